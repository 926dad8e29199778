package dyepack.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table in one format; {@link TableInput} is its public face. */
sealed interface RowReader extends Closeable permits DelimitedReader, JsonReader, ParquetRows {

  /** How the table is written. */
  TableStyle style();

  /** The next row, or null after the last. */
  @Nullable SourceRow next() throws IOException;

  /** Parts of the whole file, see {@link TableInput#splits}. */
  List<TableSplit> splits(long targetBytes) throws IOException;
}
