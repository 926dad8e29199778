package dyepack.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps all that a reader pushes, for tests. */
public final class RecordingSink implements CellSink {
  /** A table with its rows, each followed by its position. */
  public record Table(
      String name, List<String> header, List<List<String>> rows, List<Long> positions) {}

  /** Tables in the order in which they came. */
  public final List<Table> tables = new ArrayList<>();

  /** Counts of what was left out, by reason. */
  public final Map<String, Long> skips = new LinkedHashMap<>();

  /** The account of the file's bytes, of no bytes if none was given. */
  public ByteAccount account = ByteAccount.EMPTY;

  /** How many cells came. */
  public long cells;

  /** How many characters came. */
  public long chars;

  private final int keep;

  /** Keeps every row. */
  public RecordingSink() {
    this(Integer.MAX_VALUE);
  }

  /** Keeps only the first rows of each table; the others are counted. */
  public RecordingSink(int keep) {
    this.keep = keep;
  }

  @Override
  public void table(String name, List<String> header) {
    tables.add(new Table(name, List.copyOf(header), new ArrayList<>(), new ArrayList<>()));
  }

  @Override
  public void row(long position, String[] row) {
    for (String cell : row) {
      chars += cell.length();
    }
    cells += row.length;
    Table table = tables.get(tables.size() - 1);
    if (table.rows.size() < keep) {
      table.rows.add(List.copyOf(Arrays.asList(row)));
      table.positions.add(position);
    }
  }

  @Override
  public void skipped(String reason, long count, long position) {
    skips.merge(reason, count, Long::sum);
  }

  @Override
  public void noted(String reason, long count, long position) {
    skips.merge(reason, count, Long::sum);
  }

  @Override
  public void account(ByteAccount whole) {
    account = whole;
  }

  /** The only table of a name. */
  public Table table(String name) {
    List<Table> found = tables.stream().filter(t -> t.name.equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " tables of the name, of " + names());
    }
    return found.get(0);
  }

  /** Names of the tables. */
  public List<String> names() {
    return tables.stream().map(Table::name).collect(Collectors.toList());
  }

  /** All rows of all tables. */
  public List<List<String>> rows() {
    return tables.stream().flatMap(t -> t.rows.stream()).toList();
  }
}
