package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellStream;
import dyepack.cells.CellStreamWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of a text hold that isn't people row by row: a table that stands on its side, a
 * field in each line, is turned; records that stand in the cells of one column, as in an export of
 * messages, become tables beside it.
 */
final class TextReshaping {
  private static final int MOST_FIELDS = 64;
  private static final int FEWEST_COLUMNS = 3;

  private final DumpContext context;
  private final String file;

  TextReshaping(DumpContext context, String file) {
    this.context = context;
    this.file = file;
  }

  /**
   * Tables in place of those of a text.
   *
   * @param account where the text's bytes went, if no table tells that any more, else nothing
   * @param skipped what could not be read, if no table tells that any more
   */
  record Reshaped(List<DumpTable> tables, ByteAccount account, List<Skipped> skipped) {}

  /** The tables as they should be read; the same if there is nothing to do. */
  Reshaped of(List<LaidOutText> tables) throws IOException {
    Reshaped turned = tables.size() == 1 ? turned(tables.get(0)) : null;
    if (turned != null) {
      return turned;
    }
    List<DumpTable> all = new ArrayList<>(tables);
    for (LaidOutText table : tables) {
      CellStream records = table.columns() < FEWEST_COLUMNS ? null : inCells(table);
      if (records != null) {
        all.addAll(CellStreamDump.find(file, records, "records in texts of " + table.format()));
      }
    }
    return new Reshaped(all, ByteAccount.EMPTY, List.of());
  }

  private @Nullable CellStream inCells(DumpTable table) throws IOException {
    return CellLines.ofMessages(
        table, context.work().fresh("texts"), context.work().fresh("streams"), context.limits());
  }

  private @Nullable Reshaped turned(LaidOutText table) throws IOException {
    if (table.columns() < FEWEST_COLUMNS) {
      return null;
    }
    Path copy = context.work().fresh("streams");
    ByteAccount account;
    List<Skipped> skipped;
    try (CellStreamWriter writer =
            new CellStreamWriter(copy, context.limits().cells(List.of(), null));
        DumpRows rows = table.open()) {
      writer.table("", List.of());
      int fields = 0;
      if (!table.header().isEmpty()) {
        writer.row(1, table.header().toArray(new String[0]));
        fields++;
      }
      while (rows.hasNext()) {
        if (++fields > MOST_FIELDS) {
          return null;
        }
        DumpRow row = rows.next();
        writer.row(row.line(), row.cells());
      }
      writer.end("");
      account = rows.account();
      skipped = rows.skipped();
    }
    FormRecords.Found forms =
        FormRecords.of(CellStream.open(copy), context.work().fresh("streams"), context.limits());
    if (forms == null || !forms.rest().tables().isEmpty()) {
      return null;
    }
    return new Reshaped(
        CellStreamDump.find(file, forms.records(), table.format() + ", a field a line"),
        account,
        skipped);
  }
}
