package dyepack.office;

import dyepack.cells.CellLimits;
import dyepack.cells.CellRow;
import dyepack.office.XmlPart.DamagedPartException;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet (ECMA-376 part 1, 18.3.1), read in the order in which they stand. */
final class XlsxSheet implements Closeable {
  private static final int SAFE_DIGITS = 15;
  private static final int LETTERS = 26;
  private static final int MOST_COLUMN = 1 << 20;

  private final XmlPart xml;
  private final SharedTexts texts;
  private final NumberDates dates;
  private final CellRow row;
  private final int mostChars;
  private final StringBuilder value = new StringBuilder();
  private String type = "";
  private int style;
  private int column = -1;
  private long number;
  private boolean inData;
  private boolean inValue;
  private boolean hiddenRow;

  XlsxSheet(XmlPart xml, SharedTexts texts, NumberDates dates, CellLimits limits, CellRow row) {
    this.xml = xml;
    this.texts = texts;
    this.dates = dates;
    this.row = row;
    this.mostChars = limits.cellChars() + 1;
  }

  /**
   * Hands over all rows; a damaged sheet ends where the damage is.
   *
   * @return whether it was read to its end
   */
  boolean read() throws IOException {
    while (true) {
      int event;
      try {
        event = xml.next();
        if (event == XMLStreamConstants.END_DOCUMENT) {
          return true;
        }
      } catch (DamagedPartException e) {
        row.clear();
        row.skipped("rest of a damaged sheet (" + e.getMessage() + ")", 1, number + 1);
        return false;
      }
      if (event == XMLStreamConstants.CHARACTERS) {
        if (inValue) {
          xml.text(value, mostChars);
        }
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (!begin(xml.name())) {
          return false;
        }
      } else {
        end(xml.name());
      }
    }
  }

  private boolean begin(String name) throws IOException {
    switch (name) {
      case "sheetData" -> inData = true;
      case "row" -> {
        number = rowNumber(xml.attribute("r"));
        column = -1;
        row.clear();
        hiddenRow = isTrue(xml.attribute("hidden"));
      }
      case "col" -> {
        if (isTrue(xml.attribute("hidden"))) {
          int first = xml.number("min", 1);
          row.noted(HiddenParts.COLUMNS, Math.max(1, 1L + xml.number("max", first) - first), 0);
        }
      }
      case "c" -> {
        column = column(xml.attribute("r"));
        String given = xml.attribute("t");
        type = given == null ? "n" : given;
        style = type.equals("n") ? xml.number("s", 0) : 0;
        value.setLength(0);
      }
      case "v", "t" -> inValue = inData;
      case "f", "rPh", "extLst" -> {
        try {
          xml.skip();
        } catch (DamagedPartException e) {
          row.clear();
          row.skipped("rest of a damaged sheet (" + e.getMessage() + ")", 1, number + 1);
          return false;
        }
      }
      default -> {}
    }
    return true;
  }

  private void end(String name) throws IOException {
    switch (name) {
      case "sheetData" -> inData = false;
      case "row" -> {
        if (inData) {
          if (hiddenRow && !row.blank()) {
            row.noted(HiddenParts.ROWS, 1, number);
          }
          row.end(number);
        }
      }
      case "c" -> {
        if (inData) {
          row.set(column, text());
        }
      }
      case "v", "t" -> inValue = false;
      default -> {}
    }
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && (value.equals("1") || value.equals("true"));
  }

  private long rowNumber(@Nullable String reference) {
    if (reference != null) {
      try {
        long given = Long.parseLong(reference.strip());
        if (given > 0 && given < Integer.MAX_VALUE) {
          return given;
        }
      } catch (NumberFormatException e) {
        return number + 1;
      }
    }
    return number + 1;
  }

  /** Column of a reference such as {@code AB12}, from 0; without one the next. */
  private int column(@Nullable String reference) {
    int found = 0;
    for (int i = 0; reference != null && i < reference.length(); i++) {
      int letter = Character.toUpperCase(reference.charAt(i)) - 'A';
      if (letter < 0 || letter >= LETTERS) {
        break;
      }
      found = Math.min(MOST_COLUMN, found * LETTERS + letter + 1);
    }
    return found == 0 ? column + 1 : found - 1;
  }

  private String text() throws IOException {
    String raw = value.toString();
    return switch (type) {
      case "s" -> shared(raw.strip());
      case "b" -> raw.equals("1") ? "TRUE" : raw.equals("0") ? "FALSE" : raw;
      case "e" -> {
        row.skipped("cells that hold an error instead of a value", 1, number);
        yield "";
      }
      case "n" -> dates.text(shortest(raw.strip()), style);
      default -> EscapedText.plain(raw);
    };
  }

  private String shared(String index) throws IOException {
    try {
      String text = index.isEmpty() ? "" : texts.text(Integer.parseInt(index));
      if (text != null) {
        return text;
      }
    } catch (NumberFormatException e) {
      // Counted below as any other number that no text has.
    }
    row.skipped("cells whose shared text is missing", 1, number);
    return "";
  }

  /** The short decimal that a stored number of 16 or 17 digits stands for, if there is one. */
  static String shortest(String raw) {
    if (raw.length() <= SAFE_DIGITS || raw.length() > 40) {
      return raw;
    }
    try {
      BigDecimal exact = new BigDecimal(raw);
      if (exact.precision() <= SAFE_DIGITS) {
        return raw;
      }
      BigDecimal close = new BigDecimal(Double.toString(exact.doubleValue())).stripTrailingZeros();
      return close.precision() <= SAFE_DIGITS && close.scale() > 0 ? close.toPlainString() : raw;
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
