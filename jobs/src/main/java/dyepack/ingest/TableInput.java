package dyepack.ingest;

import dyepack.charset.TextSample;
import dyepack.share.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an owner's table for a share: delimited text, JSON lines or Parquet, found out from the
 * content, one row at a time in bounded memory.
 *
 * <p>Everything that could shift a cell is refused with {@link BadInputException} that names file
 * and line: an empty table, no header, two columns of one name, a record with more or fewer cells
 * than the header, bytes that aren't in the character set, a quote that isn't closed.
 */
public final class TableInput implements Closeable {
  private final Path file;
  private final RowReader reader;

  private TableInput(Path file, RowReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /** Opens the whole file and finds out how it is written. */
  public static TableInput open(Path file) {
    return open(file, InputOptions.DETECT);
  }

  /** Opens the whole file and finds out what the options leave open. */
  public static TableInput open(Path file, InputOptions options) {
    if (!Files.isRegularFile(file)) {
      String what = Files.exists(file) ? " isn't a file." : " doesn't exist.";
      throw new BadInputException("Table " + file + what);
    }
    try {
      return new TableInput(file, reader(file, options));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static RowReader reader(Path file, InputOptions options) throws IOException {
    TextSample sample = TextSample.read(file);
    if (sample.head().length == 0) {
      throw new BadInputException(file + " is empty: a table needs a header and rows.");
    }
    ContentKind found = ContentKind.of(file, sample);
    boolean told = options.charset() != null && found == ContentKind.BINARY;
    ContentKind kind = told ? ContentKind.TEXT : found;
    return switch (kind) {
      case PARQUET -> ParquetRows.open(file);
      case JSON_LINES -> JsonOpening.open(file, sample, options);
      case JSON_ARRAY ->
          throw new BadInputException(
              file + " is a JSON array; a table to share has one JSON object on each line.");
      case TEXT -> DelimitedOpening.open(file, sample, options);
      default ->
          throw new BadInputException(
              file
                  + " is "
                  + kind.label()
                  + "; a table to share is delimited text, JSON lines or Parquet.");
    };
  }

  /** Opens a part of a file that {@link #splits} found, for instance in a Spark task. */
  public static TableInput open(Path file, TableStyle style, TableSplit split) {
    try {
      RowReader reader =
          style instanceof DelimitedStyle delimited
              ? DelimitedReader.open(file, delimited, split)
              : style instanceof JsonStyle json
                  ? JsonReader.open(file, json, split)
                  : ParquetRows.open(file, (ParquetStyle) style, split);
      return new TableInput(file, reader);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BadInputException unreadable(Path file, IOException e) {
    return new BadInputException("Table " + file + " can't be read: " + e.getMessage() + ".", e);
  }

  /** How the table is written; serialisable. */
  public TableStyle style() {
    return reader.style();
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
    try {
      return reader.splits(targetBytes);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The next row, or null after the last one. */
  public @Nullable SourceRow next() {
    try {
      return reader.next();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
