package dyepack.ingest;

import dyepack.layout.CellKind;
import dyepack.layout.HeaderDetector;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of an XLSX workbook of a dump.
 *
 * <p>Cells are given as they are stored: dates as serial numbers, numbers with all their digits.
 * Only where a stored number is the seventeen-digit form of a short one ({@code
 * 1.1000000000000001}) the short one is given.
 *
 * @param file the path for reports
 * @param location the path to open
 * @param sheet name of the sheet
 * @param index place of the sheet in the workbook, from 0
 * @param firstRow row of the sheet, from 1, that the table's rows begin at
 */
record WorkbookDump(
    String file,
    String location,
    String sheet,
    int index,
    List<String> header,
    int columns,
    long firstRow,
    DumpLimits limits)
    implements DumpTable {
  private static final long serialVersionUID = 1L;
  private static final int ROWS_LOOKED_AT = 300;

  /** All sheets that hold anything; the workbook has passed {@link WorkbookGuard}. */
  static List<WorkbookDump> find(String file, Path path, DumpLimits limits) throws IOException {
    List<WorkbookDump> found = new ArrayList<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile())) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        List<String[]> rows = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        try (Stream<Row> stream = sheet.openStream()) {
          Iterator<Row> all = stream.iterator();
          while (rows.size() < ROWS_LOOKED_AT && all.hasNext()) {
            Row row = all.next();
            String[] cells = cells(row, limits.columns());
            if (cells.length > 0) {
              rows.add(cells);
              numbers.add((long) row.getRowNum());
            }
          }
        }
        if (!rows.isEmpty()) {
          found.add(table(file, path, sheet, rows, numbers, limits));
        }
      }
    }
    return found;
  }

  private static WorkbookDump table(
      String file,
      Path path,
      Sheet sheet,
      List<String[]> rows,
      List<Long> numbers,
      DumpLimits limits) {
    int columns = rows.stream().mapToInt(r -> r.length).max().orElse(1);
    List<String[]> even = rows.stream().map(r -> padded(r, columns)).toList();
    int first = 0;
    while (first < even.size() - 1
        && first < 20
        && filled(even.get(first)) * 2 <= columns
        && columns > 2) {
      first++;
    }
    boolean hasHeader =
        even.size() > first + 1 && HeaderDetector.isHeader(even.subList(first, even.size()));
    List<String> header =
        hasHeader ? Stream.of(even.get(first)).map(String::strip).toList() : List.of();
    long firstRow = hasHeader ? numbers.get(first) + 1 : numbers.get(0);
    return new WorkbookDump(
        file,
        path.toString(),
        sheet.getName(),
        sheet.getIndex(),
        header,
        columns,
        firstRow,
        limits);
  }

  private static long filled(String[] cells) {
    return Arrays.stream(cells).filter(c -> !c.isBlank()).count();
  }

  private static String[] padded(String[] cells, int columns) {
    String[] padded = Arrays.copyOf(cells, columns);
    Arrays.fill(padded, Math.min(cells.length, columns), columns, "");
    return padded;
  }

  /** The cells up to the last one that isn't blank. */
  private static String[] cells(Row row, int mostColumns) {
    String[] cells = new String[Math.min(row.getCellCount(), mostColumns)];
    int length = 0;
    for (int c = 0; c < cells.length; c++) {
      Cell cell = row.hasCell(c) ? row.getCell(c) : null;
      cells[c] = cell == null ? "" : text(cell);
      length = cells[c].isEmpty() ? length : c + 1;
    }
    return Arrays.copyOf(cells, length);
  }

  private static String text(Cell cell) {
    String raw = cell.getRawValue();
    if (raw == null || cell.getType() == CellType.ERROR) {
      return "";
    }
    return switch (cell.getType()) {
      case NUMBER -> shortest(raw);
      case BOOLEAN -> raw.equals("1") ? "TRUE" : raw.equals("0") ? "FALSE" : raw;
      case FORMULA -> CellKind.of(raw).figures() ? shortest(raw) : raw;
      default -> cell.getText();
    };
  }

  /** The short decimal that a stored number of 16 or 17 digits stands for, if there is one. */
  static String shortest(String raw) {
    if (raw.length() < 16) {
      return raw;
    }
    try {
      BigDecimal exact = new BigDecimal(raw);
      if (exact.precision() < 16) {
        return raw;
      }
      BigDecimal close = new BigDecimal(Double.toString(exact.doubleValue())).stripTrailingZeros();
      return close.precision() <= 15 && close.scale() > 0 ? close.toPlainString() : raw;
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  @Override
  public String format() {
    return "xlsx";
  }

  @Override
  public DumpRows open() {
    try {
      return new DumpRows(file, new Rows(this));
    } catch (IOException | RuntimeException e) {
      return DumpRows.none(file);
    }
  }

  /** A sheet can only be read from its beginning: it is one part. */
  @Override
  public List<TableSplit> splits(long targetBytes) {
    return List.of(new TableSplit(0, Long.MAX_VALUE, 0, firstRow, -1));
  }

  @Override
  public DumpRows open(TableSplit split) {
    return open();
  }

  /** Reads the rows of the sheet. */
  static final class Rows implements DumpRows.Source {
    private final WorkbookDump table;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final String[] header;
    private final SkipCount skips = new SkipCount();
    private long line;
    private boolean ended;

    private Rows(WorkbookDump table) throws IOException {
      this.table = table;
      this.workbook = new ReadableWorkbook(Path.of(table.location).toFile());
      Sheet sheet =
          workbook
              .getSheet(table.index)
              .orElseThrow(() -> new IOException("sheet " + (table.index + 1) + " is gone"));
      this.stream = sheet.openStream();
      this.rows = stream.iterator();
      this.header = table.header.toArray(new String[0]);
    }

    @Override
    public SkipCount skips() {
      return skips;
    }

    @Override
    public @Nullable DumpRow next() {
      try {
        while (!ended && rows.hasNext()) {
          Row row = rows.next();
          line = row.getRowNum();
          if (line < table.firstRow) {
            continue;
          }
          String[] cells = cells(row, table.limits.columns());
          if (cells.length == 0) {
            continue;
          }
          if (cells.length > table.columns) {
            skips.add("rows with more cells than the first rows have, cut", line);
          }
          String[] even = cut(padded(cells, table.columns));
          if (header.length == 0 || !Arrays.equals(even, header)) {
            return new DumpRow(line, even);
          }
          skips.add("the header again", line);
        }
      } catch (RuntimeException e) {
        skips.add("damaged sheet: nothing can be read from here on", line + 1);
      }
      ended = true;
      return null;
    }

    private String[] cut(String[] cells) {
      for (int c = 0; c < cells.length; c++) {
        if (cells[c].length() > table.limits.cellChars()) {
          skips.add("cells that are too long, cut", line);
          cells[c] = cells[c].substring(0, table.limits.cellChars());
        }
      }
      return cells;
    }

    @Override
    public void close() throws IOException {
      stream.close();
      workbook.close();
    }
  }
}
