package dyepack.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The look of a table in JSON lines. */
@SuppressWarnings("DoNotCallSuggester") // until built
final class JsonStyle implements TableStyle {
  private static final long serialVersionUID = 1L;

  @Override
  public TableFormat format() {
    return TableFormat.JSON_LINES;
  }

  @Override
  public List<String> header() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public byte[] prologue() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public byte[] lineEnd() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public boolean finalLineEnd() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public byte @Nullable [] encode(String cell, byte[] raw, int start, int end) {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public @Nullable SourceRow compose(String[] cells) {
    throw new UnsupportedOperationException("not built yet");
  }
}
