package dyepack.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/**
 * What a command says while it works, on standard error: a line that is rewritten in place when a
 * person looks on, plain lines otherwise, nothing with {@code --quiet}.
 */
final class Talk {
  private static final int SECONDS_BETWEEN_LINES = 30;

  private final PrintWriter err;
  private final boolean quiet;
  private final boolean terminal;
  private int shown;

  /** When the last line of progress was said, of {@link System#nanoTime}. */
  private long said = System.nanoTime();

  Talk(PrintWriter err, boolean quiet) {
    this.err = err;
    this.quiet = quiet;
    this.terminal = System.console() != null && System.getenv("TERM") != null;
  }

  /** Says a sentence of its own. */
  void say(String sentence) {
    if (!quiet) {
      clear();
      err.println(sentence);
      err.flush();
    }
  }

  /**
   * Says how far a step is.
   *
   * @param done units finished
   * @param all units in all; 0 when unknown
   */
  void progress(String step, long done, long all) {
    progress(step, "", done, all);
  }

  /**
   * Says how far a step is. Nobody reads thousands of lines of a log: without a terminal a step
   * says its beginning, its end and, in between, at most a line in {@value #SECONDS_BETWEEN_LINES}
   * seconds.
   *
   * @param within how far the unit is that is worked on; empty if that isn't known
   * @param done units finished
   * @param all units in all; 0 when unknown
   */
  void progress(String step, String within, long done, long all) {
    if (quiet) {
      return;
    }
    if (!terminal) {
      boolean due = System.nanoTime() - said > TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_LINES);
      if ((done == 0 && within.isEmpty()) || done >= all || due) {
        err.println(step + within + (all > 0 ? " " + done + "/" + all : ""));
        err.flush();
        said = System.nanoTime();
      }
      return;
    }
    StringBuilder line = new StringBuilder(step + within);
    if (all > 0) {
      int filled = (int) Math.min(30, 30 * done / all);
      line.append(" [").append("#".repeat(filled)).append(".".repeat(30 - filled)).append("] ");
      line.append(100 * done / all).append(" %");
    }
    clear();
    err.print(line);
    err.flush();
    shown = line.length();
    if (all > 0 && done >= all) {
      err.println();
      shown = 0;
    }
  }

  private void clear() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
  }
}
