package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.cells.Pace;
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
      permits CellStreamDump.Rows,
          JsonDump.Rows,
          LaidOutText.Rows,
          Nothing,
          ParquetDump.Rows,
          RepeatedColumns.Rows,
          SqlDump.Rows {

    /** The next row, or null after the last. */
    @Nullable DumpRow next() throws IOException;

    /** What was left out so far. */
    SkipCount skips();

    /** Where the bytes read so far went; nothing for formats that don't keep account. */
    default ByteAccount account() {
      return ByteAccount.EMPTY;
    }
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
    // A dump may be damaged in ways that no reader foresaw; what it gave before stays.
    try {
      ahead = source.next();
    } catch (Pace.TooSlowException e) {
      broken(e.getMessage() + ": nothing is read from here on");
    } catch (IOException | RuntimeException e) {
      broken("damaged: nothing can be read from here on");
    } catch (StackOverflowError e) {
      broken("nested too deeply: nothing can be read from here on");
    }
  }

  private void broken(String reason) {
    long line = ahead == null ? 0 : ahead.line();
    ahead = null;
    source.skips().add(reason, line);
  }

  /**
   * Rows of a table that can't be opened: none, and the reason.
   *
   * @param account the bytes that they would have been read from
   */
  static DumpRows none(String file, ByteAccount account) {
    return new DumpRows(file, new Nothing(account));
  }

  /** No rows. */
  static final class Nothing implements Source {
    private final SkipCount skips = new SkipCount();

    private final ByteAccount account;

    private Nothing(ByteAccount account) {
      this.account = account;
      skips.add("damaged: its rows can't be read", 0);
    }

    @Override
    public @Nullable DumpRow next() {
      return null;
    }

    @Override
    public SkipCount skips() {
      return skips;
    }

    @Override
    public ByteAccount account() {
      return account;
    }

    @Override
    public void close() {}
  }

  /** Rows returned so far. */
  public long rows() {
    return rows;
  }

  /** The counter itself, for rows made of these. */
  SkipCount skips() {
    return source.skips();
  }

  /** What was left out or read in part so far; complete after the last row. */
  public List<Skipped> skipped() {
    return source.skips().all();
  }

  /**
   * Where the bytes of the part went, complete after the last row. The accounts of all parts of all
   * tables of a text file add up to its length; other formats keep none.
   */
  public ByteAccount account() {
    return source.account();
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
