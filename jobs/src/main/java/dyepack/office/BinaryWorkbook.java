package dyepack.office;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.cells.CellLimits;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads Excel's binary workbooks, xlsb ([MS-XLSB] 2.1.4: records of a type and a length in one to
 * two and one to four bytes of seven bits, then so many bytes). Cells as of xlsx, see {@link
 * XlsxParser}.
 */
final class BinaryWorkbook {
  static final String MAIN = "xl/workbook.bin";

  // [MS-XLSB] 2.3.1
  private static final int ROW_HEADER = 0;
  private static final int CELL_RK = 2;
  private static final int CELL_ERROR = 3;
  private static final int CELL_BOOL = 4;
  private static final int CELL_REAL = 5;
  private static final int CELL_TEXT = 6;
  private static final int CELL_SHARED = 7;
  private static final int FORMULA_TEXT = 8;
  private static final int FORMULA_NUMBER = 9;
  private static final int FORMULA_BOOL = 10;
  private static final int FORMULA_ERROR = 11;
  private static final int SHARED_ITEM = 19;
  private static final int FORMAT = 44;
  private static final int STYLE = 47;
  private static final int CELL_RICH_TEXT = 62;
  private static final int WORKBOOK_PROPERTIES = 153;
  private static final int SHEET = 156;
  private static final int BEGIN_CELL_STYLES = 617;
  private static final int END_CELL_STYLES = 618;

  /** Records before a cell's value: column, style and flags (2.5.9). */
  private static final int CELL_BYTES = 8;

  private static final int MOST_RECORD = 32 << 20;
  private static final int MOST_SHEETS = 10_000;

  /** A sheet as the workbook lists it. */
  private record Sheet(String name, String part, int state) {}

  private final ZippedParts parts;
  private final CellSink sink;
  private final CellRow row;
  private final NumberDates dates = new NumberDates();
  private boolean inCellStyles;
  private long number;

  private BinaryWorkbook(ZippedParts parts, CellLimits limits, CellSink sink) {
    this.parts = parts;
    this.sink = sink;
    this.row = new CellRow(limits, sink);
  }

  /**
   * Reads all sheets.
   *
   * @throws IOException if none can be read
   */
  static void read(ZippedParts parts, CellLimits limits, CellSink sink) throws IOException {
    new BinaryWorkbook(parts, limits, sink).read();
  }

  private void read() throws IOException {
    XlsxParser.Relations relations = XlsxParser.Relations.of(parts, MAIN);
    List<Sheet> sheets = sheets(relations);
    each(relations.targetOfType("styles", "xl/styles.bin"), this::style);
    long memory = Runtime.getRuntime().maxMemory() / 4;
    int unread = 0;
    try (SharedTexts texts = new SharedTexts(memory)) {
      String shared = relations.targetOfType("sharedStrings", "xl/sharedStrings.bin");
      boolean whole =
          each(
              shared,
              (type, data) -> {
                if (type == SHARED_ITEM) {
                  texts.add(text(data, 1));
                }
              });
      if (!whole && parts.has(shared)) {
        row.skipped("shared texts that can't be read", 1, 0);
      }
      for (Sheet sheet : sheets) {
        unread += read(sheet, texts) ? 0 : 1;
      }
    }
    if (unread == sheets.size()) {
      throw new IOException("a workbook without readable sheets");
    }
  }

  private List<Sheet> sheets(XlsxParser.Relations relations) throws IOException {
    List<Sheet> sheets = new ArrayList<>();
    each(
        MAIN,
        (type, data) -> {
          if (type == WORKBOOK_PROPERTIES && (data.getInt(0) & 1) != 0) {
            dates.since1904();
          }
          if (type == SHEET && sheets.size() < MOST_SHEETS) {
            int length = data.getInt(8);
            String id = length < 0 ? "" : text(data, 8);
            String part = relations.target(id);
            String name = text(data, 12 + 2 * Math.max(0, length));
            if (part != null) {
              sheets.add(new Sheet(name, part, data.getInt(0)));
            }
          }
        });
    if (sheets.isEmpty()) {
      parts.names().stream()
          .filter(n -> n.startsWith("xl/worksheets/") && n.endsWith(".bin"))
          .forEach(n -> sheets.add(new Sheet("", n, 0)));
    }
    return sheets;
  }

  /** Formats (2.4.681) and styles of cells (2.4.862). */
  private void style(int type, ByteBuffer data) throws IOException {
    switch (type) {
      case FORMAT -> dates.format(data.getShort(0) & 0xffff, text(data, 2));
      case BEGIN_CELL_STYLES -> inCellStyles = true;
      case END_CELL_STYLES -> inCellStyles = false;
      case STYLE -> {
        if (inCellStyles) {
          dates.style(data.getShort(2) & 0xffff);
        }
      }
      default -> {}
    }
  }

  private boolean read(Sheet sheet, SharedTexts texts) throws IOException {
    if (!parts.has(sheet.part)) {
      sink.skipped("sheets whose content is missing or damaged", 1, 0);
      return false;
    }
    sink.table(sheet.name, List.of());
    if (sheet.state > 0) {
      sink.noted(sheet.state == 1 ? HiddenParts.SHEET : HiddenParts.VERY_HIDDEN_SHEET, 1, 0);
    }
    number = 0;
    boolean whole = each(sheet.part, (type, data) -> record(type, data, texts));
    endRow();
    if (!whole) {
      row.skipped("rest of a damaged sheet", 1, number);
    }
    row.report();
    return true;
  }

  private void endRow() throws IOException {
    if (number > 0) {
      row.end(number);
    }
    row.clear();
  }

  private void record(int type, ByteBuffer data, SharedTexts texts) throws IOException {
    if (type == ROW_HEADER) {
      endRow();
      number = 1 + (data.getInt(0) & 0xffffffffL);
      return;
    }
    switch (type) {
      case CELL_RK -> set(data, dated(data, rk(data.getInt(CELL_BYTES))));
      case CELL_REAL, FORMULA_NUMBER -> set(data, dated(data, data.getDouble(CELL_BYTES)));
      case CELL_BOOL, FORMULA_BOOL -> set(data, data.get(CELL_BYTES) == 0 ? "FALSE" : "TRUE");
      case CELL_TEXT, FORMULA_TEXT -> set(data, text(data, CELL_BYTES));
      case CELL_RICH_TEXT -> set(data, text(data, CELL_BYTES + 1));
      case CELL_SHARED -> {
        String text = texts.text(data.getInt(CELL_BYTES));
        if (text == null) {
          row.skipped("cells whose shared text is missing", 1, number);
        } else {
          set(data, text);
        }
      }
      case CELL_ERROR, FORMULA_ERROR ->
          row.skipped("cells that hold an error instead of a value", 1, number);
      default -> {}
    }
  }

  private String dated(ByteBuffer data, double value) {
    return dates.text(number(value), data.getInt(4) & 0xffffff);
  }

  private void set(ByteBuffer data, String text) {
    row.set(data.getInt(0), text);
  }

  /** 2.5.122: the upper 30 bits are a whole number or those of a double, perhaps times 100. */
  private static double rk(int bits) {
    double value = (bits & 2) != 0 ? bits >> 2 : Double.longBitsToDouble((long) (bits & ~3) << 32);
    return (bits & 1) != 0 ? value / 100 : value;
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
    return whole
        ? String.valueOf((long) value)
        : finite ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString() : "";
  }

  /** A text of 16-bit units with their number before it (2.5.168). */
  private static String text(ByteBuffer data, int at) throws IOException {
    int units = data.getInt(at);
    if (units < 0 || units > (data.limit() - at - 4) / 2) {
      throw new EOFException("a text beyond its record");
    }
    byte[] bytes = new byte[2 * units];
    data.get(at + 4, bytes);
    return new String(bytes, StandardCharsets.UTF_16LE);
  }

  /** Takes a record. */
  @FunctionalInterface
  private interface Records {
    void take(int type, ByteBuffer data) throws IOException;
  }

  /** Goes through a part's records; false if it is missing, or damaged from some record on. */
  @CanIgnoreReturnValue
  private boolean each(String part, Records records) throws IOException {
    try (InputStream in = parts.bytes(part)) {
      if (in == null) {
        return false;
      }
      for (int type = type(in); type >= 0; type = type(in)) {
        int length = length(in);
        byte[] data = length > MOST_RECORD ? new byte[0] : in.readNBytes(length);
        if (data.length < length) {
          parts.rejected(part, "a damaged part, read up to the damage");
          return false;
        }
        records.take(type, ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN));
      }
      return true;
    } catch (EOFException | ZipException | IndexOutOfBoundsException e) {
      parts.rejected(part, "a damaged part, read up to the damage");
      return false;
    }
  }

  private static int type(InputStream in) throws IOException {
    int low = in.read();
    if (low < 0x80) {
      return low;
    }
    int high = in.read();
    return high < 0 ? -1 : (low & 0x7f) | ((high & 0x7f) << 7);
  }

  private static int length(InputStream in) throws IOException {
    int length = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("a record without its length");
      }
      length |= (b & 0x7f) << shift;
      if (b < 0x80) {
        return length;
      }
    }
    return length;
  }
}
