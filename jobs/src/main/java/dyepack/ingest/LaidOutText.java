package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.charset.ReadableText;
import dyepack.charset.TextEncoding;
import dyepack.layout.TextLayout;
import dyepack.layout.TextPart;
import dyepack.layout.TextRows;
import dyepack.layout.TextTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table in a text of a dump, however it is laid out.
 *
 * @param file the path for reports
 * @param sheet which of several tables of the file, from 1; empty if there is only one
 */
record LaidOutText(String file, String sheet, TextTable table) implements DumpTable {
  private static final long serialVersionUID = 1L;

  /** All tables of a text file, at least one. */
  static List<LaidOutText> find(String file, ReadableText text, DumpLimits limits)
      throws IOException {
    TextEncoding encoding = text.encoding();
    CellLimits cells = limits.cells(List.of(), null);
    List<TextTable> tables =
        TextLayout.find(text.path(), encoding.name(), encoding.markBytes(), cells, text.offsets());
    List<LaidOutText> found = new ArrayList<>();
    for (TextTable table : tables) {
      String sheet = tables.size() == 1 ? "" : "table " + (found.size() + 1);
      found.add(new LaidOutText(file, sheet, table));
    }
    return found;
  }

  @Override
  public List<String> header() {
    return table.header();
  }

  @Override
  public int columns() {
    return table.columns();
  }

  @Override
  public String format() {
    return table.label();
  }

  @Override
  public DumpRows open() {
    return open((TextPart) null);
  }

  @Override
  public DumpRows open(TableSplit split) {
    return open(new TextPart(split.start(), split.end(), split.firstLine()));
  }

  private DumpRows open(@Nullable TextPart part) {
    try {
      SkipCount skips = new SkipCount();
      return new DumpRows(file, new Rows(table.rows(part, skips::add), skips));
    } catch (IOException e) {
      throw DumpRows.unreadable(file, e);
    }
  }

  @Override
  public List<TableSplit> splits(long targetBytes) {
    List<TableSplit> splits = new ArrayList<>();
    for (TextPart part : table.parts(targetBytes)) {
      splits.add(new TableSplit(part.start(), part.end(), 0, part.line(), -1));
    }
    return splits;
  }

  /** Reads the rows of a part. */
  static final class Rows implements DumpRows.Source {
    private final TextRows rows;
    private final SkipCount skips;

    private Rows(TextRows rows, SkipCount skips) {
      this.rows = rows;
      this.skips = skips;
    }

    @Override
    public @Nullable DumpRow next() throws IOException {
      return rows.next() ? new DumpRow(rows.line(), rows.cells()) : null;
    }

    @Override
    public SkipCount skips() {
      return skips;
    }

    @Override
    public ByteAccount account() {
      return rows.account();
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
