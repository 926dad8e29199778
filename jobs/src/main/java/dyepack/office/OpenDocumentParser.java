package dyepack.office;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import dyepack.office.XmlPart.DamagedPartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * Reads OpenDocument spreadsheets and text documents (OASIS OpenDocument 1.3, part 3, sections 5
 * and 9), packed or in one flat file of XML: every table; paragraphs outside of tables as rows of
 * one cell of a table {@code text}.
 *
 * <p>Cells are given by the value that is stored beside the displayed one: numbers as written in
 * the file, dates and times in ISO 8601 as the file has them, truth values {@code TRUE} and {@code
 * FALSE}; texts as their paragraphs, a line each. Rows keep their numbers.
 *
 * <p>A row or a cell that is stored once and stands often is repeated, but not without end: at most
 * as many cells come of repeated rows as {@link #MOST_REPEATED_CELLS} says; others are counted.
 */
public final class OpenDocumentParser implements CellParser {
  /** Cells of a table that may come of rows that are stored once. */
  static final long MOST_REPEATED_CELLS = 4_000_000;

  private static final String TEXT = "text";
  private static final String DAMAGED = "a damaged document, read up to the damage";
  private static final String ENCRYPTED = "an encrypted OpenDocument file, which is not readable";
  private static final Map<String, String> PICTURES =
      Map.of(
          "pictures/", "pictures in a document, not read",
          "media/", "sound and films in a document, not read");
  private static final Map<String, String> OBJECTS =
      Map.of("object ", "parts of objects embedded in a document, not read");

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    if (ZippedParts.isFlat(file)) {
      boolean whole;
      try (XmlPart content = ZippedParts.flat(file, limits)) {
        whole = new Content(content, limits, sink).read();
      }
      Kind kind = whole ? Kind.RECORD : Kind.REJECTED;
      sink.account(ByteAccount.of(kind, whole ? "" : DAMAGED, 0, Files.size(file)));
      return;
    }
    try (ZippedParts parts = ZippedParts.open(file, limits)) {
      if (encrypted(parts)) {
        sink.account(ByteAccount.of(Kind.REJECTED, ENCRYPTED, 0, Files.size(file)));
        throw new IOException(ENCRYPTED);
      }
      XmlPart content = parts.content("content.xml");
      if (content == null) {
        throw new IOException("an OpenDocument file without content");
      }
      try (content) {
        if (!new Content(content, limits, sink).read()) {
          parts.rejected("content.xml", DAMAGED);
        }
      }
      parts.notRead(PICTURES, false, sink);
      parts.notRead(OBJECTS, true, sink);
      sink.account(parts.roles().account(file));
    }
  }

  private static boolean encrypted(ZippedParts parts) throws IOException {
    if (parts.has("encrypted-package")) {
      return true;
    }
    try (XmlPart manifest = parts.xml("META-INF/manifest.xml")) {
      while (manifest != null) {
        int event = manifest.next();
        if (event == XMLStreamConstants.END_DOCUMENT) {
          break;
        }
        if (event == XMLStreamConstants.START_ELEMENT
            && manifest.name().equals("encryption-data")) {
          return true;
        }
      }
    } catch (DamagedPartException e) {
      return false;
    }
    return false;
  }

  /** A table that is open; one may stand in a cell of another. */
  private static final class OpenTable {
    final String name;
    final CellRow row;
    long number;
    int rowRepeats = 1;
    boolean hidden;
    int column;
    int cellRepeats = 1;
    boolean inCell;
    @Nullable String value;
    final StringBuilder text = new StringBuilder();
    boolean lines;
    long repeated;

    OpenTable(String name, CellRow row) {
      this.name = name;
      this.row = row;
    }
  }

  /** The content being read. */
  private static final class Content {
    private final XmlPart xml;
    private final CellLimits limits;
    private final CellSink sink;
    private final CellRow line;
    private final StringBuilder paragraph = new StringBuilder();
    private final Deque<OpenTable> open = new ArrayDeque<>();
    private @Nullable Object current;
    private long lineNumber;
    private int inParagraph;
    private final Set<String> hiddenStyles = new HashSet<>();
    private @Nullable String style;

    Content(XmlPart xml, CellLimits limits, CellSink sink) {
      this.xml = xml;
      this.limits = limits;
      this.sink = sink;
      this.line = new CellRow(limits, sink);
    }

    /** Hands over everything; whether the content was read to its end. */
    boolean read() throws IOException {
      boolean whole = true;
      int event = XMLStreamConstants.START_DOCUMENT;
      while (event != XMLStreamConstants.END_DOCUMENT) {
        try {
          event = xml.next();
          if (event == XMLStreamConstants.START_ELEMENT && passedOver(xml.name())) {
            xml.skip();
            continue;
          }
        } catch (DamagedPartException e) {
          OpenTable table = open.peek();
          line.skipped(
              "rest of a damaged document (" + e.getMessage() + ")",
              1,
              table == null ? lineNumber : table.number);
          whole = false;
          break;
        }
        switch (event) {
          case XMLStreamConstants.CHARACTERS -> {
            if (inParagraph > 0) {
              xml.text(text(), limits.cellChars() + 1);
            }
          }
          case XMLStreamConstants.START_ELEMENT -> begin(xml.name());
          case XMLStreamConstants.END_ELEMENT -> end(xml.name());
          default -> {}
        }
      }
      while (!open.isEmpty()) {
        open.pop().row.report();
      }
      line.report();
      return whole;
    }

    /** Notes on cells, changes that were undone, and forms hold no cells. */
    private static boolean passedOver(String name) {
      return switch (name) {
        case "annotation", "tracked-changes", "shapes", "ruby-text" -> true;
        default -> false;
      };
    }

    private StringBuilder text() {
      OpenTable table = open.peek();
      return table == null || !table.inCell ? paragraph : table.text;
    }

    private void begin(String name) throws IOException {
      OpenTable table = open.peek();
      switch (name) {
        case "style" -> style = xml.attribute("name");
        case "table-properties" -> {
          if ("false".equals(xml.attribute("display")) && style != null) {
            hiddenStyles.add(style);
          }
        }
        case "table" -> {
          String given = xml.attribute("name");
          String looks = xml.attribute("style-name");
          CellRow rows = new CellRow(limits, sink);
          if (looks != null && hiddenStyles.contains(looks)) {
            rows.noted(HiddenParts.SHEET, 1, 0);
          }
          open.push(new OpenTable(given == null ? "" : given, rows));
        }
        case "table-column" -> {
          if (table != null && isHidden()) {
            table.row.noted(
                HiddenParts.COLUMNS, Math.max(1, xml.number("number-columns-repeated", 1)), 0);
          }
        }
        case "table-row" -> {
          if (table != null) {
            table.hidden = isHidden();
            table.rowRepeats = Math.max(1, xml.number("number-rows-repeated", 1));
            table.column = 0;
            table.row.clear();
          }
        }
        case "table-cell", "covered-table-cell" -> {
          if (table != null) {
            table.inCell = true;
            table.cellRepeats = Math.max(1, xml.number("number-columns-repeated", 1));
            table.value = value();
            table.text.setLength(0);
            table.lines = false;
          }
        }
        case "p", "h" -> paragraph(table);
        case "s" -> blanks(Math.max(1, xml.number("c", 1)));
        case "tab" -> blank('\t');
        case "line-break" -> blank('\n');
        default -> {}
      }
    }

    /** Whether a row or column isn't shown (19.749): collapsed, or filtered out. */
    private boolean isHidden() {
      String visibility = xml.attribute("visibility");
      return "collapse".equals(visibility) || "filter".equals(visibility);
    }

    private void paragraph(@Nullable OpenTable table) {
      inParagraph++;
      if (table == null || !table.inCell) {
        paragraph.setLength(0);
      } else if (table.lines) {
        blank('\n');
      } else {
        table.lines = true;
      }
    }

    private void blank(char c) {
      if (text().length() <= limits.cellChars()) {
        text().append(c);
      }
    }

    private void blanks(int count) {
      int room = limits.cellChars() + 1 - text().length();
      text().append(" ".repeat(Math.max(0, Math.min(room, count))));
    }

    /** The value that stands in attributes (section 19.385 and following), or null for text. */
    private @Nullable String value() {
      String type = xml.attribute("value-type");
      if (type == null) {
        return null;
      }
      return switch (type) {
        case "float", "percentage", "currency" -> {
          String number = xml.attribute("value");
          yield number == null ? null : XlsxSheet.shortest(number);
        }
        case "date" -> {
          String date = xml.attribute("date-value");
          yield date == null ? null : NumberDates.plain(date);
        }
        case "time" -> xml.attribute("time-value");
        case "boolean" -> {
          String truth = xml.attribute("boolean-value");
          yield truth == null ? null : truth.equals("true") ? "TRUE" : "FALSE";
        }
        default -> xml.attribute("string-value");
      };
    }

    private void end(String name) throws IOException {
      OpenTable table = open.peek();
      switch (name) {
        case "p", "h" -> {
          inParagraph = Math.max(0, inParagraph - 1);
          if (table == null || !table.inCell) {
            line();
          }
        }
        case "table-cell", "covered-table-cell" -> {
          if (table != null && table.inCell) {
            cell(table);
          }
        }
        case "table-row" -> {
          if (table != null) {
            row(table);
          }
        }
        case "table" -> {
          if (table != null) {
            table.row.report();
            open.pop();
          }
        }
        default -> {}
      }
    }

    private static String withoutLastBreaks(StringBuilder text) {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == '\n') {
        end--;
      }
      return text.substring(0, end);
    }

    private void line() throws IOException {
      lineNumber++;
      if (!paragraph.toString().isBlank()) {
        if (current != this) {
          sink.table(TEXT, List.of());
          current = this;
        }
        line.set(0, paragraph.toString());
        line.end(lineNumber);
      }
      paragraph.setLength(0);
    }

    private void cell(OpenTable table) {
      String value = table.value;
      String text = value != null ? value : withoutLastBreaks(table.text);
      int most = text.isEmpty() ? 0 : Math.min(table.cellRepeats, limits.columns() + 1);
      for (int c = 0; c < most && table.column + c <= limits.columns(); c++) {
        table.row.set(table.column + c, text);
      }
      table.column = (int) Math.min(1 << 24, (long) table.column + table.cellRepeats);
      table.inCell = false;
      table.text.setLength(0);
    }

    /** A row that repeats is handed over as often as it stands, within the limit. */
    private void row(OpenTable table) throws IOException {
      long first = table.number + 1;
      table.number += table.rowRepeats;
      if (table.row.blank()) {
        table.row.clear();
        return;
      }
      if (table.hidden) {
        table.row.noted(HiddenParts.ROWS, table.rowRepeats, first);
      }
      if (current != table) {
        sink.table(table.name, List.of());
        current = table;
      }
      String[] cells = new String[table.row.length()];
      for (int c = 0; c < cells.length; c++) {
        cells[c] = table.row.cell(c);
      }
      table.row.end(first);
      long room = (MOST_REPEATED_CELLS - table.repeated) / Math.max(1, cells.length);
      long more = Math.min(table.rowRepeats - 1L, room);
      for (long r = 1; r <= more; r++) {
        sink.row(first + r, cells.clone());
      }
      table.repeated += more * cells.length;
      if (more < table.rowRepeats - 1L) {
        table.row.skipped(
            "rows that repeat the one before more often than is taken in",
            table.rowRepeats - 1L - more,
            first + more + 1);
      }
    }
  }
}
