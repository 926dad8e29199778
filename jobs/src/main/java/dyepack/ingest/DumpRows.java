package dyepack.ingest;

import dyepack.share.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of one table of a dump, read once from first to last in bounded memory. */
public final class DumpRows implements Iterator<DumpRow>, Closeable {

  /** Where the rows of one format come from. */
  sealed interface Source extends Closeable
      permits DelimitedDump.Rows, JsonDump.Rows, ParquetDump.Rows, SqlDump.Rows, WorkbookDump.Rows {

    /** The next row, or null after the last. */
    @Nullable DumpRow next() throws IOException;

    /** What was left out so far. */
    SkipCount skips();
  }

  private final String file;
  private final Source source;
  private @Nullable DumpRow ahead;
  private boolean started;
  private long rows;

  DumpRows(String file, Source source) {
    this.file = file;
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    if (!started) {
      advance();
      started = true;
    }
    return ahead != null;
  }

  @Override
  public DumpRow next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException();
    }
    DumpRow row = ahead;
    rows++;
    advance();
    return row;
  }

  private void advance() {
    try {
      ahead = source.next();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Rows returned so far. */
  public long rows() {
    return rows;
  }

  /** What was left out or read in part so far; complete after the last row. */
  public List<Skipped> skipped() {
    return source.skips().all();
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static BadInputException unreadable(String file, IOException e) {
    return new BadInputException("File " + file + " can't be read: " + e.getMessage() + ".", e);
  }
}
