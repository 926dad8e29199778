package dyepack.ingest;

import dyepack.cells.CellStream;
import dyepack.cells.CellStreamReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that a parser of a whole format has read into a cell stream.
 *
 * <p>Where the format declares no header, the first rows are searched for one; rows above it (a
 * title, a remark) are read as rows, since at worst they match nothing. Of a sheet with several
 * tables each is one here, see {@link SheetRegions}.
 *
 * @param file the path for reports
 * @param location path of the cell stream
 * @param sheet sheet, table or collection
 * @param number number of the table in the stream
 * @param firstRow number of its first row in the stream's table
 * @param endRow one past the number of its last row
 * @param firstColumn number of its first column there
 * @param beside whether other tables stand beside it, so that its rows may be blank
 * @param headerRow number of the row that is the header, -1 if none is
 */
record CellStreamDump(
    String file,
    String location,
    String sheet,
    int number,
    List<String> header,
    int columns,
    long firstRow,
    long endRow,
    int firstColumn,
    boolean beside,
    long headerRow,
    String format)
    implements DumpTable {
  private static final long serialVersionUID = 1L;

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
        find(file, stream.file(), table, format, found);
      }
    }
    return found;
  }

  private static void find(
      String file, Path stream, CellStream.Table table, String format, List<DumpTable> found)
      throws IOException {
    int columns = table.columns();
    String location = stream.toString();
    if (!table.header().isEmpty()) {
      List<String> header = new ArrayList<>(table.header());
      while (header.size() < columns) {
        header.add("");
      }
      found.add(
          new CellStreamDump(
              file,
              location,
              table.name(),
              table.number(),
              List.copyOf(header),
              columns,
              0,
              Long.MAX_VALUE,
              0,
              false,
              -1,
              format));
      return;
    }
    List<SheetRegions.Region> regions = SheetRegions.find(stream, table.number(), columns);
    for (int r = 0; r < regions.size(); r++) {
      SheetRegions.Region region = regions.get(r);
      String which = regions.size() == 1 ? "" : "table " + (r + 1);
      String between = table.name().isEmpty() || which.isEmpty() ? "" : ", ";
      found.add(
          new CellStreamDump(
              file,
              location,
              table.name() + between + which,
              table.number(),
              region.header(),
              region.columns(),
              region.firstRow(),
              region.endRow(),
              region.firstColumn(),
              region.columns() < columns,
              region.headerRow(),
              format));
    }
  }

  /** The table's own cells of a row of the sheet. */
  private String[] own(String[] cells) {
    if (firstColumn == 0) {
      return padded(cells, columns);
    }
    int from = Math.min(firstColumn, cells.length);
    return padded(Arrays.copyOfRange(cells, from, Math.min(cells.length, from + columns)), columns);
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

    private static boolean isBlank(String[] cells) {
      return Arrays.stream(cells).allMatch(String::isBlank);
    }

    @Override
    public @Nullable DumpRow next() {
      try {
        while (!ended && in.next()) {
          if (in.row() == table.headerRow || in.row() < table.firstRow) {
            continue;
          }
          if (in.row() >= table.endRow) {
            break;
          }
          String[] cells = table.own(in.cells());
          if (table.beside && isBlank(cells)) {
            // A row of the table beside.
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
