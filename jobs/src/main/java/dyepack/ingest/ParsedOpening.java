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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file with a parser of whole formats, in a confined process. */
final class ParsedOpening {
  private static final String UNTOLD = "bytes that the reader says nothing of";

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
      found.skipped(skipped(gap, where));
    }
    if (text != null) {
      TextOpening.tell(text.damage(), found);
    }
    List<DumpTable> tables = tables(cells, format, found);
    ByteAccount told = inSource(cells.account(), text);
    if (told != null || !tables.isEmpty()) {
      found.account(account(told, outcome));
    }
    tables.forEach(table -> found.table(RepeatedColumns.folded(table)));
    if (tables.isEmpty()) {
      Files.delete(stream);
      return empty(found, outcome);
    }
    if (outcome.end() != ReadOutcome.End.WHOLE) {
      found.skipped(outcome.reason() + "; the " + cells.rows() + " rows before it are kept");
    }
    return found.file();
  }

  /** The tables, with forms made rows and lists in one column cut into cells. */
  private List<DumpTable> tables(CellStream cells, String format, DumpFound found)
      throws IOException {
    List<DumpTable> tables = new ArrayList<>();
    FormRecords.Found forms =
        FormRecords.of(cells, context.work().fresh("streams"), context.limits());
    if (forms != null) {
      tables.addAll(
          CellStreamDump.find(source.name(), forms.records(), format + ", forms made rows"));
    }
    CellStream rest = forms == null ? cells : forms.rest();
    for (DumpTable table : CellStreamDump.find(source.name(), rest, format)) {
      CellStream lines =
          table instanceof CellStreamDump dump
              ? CellLines.of(
                  dump,
                  context.work().fresh("texts"),
                  context.work().fresh("streams"),
                  context.limits())
              : null;
      if (lines == null) {
        tables.add(table);
      } else {
        lines.gaps().forEach(gap -> found.skipped(skipped(gap, "")));
        tables.addAll(CellStreamDump.find(source.name(), lines, format + ", lines cut into cells"));
      }
    }
    return tables;
  }

  private static Skipped skipped(CellGap gap, String where) {
    return new Skipped(gap.reason() + where, gap.count(), gap.positions(), gap.lost());
  }

  /** What a parser told of the copy of a text that it read, in the bytes of the file itself. */
  private @Nullable ByteAccount inSource(@Nullable ByteAccount told, @Nullable ReadableText text) {
    return told == null || text == null || text.offsets() == SourceOffsets.SAME
        ? told
        : CopiedAccount.of(told, text.offsets(), source.digests().bytes());
  }

  /**
   * The account of the parser. One that died tells none, and of what it read until then nobody can
   * say which bytes it was.
   */
  private ByteAccount account(@Nullable ByteAccount told, ReadOutcome outcome) {
    long bytes = source.digests().bytes();
    if (told == null) {
      boolean whole = outcome.end() == ReadOutcome.End.WHOLE;
      return ByteAccount.of(
          whole ? ByteAccount.Kind.RECORD : ByteAccount.Kind.REJECTED, outcome.reason(), 0, bytes);
    }
    long left = bytes - told.total();
    return left <= 0
        ? told
        : told.plus(ByteAccount.of(ByteAccount.Kind.REJECTED, UNTOLD, bytes - left, bytes));
  }

  private DumpFile empty(DumpFound found, ReadOutcome outcome) {
    if (outcome.end() != ReadOutcome.End.WHOLE) {
      return found.unreadable(outcome.reason()).file();
    }
    return found.notData("no rows in it").file();
  }
}
