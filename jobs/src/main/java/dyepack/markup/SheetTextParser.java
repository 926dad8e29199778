package dyepack.markup;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Reads a file that is one sheet, written as text line by line. */
abstract class SheetTextParser implements CellParser {
  private final Charset charset;
  private final int markBytes;

  /**
   * Prepares for a file.
   *
   * @param charset its character set
   * @param markBytes length of its byte order mark
   */
  SheetTextParser(Charset charset, int markBytes) {
    this.charset = charset;
    this.markBytes = markBytes;
  }

  @Override
  public final void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    try (DecodedText text = DecodedText.open(file, charset, markBytes)) {
      MarkupAccount account = new MarkupAccount(text, markBytes);
      MarkupNotes notes = new MarkupNotes(limits);
      sink.table("", List.of());
      sheet(new TextLines(text, limits.recordBytes()), limits, sink, account, notes);
      notes.add(text.reason(), text.malformed(), 0);
      notes.tell(sink);
      account.tell(sink);
    }
  }

  /** Reads all lines into the sink's only table. */
  abstract void sheet(
      TextLines lines, CellLimits limits, CellSink sink, MarkupAccount account, MarkupNotes notes)
      throws IOException;
}
