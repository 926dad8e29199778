package dyepack.confine;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** Says what it was told about its text. */
public final class ToldParser implements CellParser {
  private final Charset charset;
  private final int markBytes;

  /** As parsers of text are made. */
  public ToldParser(Charset charset, int markBytes) {
    this.charset = charset;
    this.markBytes = markBytes;
  }

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    sink.row(1, new String[] {charset.name() + " " + markBytes});
  }
}
