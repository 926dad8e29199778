package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellGap;
import dyepack.cells.CellParser;
import dyepack.cells.CellStream;
import dyepack.cells.SourceOffsets;
import dyepack.charset.ReadableText;
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

  /** Reads a file that isn't text. */
  DumpFile file(Class<? extends CellParser> parser) throws IOException {
    return file(parser, null);
  }

  /**
   * Reads a text.
   *
   * @param text what of it is read: itself, or a copy where it changes its character set midway or
   *     was misread before, so that what it says of its character set isn't true
   */
  DumpFile text(Class<? extends CellParser> parser, ReadableText text) throws IOException {
    return file(parser, text);
  }

  private DumpFile file(Class<? extends CellParser> parser, @Nullable ReadableText text)
      throws IOException {
    Path stream = context.work().fresh("streams");
    ReadOutcome outcome =
        context
            .reader()
            .read(
                parser,
                text == null ? source.path() : text.path(),
                context
                    .limits()
                    .cells(
                        context.passwords().known(),
                        text == null ? context.options().encoding() : text.encoding().name()),
                stream);
    String format = DumpOpening.format(kind);
    DumpFound found =
        new DumpFound(source).as(format, text == null ? "" : TextOpening.encoding(text));
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
      found.account(
          text == null || text.offsets() == SourceOffsets.SAME
              ? account
              : CopiedAccount.of(account, text.offsets(), source.digests().bytes()));
    }
    if (text != null) {
      TextOpening.tell(text.damage(), found);
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
