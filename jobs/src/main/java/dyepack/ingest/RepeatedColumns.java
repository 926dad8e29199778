package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.layout.HeaderDetector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table whose header says the same names over and over: a list that was laid out in several
 * columns of people to save paper. Its rows are read as several, one for each time.
 *
 * <p>The order of rows is that of the lines, so people who stood one below the other in the list
 * are apart by as many rows as there are repetitions.
 *
 * @param table the table as it is laid out
 * @param period columns from one beginning to the next, a blank one between included
 * @param columns columns of a row
 * @param times how often the names stand there
 */
record RepeatedColumns(DumpTable table, int period, int columns, int times) implements DumpTable {
  private static final long serialVersionUID = 1L;
  private static final int FEWEST_NAMES = 2;

  /** The table, folded if its names come several times, else as it is. */
  static DumpTable folded(DumpTable table) {
    List<String> names = new ArrayList<>(table.header());
    while (!names.isEmpty() && names.get(names.size() - 1).isBlank()) {
      names.remove(names.size() - 1);
    }
    for (int period = FEWEST_NAMES; 2 * period <= names.size() + 1; period++) {
      int width = width(names, period);
      if (width > 0) {
        return new RepeatedColumns(table, period, width, (names.size() + period - 1) / period);
      }
    }
    return table;
  }

  /** The table as it is laid out in the file. */
  static DumpTable laidOut(DumpTable table) {
    return table instanceof RepeatedColumns folded ? folded.table : table;
  }

  /** Columns of one row if names come again after {@code period}; 0 if they don't. */
  private static int width(List<String> names, int period) {
    int width = names.size() - (names.size() - 1) / period * period;
    boolean whole = width == period || width >= FEWEST_NAMES;
    Set<String> seen = new HashSet<>();
    int known = 0;
    for (int c = 0; c < period && whole; c++) {
      String name = names.get(c).strip();
      whole = c < width ? !name.isEmpty() && seen.add(name) : name.isEmpty();
      known += HeaderDetector.isName(name) ? 1 : 0;
    }
    for (int c = period; c < names.size() && whole; c++) {
      whole = names.get(c).strip().equals(names.get(c % period).strip());
    }
    return whole && known >= FEWEST_NAMES ? width : 0;
  }

  @Override
  public String file() {
    return table.file();
  }

  @Override
  public String sheet() {
    return table.sheet();
  }

  @Override
  public List<String> header() {
    return List.copyOf(table.header().subList(0, columns));
  }

  @Override
  public String format() {
    return table.format() + ", " + times + " records a line";
  }

  @Override
  public DumpRows open() {
    return new DumpRows(file(), new Rows(this, table.open()));
  }

  @Override
  public List<TableSplit> splits(long targetBytes) {
    List<TableSplit> splits = new ArrayList<>();
    for (TableSplit s : table.splits(targetBytes)) {
      // How many of the places are filled isn't known before they are read.
      splits.add(new TableSplit(s.start(), s.end(), s.firstRow(), s.firstLine(), -1));
    }
    return splits;
  }

  @Override
  public DumpRows open(TableSplit split) {
    return new DumpRows(file(), new Rows(this, table.open(split)));
  }

  /** Reads each line as several rows; places that are blank are none. */
  static final class Rows implements DumpRows.Source {
    private final RepeatedColumns folded;
    private final DumpRows lines;
    private @Nullable DumpRow line;
    private int next;

    private Rows(RepeatedColumns folded, DumpRows lines) {
      this.folded = folded;
      this.lines = lines;
    }

    @Override
    public @Nullable DumpRow next() {
      while (true) {
        if (line == null || next == folded.times) {
          if (!lines.hasNext()) {
            return null;
          }
          line = lines.next();
          next = 0;
        }
        int from = Math.min(next++ * folded.period, line.cells().length);
        int to = Math.min(from + folded.columns, line.cells().length);
        String[] cells = new String[folded.columns];
        Arrays.fill(cells, "");
        System.arraycopy(line.cells(), from, cells, 0, to - from);
        if (!Arrays.stream(cells).allMatch(String::isBlank)) {
          return new DumpRow(line.line(), cells);
        }
      }
    }

    @Override
    public SkipCount skips() {
      return lines.skips();
    }

    @Override
    public ByteAccount account() {
      return lines.account();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
