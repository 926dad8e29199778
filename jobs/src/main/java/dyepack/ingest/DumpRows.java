package dyepack.ingest;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;

/** The rows of one table of a dump, read once from first to last in bounded memory. */
public interface DumpRows extends Iterator<DumpRow>, Closeable {

  /** Rows returned so far. */
  long rows();

  /** What was left out or read in part so far; complete after the last row. */
  List<Skipped> skipped();

  @Override
  void close();
}
