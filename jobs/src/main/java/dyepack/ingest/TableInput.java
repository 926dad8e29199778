package dyepack.ingest;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an owner's table for a share: delimited text, JSON lines or Parquet, found out from the
 * content, one row at a time in bounded memory.
 *
 * <p>Everything that could shift a cell is refused with {@link dyepack.share.BadInputException}
 * that names file and line: an empty table, no header, two columns of one name, a record with more
 * or fewer cells than the header, bytes that aren't in the character set, a quote that isn't
 * closed.
 */
@SuppressWarnings("DoNotCallSuggester") // until built
public final class TableInput implements Closeable {
  private TableInput() {}

  /** Opens the whole file and finds out how it is written. */
  public static TableInput open(Path file) {
    return open(file, InputOptions.DETECT);
  }

  /** Opens the whole file and finds out what the options leave open. */
  public static TableInput open(Path file, InputOptions options) {
    throw new UnsupportedOperationException("not built yet " + file + options);
  }

  /** Opens a part of a file that {@link #splits} found, for instance in a Spark task. */
  public static TableInput open(Path file, TableStyle style, TableSplit split) {
    throw new UnsupportedOperationException("not built yet " + file + style + split);
  }

  /** How the table is written; serialisable. */
  public TableStyle style() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Names of the columns; the same as the style's. */
  public List<String> header() {
    return style().header();
  }

  /**
   * Cuts the whole file into parts of about {@code targetBytes} that begin at records, in one quick
   * pass that also counts rows and lines.
   */
  public List<TableSplit> splits(long targetBytes) {
    throw new UnsupportedOperationException("not built yet " + targetBytes);
  }

  /** The next row, or null after the last one. */
  public @Nullable SourceRow next() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public void close() {}
}
