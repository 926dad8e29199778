package dyepack.ingest;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Set;

/**
 * Writes one table file: in the look of the source, or converted.
 *
 * <p>In the source's own format the file begins with the style's prologue and whole records follow
 * as they are given. A conversion writes CSV (UTF-8, comma, line feed), JSON lines (every value a
 * string), Parquet (every column a string) or XLSX from the cells. The file is complete only after
 * {@link #close}; nothing is renamed or synced here.
 */
@SuppressWarnings("DoNotCallSuggester") // until built
public final class TableOutput implements Closeable {
  private TableOutput() {}

  /** Creates {@code file} in the source's own format and look; an existing file is replaced. */
  public static TableOutput open(Path file, TableStyle style) {
    return open(file, style, style.format(), Set.of());
  }

  /**
   * Creates {@code file} in another format.
   *
   * @param textColumns columns that a workbook keeps as text whatever they look like: identifiers.
   *     Other cells become numbers if the number shows exactly the cell's text.
   */
  public static TableOutput open(
      Path file, TableStyle style, TableFormat format, Set<String> textColumns) {
    throw new UnsupportedOperationException("not built yet " + file + style + format + textColumns);
  }

  /** Whether whole records in the source's bytes can be written with {@link #writeRaw}. */
  public boolean takesRaw() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Writes records as bytes, each with its line end. Only where {@link #takesRaw}. */
  public void writeRaw(byte[] bytes, int offset, int length) {
    throw new UnsupportedOperationException("not built yet " + bytes.length + offset + length);
  }

  /** Writes a row of the source's style, in whatever format this output has. */
  public void write(SourceRow row) {
    throw new UnsupportedOperationException("not built yet " + row.line());
  }

  /** Rows written by {@link #write}; raw bytes aren't counted. */
  public long rows() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public void close() {}
}
