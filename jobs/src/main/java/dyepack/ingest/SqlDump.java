package dyepack.ingest;

import dyepack.cells.CellLimits;
import dyepack.sql.SqlNote;
import dyepack.sql.SqlOutline;
import dyepack.sql.SqlPart;
import dyepack.sql.SqlReader;
import dyepack.sql.SqlSyntax;
import dyepack.sql.SqlTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of an SQL dump.
 *
 * <p>Parts of the file that hold none of its rows are passed by. Each part may hold rows of other
 * tables too; they are read over. What rows and statements aren't read, and where every byte went,
 * is told once, by the outline of the whole file.
 *
 * @param file the path for reports
 * @param location the path to open
 * @param parts the parts that hold rows of the table, in order
 */
record SqlDump(
    String file,
    String location,
    SqlSyntax syntax,
    SqlTable table,
    List<SqlPart> parts,
    CellLimits limits)
    implements DumpTable {
  private static final long serialVersionUID = 1L;

  SqlDump {
    parts = List.copyOf(parts);
  }

  /** The tables of a dump that hold rows. */
  static List<SqlDump> tables(String file, Path path, SqlOutline outline, CellLimits limits) {
    List<List<SqlPart>> parts = new ArrayList<>();
    outline.tables().forEach(table -> parts.add(new ArrayList<>()));
    for (SqlPart part : outline.parts()) {
      part.rows().keySet().forEach(number -> parts.get(number).add(part));
    }
    List<SqlDump> tables = new ArrayList<>();
    for (SqlTable table : outline.tables()) {
      if (table.rows() > 0) {
        List<SqlPart> own = parts.get(table.number());
        tables.add(new SqlDump(file, path.toString(), outline.syntax(), table, own, limits));
      }
    }
    return tables;
  }

  @Override
  public String sheet() {
    return table.name();
  }

  @Override
  public List<String> header() {
    return table.named() ? table.columns() : List.of();
  }

  @Override
  public int columns() {
    return table.columns().size();
  }

  @Override
  public String format() {
    return "SQL dump";
  }

  @Override
  public DumpRows open() {
    return rows(parts);
  }

  @Override
  public DumpRows open(TableSplit split) {
    return rows(
        parts.stream()
            .filter(part -> part.start() >= split.start() && part.start() < split.end())
            .toList());
  }

  private DumpRows rows(List<SqlPart> wanted) {
    return new DumpRows(file, new Rows(this, wanted));
  }

  /** Parts one after the other that are about as long as wanted; gaps between them don't count. */
  @Override
  public List<TableSplit> splits(long targetBytes) {
    List<TableSplit> splits = new ArrayList<>();
    long bytes = 0;
    long rows = 0;
    long firstRow = 0;
    @Nullable SqlPart first = null;
    for (int p = 0; p < parts.size(); p++) {
      SqlPart part = parts.get(p);
      if (first == null) {
        first = part;
      }
      bytes += part.end() - part.start();
      rows += part.rows().getOrDefault(table.number(), 0L);
      if (bytes >= targetBytes || p + 1 == parts.size()) {
        splits.add(new TableSplit(first.start(), part.end(), firstRow, first.line(), rows));
        firstRow += rows;
        bytes = 0;
        rows = 0;
        first = null;
      }
    }
    return splits;
  }

  /** Reads the table's rows of some parts. */
  static final class Rows implements DumpRows.Source {
    private final SqlDump dump;
    private final List<SqlPart> parts;
    private final SkipCount skips = new SkipCount();
    private int nextPart;
    private @Nullable SqlReader reader;
    private List<String> names = List.of();
    private int[] places = new int[0];
    private String known = "";
    private boolean own;

    private Rows(SqlDump dump, List<SqlPart> parts) {
      this.dump = dump;
      this.parts = parts;
    }

    @Override
    public SkipCount skips() {
      return skips;
    }

    @Override
    public @Nullable DumpRow next() throws IOException {
      while (true) {
        if (reader == null) {
          if (nextPart == parts.size()) {
            return null;
          }
          Path path = Path.of(dump.location);
          reader = SqlReader.open(path, dump.syntax, parts.get(nextPart++), dump.limits);
        }
        while (reader.next()) {
          if (isOwn(reader.table())) {
            return new DumpRow(reader.line(), cells(reader));
          }
        }
        for (SqlNote note : reader.valueNotes()) {
          skips.add(note.reason(), note.count(), note.lines().get(0));
        }
        close();
      }
    }

    private boolean isOwn(String name) {
      if (!name.equals(known)) {
        known = name;
        own = name.equalsIgnoreCase(dump.table.name());
      }
      return own;
    }

    private String[] cells(SqlReader row) {
      if (names != row.columns() || places.length != row.values()) {
        names = row.columns();
        places = dump.table.places(names, row.values());
      }
      String[] cells = new String[dump.columns()];
      Arrays.fill(cells, "");
      for (int v = 0; v < places.length; v++) {
        if (places[v] >= 0) {
          cells[places[v]] = row.text(v);
        } else {
          skips.add("values beyond the columns that the dump gives names", row.line());
        }
      }
      return cells;
    }

    @Override
    public void close() throws IOException {
      if (reader != null) {
        reader.close();
        reader = null;
      }
    }
  }
}
