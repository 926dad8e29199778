package dyepack.ingest;

import dyepack.cells.CellStream;
import dyepack.cells.CellStreamReader;
import dyepack.layout.HeaderDetector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table that a parser of a whole format has read into a cell stream.
 *
 * <p>Where the format declares no header, the first rows are searched for one; rows above it (a
 * title, a remark) are read as rows, since at worst they match nothing.
 *
 * @param file the path for reports
 * @param location path of the cell stream
 * @param sheet sheet, table or collection
 * @param number number of the table in the stream
 * @param headerRow number of the row that is the header, -1 if none is
 */
record CellStreamDump(
    String file,
    String location,
    String sheet,
    int number,
    List<String> header,
    int columns,
    long headerRow,
    String format)
    implements DumpTable {
  private static final long serialVersionUID = 1L;
  private static final int ROWS_LOOKED_AT = 300;
  private static final int ROWS_ABOVE_HEADER = 20;

  /**
   * The tables of a stream that have rows.
   *
   * @param file the path for reports
   * @param format for the report
   */
  static List<DumpTable> find(String file, CellStream stream, String format) throws IOException {
    List<DumpTable> found = new ArrayList<>();
    for (CellStream.Table table : stream.tables()) {
      if (table.rows() > 0 && table.columns() > 0) {
        found.add(find(file, stream.file(), table, format));
      }
    }
    return found;
  }

  private static CellStreamDump find(
      String file, Path stream, CellStream.Table table, String format) throws IOException {
    int columns = table.columns();
    int headerRow = -1;
    List<String> header = table.header();
    if (header.isEmpty()) {
      List<String[]> first = firstRows(stream, table.number(), columns);
      headerRow = headerRow(first, columns);
      header =
          headerRow < 0 ? List.of() : Stream.of(first.get(headerRow)).map(String::strip).toList();
    } else if (header.size() < columns) {
      List<String> longer = new ArrayList<>(header);
      while (longer.size() < columns) {
        longer.add("");
      }
      header = List.copyOf(longer);
    }
    return new CellStreamDump(
        file, stream.toString(), table.name(), table.number(), header, columns, headerRow, format);
  }

  private static List<String[]> firstRows(Path stream, int number, int columns) throws IOException {
    List<String[]> first = new ArrayList<>();
    try (CellStreamReader in = new CellStreamReader(stream, number, 0, Long.MAX_VALUE)) {
      while (first.size() < ROWS_LOOKED_AT && in.next()) {
        first.add(padded(in.cells(), columns));
      }
    }
    return first;
  }

  private static int headerRow(List<String[]> rows, int columns) {
    int first = 0;
    while (first < rows.size() - 1
        && first < ROWS_ABOVE_HEADER
        && columns > 2
        && filled(rows.get(first)) * 2 <= columns) {
      first++;
    }
    boolean known =
        rows.size() > first + 1 && HeaderDetector.isHeader(rows.subList(first, rows.size()));
    return known ? first : -1;
  }

  private static long filled(String[] cells) {
    return Arrays.stream(cells).filter(c -> !c.isBlank()).count();
  }

  private static String[] padded(String[] cells, int columns) {
    int length = cells.length;
    if (length == columns) {
      return cells;
    }
    String[] padded = Arrays.copyOf(cells, columns);
    Arrays.fill(padded, Math.min(length, columns), columns, "");
    return padded;
  }

  @Override
  public DumpRows open() {
    return open(new TableSplit(0, Long.MAX_VALUE, 0, 1, -1));
  }

  @Override
  public DumpRows open(TableSplit split) {
    try {
      return new DumpRows(file, new Rows(this, split));
    } catch (IOException e) {
      throw DumpRows.unreadable(file, e);
    }
  }

  @Override
  public List<TableSplit> splits(long targetBytes) {
    try {
      return CellStream.parts(Path.of(location), number, targetBytes).stream()
          .map(p -> new TableSplit(p.start(), p.end(), p.firstRow(), p.firstPosition(), p.rows()))
          .toList();
    } catch (IOException e) {
      throw DumpRows.unreadable(file, e);
    }
  }

  /** Reads the rows of a part. */
  static final class Rows implements DumpRows.Source {
    private final CellStreamDump table;
    private final CellStreamReader in;
    private final String[] header;
    private final SkipCount skips = new SkipCount();
    private boolean ended;

    private Rows(CellStreamDump table, TableSplit split) throws IOException {
      this.table = table;
      this.in =
          new CellStreamReader(Path.of(table.location), table.number, split.start(), split.end());
      this.header = table.header.toArray(new String[0]);
    }

    @Override
    public SkipCount skips() {
      return skips;
    }

    @Override
    public @Nullable DumpRow next() {
      try {
        while (!ended && in.next()) {
          String[] cells = padded(in.cells(), table.columns);
          if (in.row() == table.headerRow) {
            continue;
          }
          boolean again = table.headerRow >= 0 && Arrays.equals(cells, header);
          if (!again) {
            return new DumpRow(in.position(), cells);
          }
          skips.note("the header again", 1, in.position());
        }
      } catch (IOException e) {
        skips.add("damaged working file: nothing can be read from here on", in.position());
      }
      ended = true;
      return null;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
