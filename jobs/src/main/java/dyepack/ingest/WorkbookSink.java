package dyepack.ingest;

import dyepack.share.BadInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes an XLSX workbook, row by row; further sheets where one is full.
 *
 * <p>A spreadsheet keeps 15 digits of a number. So a cell becomes a number only if it has at most
 * 15 significant digits, no leading zero and no plus sign, and it gets a format that shows its
 * decimals; everything else stays text.
 */
final class WorkbookSink implements RowSink {
  private static final int SHEET_ROWS = 1 << 20;
  private static final int MOST_CHARS = 32_767;
  private static final int ROWS_A_FLUSH = 500;
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");

  private final Path file;
  private final OutputStream out;
  private final Workbook workbook;
  private final List<String> header;
  private final boolean withHeader;
  private final boolean[] text;
  private final boolean careless;
  private Worksheet sheet;
  private int sheets;
  private int row;

  private WorkbookSink(
      Path file, List<String> header, boolean withHeader, Set<String> textColumns, boolean careless)
      throws IOException {
    this.file = file;
    this.header = List.copyOf(header);
    this.withHeader = withHeader;
    this.careless = careless;
    this.text = new boolean[header.size()];
    for (int c = 0; c < text.length; c++) {
      text[c] = textColumns.contains(header.get(c));
    }
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    this.workbook = new Workbook(out, "Dyepack", "1.0");
    this.sheet = workbook.newWorksheet("Sheet1");
    this.sheets = 1;
    if (withHeader) {
      names();
    }
  }

  /**
   * Creates the file.
   *
   * @param careless whether every number becomes a number, however many digits it has, as when a
   *     text file is opened in a spreadsheet: digits beyond the fifteenth become zeros
   */
  static WorkbookSink open(
      Path file, List<String> header, boolean withHeader, Set<String> textColumns, boolean careless)
      throws IOException {
    return new WorkbookSink(file, header, withHeader, textColumns, careless);
  }

  private void names() {
    for (int c = 0; c < header.size(); c++) {
      sheet.inlineString(0, c, header.get(c));
    }
    row = 1;
  }

  @Override
  public void write(String[] cells, @Nullable SourceRow source) throws IOException {
    if (row == SHEET_ROWS) {
      nextSheet();
    }
    for (int c = 0; c < cells.length; c++) {
      if (!cells[c].isEmpty()) {
        cell(c, cells[c]);
      }
    }
    row++;
    if (row % ROWS_A_FLUSH == 0) {
      sheet.flush();
    }
  }

  private void nextSheet() throws IOException {
    sheet.finish();
    sheets++;
    sheet = workbook.newWorksheet("Sheet" + sheets);
    row = 0;
    if (withHeader) {
      names();
    }
  }

  private void cell(int column, String cell) {
    if (!text[column] && NUMBER.matcher(cell).matches()) {
      BigDecimal number = new BigDecimal(cell);
      if (careless) {
        sheet.value(row, column, new BigDecimal(rounded(number)));
        return;
      }
      if (number.precision() <= 15 && (number.scale() > 0 || number.precision() < 11)) {
        sheet.value(row, column, number);
        if (number.scale() > 0) {
          sheet.style(row, column).format("0." + "0".repeat(number.scale())).set();
        }
        return;
      }
    }
    if (cell.length() > MOST_CHARS) {
      throw new BadInputException(
          file + ", row " + (row + 1) + ": a workbook's cell holds at most 32,767 characters.");
    }
    sheet.inlineString(row, column, cell);
  }

  private static String rounded(BigDecimal number) {
    BigDecimal kept = number.round(new MathContext(15, RoundingMode.DOWN)).stripTrailingZeros();
    return kept.precision() - kept.scale() > 15 ? kept.toString() : kept.toPlainString();
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    workbook.finish();
    out.close();
  }
}
