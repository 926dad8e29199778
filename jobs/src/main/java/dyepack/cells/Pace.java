package dyepack.cells;

import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * Ends the reading of a text that goes on far too slowly, whatever made it slow: a time for every
 * file, and more for each byte passed. Only time spent in reading counts, not that of whoever takes
 * the rows.
 *
 * <p>A look at the clock costs as much as reading a short row: behind the first rows each is timed
 * only from when half of the time allowed has passed, whoever took it. So up to half of it may be
 * given twice.
 *
 * <p>Not for several threads.
 */
public final class Pace {
  /** A text may take a second more for so many bytes; honest ones take a hundredth of it. */
  public static final long BYTES_PER_SECOND = 100_000;

  private static final int LOOK_EVERY = 64;
  private static final int FIRST_STRETCHES = 64;
  private static final long NANOS = 1_000_000_000L;

  /** A text took too long. */
  public static final class TooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    private TooSlowException(int seconds) {
      super("reading took longer than " + seconds + " s and a second for each 100 kB");
    }
  }

  private final int seconds;
  private final LongSupplier clock;
  private long begun;
  private final long born;
  private long spent;
  private int calls;
  private long stretches;
  private boolean tight;
  private boolean timed = true;

  /** A pace that begins now. */
  public Pace(int seconds) {
    this(seconds, System::nanoTime);
  }

  Pace(int seconds, LongSupplier clock) {
    this.seconds = seconds;
    this.clock = clock;
    this.born = clock.getAsLong();
    this.begun = born;
  }

  /** Reading goes on after the rows read so far were taken. */
  public void resume() {
    stretches++;
    timed = tight || stretches <= FIRST_STRETCHES;
    if (timed) {
      begun = clock.getAsLong();
    }
  }

  /**
   * Reading pauses, since a row was read.
   *
   * @param bytes passed so far
   * @throws TooSlowException if it took too long
   */
  public void pause(long bytes) throws TooSlowException {
    if (timed) {
      spent += clock.getAsLong() - begun;
      check(spent, bytes);
    }
  }

  /**
   * Looks at the clock now and then.
   *
   * @param bytes passed so far
   * @throws TooSlowException if it took too long
   */
  public void check(long bytes) throws TooSlowException {
    if (++calls % LOOK_EVERY == 0) {
      long now = clock.getAsLong();
      if (!timed && (now - born) / NANOS * 2 > allowed(bytes)) {
        tight = true;
        timed = true;
        begun = now;
      }
      if (timed) {
        check(spent + now - begun, bytes);
      }
    }
  }

  private long allowed(long bytes) {
    return seconds + bytes / BYTES_PER_SECOND;
  }

  private void check(long nanos, long bytes) throws TooSlowException {
    if (nanos / NANOS > allowed(bytes)) {
      throw new TooSlowException(seconds);
    }
  }
}
