package dyepack.ingest;

import dyepack.cells.CellStreamReader;
import dyepack.layout.HeaderDetector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables that stand on one sheet, one under the other or side by side.
 *
 * <p>In doubt a sheet is one table: another one begins only behind blank rows or with a row that is
 * sure to be one of names, and only if it names columns otherwise; tables side by side must be
 * parted by a column that is blank in all rows looked at, and each must have names of its own.
 */
final class SheetRegions {
  private static final int ROWS_LOOKED_AT = 300;
  private static final int ROWS_ABOVE_HEADER = 20;
  private static final int MOST_REGIONS = 1_000;
  private static final int FEWEST_COLUMNS = 2;

  /**
   * A table on a sheet.
   *
   * @param firstRow number of its first row, titles above its header included
   * @param endRow one past its last row
   * @param firstColumn number of its first column
   * @param columns how many columns it has
   * @param headerRow number of the row that names its columns, -1 if none does
   * @param header the names, blank ones too; empty if there are none
   */
  record Region(
      long firstRow,
      long endRow,
      int firstColumn,
      int columns,
      long headerRow,
      List<String> header) {}

  private final Path stream;
  private final int number;
  private final int columns;
  private final List<Region> regions = new ArrayList<>();
  private final List<String[]> first = new ArrayList<>();
  private long begun;
  private @Nullable List<String> names;
  private boolean named;

  private SheetRegions(Path stream, int number, int columns) {
    this.stream = stream;
    this.number = number;
    this.columns = columns;
  }

  /** The tables of a sheet, at least one; together they hold all of its rows. */
  static List<Region> find(Path stream, int number, int columns) throws IOException {
    SheetRegions sheet = new SheetRegions(stream, number, columns);
    sheet.read();
    return sheet.regions;
  }

  private void read() throws IOException {
    // Rows behind a gap, until it is known whether they begin another table.
    List<String[]> behind = new ArrayList<>();
    long gap = -1;
    long row = 0;
    long position = 0;
    try (CellStreamReader in = new CellStreamReader(stream, number, 0, Long.MAX_VALUE)) {
      while (in.next()) {
        boolean apart = row > 0 && in.position() > position + 1;
        if (gap >= 0 && (apart || behind.size() == ROWS_LOOKED_AT)) {
          decide(gap, behind);
          gap = -1;
        }
        boolean named = gap < 0 && !apart && row > 0 && HeaderDetector.isSurely(in.cells());
        if ((apart || named) && regions.size() < MOST_REGIONS) {
          gap = in.row();
          behind.clear();
        }
        if (gap >= 0) {
          behind.add(padded(in.cells()));
        } else if (first.size() < ROWS_LOOKED_AT) {
          first.add(padded(in.cells()));
        }
        position = in.position();
        row = in.row() + 1;
      }
    }
    if (gap >= 0) {
      decide(gap, behind);
    }
    end(row);
  }

  private String[] padded(String[] cells) {
    String[] padded = Arrays.copyOf(cells, columns);
    Arrays.fill(padded, Math.min(cells.length, columns), columns, "");
    return padded;
  }

  /** Ends the table before a gap if another one begins behind it. */
  private void decide(long gap, List<String[]> behind) {
    int header = headerRow(behind);
    if (header >= 0 && behind.size() > header + 1) {
      List<String> other = names(behind.get(header));
      boolean same = other.equals(namesOfFirst());
      if (!same && namesOfFirst() != null && filled(behind.get(header)) >= FEWEST_COLUMNS) {
        end(gap);
        begun = gap;
        first.clear();
        names = null;
        named = false;
      }
    }
    for (String[] cells : behind) {
      if (first.size() < ROWS_LOOKED_AT) {
        first.add(cells);
      }
    }
  }

  private @Nullable List<String> namesOfFirst() {
    if (!named) {
      named = first.size() == ROWS_LOOKED_AT;
      int header = headerRow(first);
      names = header < 0 ? null : names(first.get(header));
    }
    return names;
  }

  private static List<String> names(String[] cells) {
    return Stream.of(cells).map(String::strip).toList();
  }

  /** Takes the rows up to {@code end} as one table, or several side by side. */
  private void end(long end) {
    List<int[]> groups = groups();
    List<Region> beside = new ArrayList<>();
    for (int[] group : groups) {
      Region region = region(group[0], group[1], end);
      if (groups.size() > 1 && (region.headerRow < 0 || region.columns < FEWEST_COLUMNS)) {
        regions.add(region(0, columns, end));
        return;
      }
      beside.add(region);
    }
    regions.addAll(beside);
  }

  private Region region(int from, int to, long end) {
    List<String[]> rows =
        from == 0 && to == columns
            ? first
            : first.stream()
                .map(cells -> Arrays.copyOfRange(cells, from, to))
                .filter(cells -> filled(cells) > 0)
                .toList();
    int header = headerRow(rows);
    if (header < 0) {
      return new Region(begun, end, from, to - from, -1, List.of());
    }
    String[] named = rows.get(header);
    int at = 0;
    while (!Arrays.equals(Arrays.copyOfRange(first.get(at), from, to), named)) {
      at++;
    }
    return new Region(begun, end, from, to - from, begun + at, names(named));
  }

  /** Stretches of columns between those that are blank in all rows looked at. */
  private List<int[]> groups() {
    boolean[] used = new boolean[columns];
    for (String[] cells : first) {
      for (int c = 0; c < columns; c++) {
        used[c] |= !cells[c].isBlank();
      }
    }
    List<int[]> groups = new ArrayList<>();
    int c = 0;
    while (c < columns) {
      int from = c;
      while (c < columns && used[c]) {
        c++;
      }
      if (c > from) {
        groups.add(new int[] {from, c});
      }
      c++;
    }
    return groups.size() > 1 ? groups : List.of(new int[] {0, columns});
  }

  private static int headerRow(List<String[]> rows) {
    int width = rows.isEmpty() ? 0 : rows.get(0).length;
    long used = used(rows, width);
    int first = 0;
    while (first < rows.size() - 1
        && first < ROWS_ABOVE_HEADER
        && width > 2
        && filled(rows.get(first)) * 2 <= used) {
      first++;
    }
    boolean known =
        rows.size() > first + 1 && HeaderDetector.isHeader(rows.subList(first, rows.size()));
    return known ? first : -1;
  }

  /** How many columns hold anything. */
  private static long used(List<String[]> rows, int width) {
    BitSet used = new BitSet(width);
    for (String[] cells : rows) {
      for (int c = used.nextClearBit(0); c < width; c = used.nextClearBit(c + 1)) {
        used.set(c, !cells[c].isBlank());
      }
    }
    return used.cardinality();
  }

  private static long filled(String[] cells) {
    return Arrays.stream(cells).filter(c -> !c.isBlank()).count();
  }
}
