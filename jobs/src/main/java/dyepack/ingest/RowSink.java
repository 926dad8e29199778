package dyepack.ingest;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes rows from their cells. */
sealed interface RowSink extends Closeable permits ParquetSink, WorkbookSink {

  /**
   * Writes one row.
   *
   * @param source the row the cells come from, if it is known which of them are absent
   */
  void write(String[] cells, @Nullable SourceRow source) throws IOException;
}
