package dyepack.ingest;

import dyepack.cells.ByteAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file of a dump. Lists and maps are left out, and counted once.
 *
 * @param file the path for reports
 * @param location the path to open
 */
record ParquetDump(
    String file,
    String location,
    SchemaText schema,
    List<String> header,
    int lists,
    DumpLimits limits)
    implements DumpTable {
  private static final long serialVersionUID = 1L;

  static ParquetDump find(String file, Path path, DumpLimits limits) throws IOException {
    MessageType schema = ParquetFiles.footer(path).getFileMetaData().getSchema();
    List<String> names = ParquetStyle.leaves(schema).stream().map(ParquetColumn::name).toList();
    return new ParquetDump(
        file,
        path.toString(),
        SchemaText.of(schema),
        names.subList(0, Math.min(names.size(), limits.columns())).stream().toList(),
        lists(schema),
        limits);
  }

  private static int lists(GroupType group) {
    int lists = 0;
    for (Type field : group.getFields()) {
      boolean repeated = field.isRepetition(Type.Repetition.REPEATED);
      lists += repeated ? 1 : field.isPrimitive() ? 0 : lists(field.asGroupType());
    }
    return lists;
  }

  @Override
  public String sheet() {
    return "";
  }

  @Override
  public int columns() {
    return header.size();
  }

  @Override
  public String format() {
    return "Parquet";
  }

  @Override
  public DumpRows open() {
    return open(new TableSplit(0, Long.MAX_VALUE, 0, 1, -1));
  }

  @Override
  public DumpRows open(TableSplit split) {
    try {
      return new DumpRows(file, new Rows(this, split));
    } catch (IOException | RuntimeException e) {
      return DumpRows.none(file, ParquetBytes.rows(Path.of(location), split, 0, true));
    }
  }

  @Override
  public List<TableSplit> splits(long targetBytes) {
    try {
      List<TableSplit> splits = ParquetFiles.splits(Path.of(location), targetBytes);
      return splits.isEmpty() ? List.of(new TableSplit(0, Long.MAX_VALUE, 0, 1, 0)) : splits;
    } catch (IOException | RuntimeException e) {
      return List.of(new TableSplit(0, Long.MAX_VALUE, 0, 1, -1));
    }
  }

  /** Reads the rows of a part. */
  static final class Rows implements DumpRows.Source {
    private final ParquetReader<Group> reader;
    private final List<ParquetColumn> columns;
    private final DumpLimits limits;
    private final SkipCount skips = new SkipCount();
    private final Path path;
    private final TableSplit split;
    private long line;
    private long read;
    private boolean ended;

    private Rows(ParquetDump table, TableSplit split) throws IOException {
      this.reader = ParquetFiles.rows(Path.of(table.location), split.start(), split.end());
      this.columns = ParquetStyle.leaves(table.schema.schema()).subList(0, table.columns());
      this.limits = table.limits;
      this.path = Path.of(table.location);
      this.split = split;
      this.line = split.firstLine();
      if (table.lists > 0 && split.firstRow() == 0) {
        skips.add("columns of lists or maps", table.lists, 1);
      }
    }

    @Override
    public SkipCount skips() {
      return skips;
    }

    @Override
    public ByteAccount account() {
      return ParquetBytes.rows(path, split, read, ended);
    }

    @Override
    public @Nullable DumpRow next() throws IOException {
      Group group;
      try {
        group = ended ? null : reader.read();
      } catch (IOException | RuntimeException e) {
        skips.add("damaged pages: nothing can be read from here on", line);
        group = null;
      }
      if (group == null) {
        ended = true;
        return null;
      }
      read++;
      String[] cells = new String[columns.size()];
      for (int c = 0; c < cells.length; c++) {
        String text = columns.get(c).text(group);
        cells[c] = text == null ? "" : text;
        if (cells[c].length() > limits.cellChars()) {
          skips.add("cells that are too long, cut", line);
          cells[c] = cells[c].substring(0, limits.cellChars());
        }
      }
      return new DumpRow(line++, cells);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
