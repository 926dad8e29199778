package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellGap;
import dyepack.cells.CellParser;
import dyepack.cells.CellStream;
import dyepack.charset.TextEncoding;
import dyepack.confine.ReadOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file with a parser of whole formats, in a confined process. */
final class ParsedOpening {
  private final DumpContext context;
  private final DumpSource source;
  private final ContentKind kind;

  ParsedOpening(DumpContext context, DumpSource source, ContentKind kind) {
    this.context = context;
    this.source = source;
    this.kind = kind;
  }

  /**
   * Reads the file.
   *
   * @param encoding its character set, null for what isn't text
   */
  DumpFile file(Class<? extends CellParser> parser, @Nullable TextEncoding encoding)
      throws IOException {
    Path stream = context.work().fresh("streams");
    ReadOutcome outcome =
        context
            .reader()
            .read(
                parser,
                source.path(),
                context
                    .limits()
                    .cells(
                        context.passwords().known(),
                        encoding == null ? context.options().encoding() : encoding.name()),
                stream);
    String format = DumpOpening.format(kind);
    DumpFound found = new DumpFound(source).as(format, encoding == null ? "" : encoding.label());
    if (!Files.exists(stream)) {
      return found.unreadable(outcome.reason()).file();
    }
    CellStream cells = CellStream.open(stream);
    for (CellGap gap : cells.gaps()) {
      String sheet = gap.table() < 0 ? "" : cells.tables().get(gap.table()).name();
      String where = sheet.isEmpty() ? "" : " (" + sheet + ")";
      found.skipped(new Skipped(gap.reason() + where, gap.count(), gap.positions(), gap.lost()));
    }
    ByteAccount account = cells.account();
    if (account != null) {
      found.account(account);
    }
    List<DumpTable> tables = CellStreamDump.find(source.name(), cells, format);
    tables.forEach(found::table);
    if (tables.isEmpty()) {
      Files.delete(stream);
      return empty(found, outcome);
    }
    if (outcome.end() != ReadOutcome.End.WHOLE) {
      found.skipped(outcome.reason() + "; the " + cells.rows() + " rows before it are kept");
    }
    return found.file();
  }

  private DumpFile empty(DumpFound found, ReadOutcome outcome) {
    if (outcome.end() != ReadOutcome.End.WHOLE) {
      return found.unreadable(outcome.reason()).file();
    }
    return found.notData("no rows in it").file();
  }
}
