package dyepack.cli;

import java.io.PrintWriter;

/**
 * What a command says while it works, on standard error: a line that is rewritten in place when a
 * person looks on, plain lines otherwise, nothing with {@code --quiet}.
 */
final class Talk {
  private final PrintWriter err;
  private final boolean quiet;
  private final boolean terminal;
  private int shown;

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
    if (quiet) {
      return;
    }
    if (!terminal) {
      if (done == 0 || done >= all) {
        err.println(step + (all > 0 ? " " + done + "/" + all : ""));
        err.flush();
      }
      return;
    }
    StringBuilder line = new StringBuilder(step);
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
