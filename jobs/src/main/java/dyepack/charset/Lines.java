package dyepack.charset;

import java.util.ArrayList;
import java.util.List;

/** Cuts bytes of a yet unknown character set into lines. */
final class Lines {
  /** A longer line is cut after an ASCII byte that no character of several bytes can hold. */
  static final int LONG = 4096;

  private Lines() {}

  /**
   * The lines of {@code b[from, to)}. A line ends after 0x0A, and the zero bytes that follow it are
   * a stretch each, since they may end the line in UTF-16LE and UTF-32LE. A lone 0x0D ends a line
   * too. None of the two bytes is part of a longer character in any narrow set; in UTF-16 they may
   * be, which does no harm: a cut is only a place where a change is looked for.
   */
  static List<Line> of(byte[] b, int from, int to) {
    List<Line> lines = new ArrayList<>();
    int start = from;
    boolean begins = true;
    int high = 0;
    for (int i = from; i < to; i++) {
      high |= b[i] | (b[i] - 1);
      boolean end =
          b[i] == '\n' || (b[i] == '\r' && i + 1 < to && b[i + 1] != '\n' && b[i + 1] != 0);
      boolean zero = b[i] == 0 && i == start && begins;
      boolean cut = i - start >= LONG && mayCutAfter(b[i]);
      if (end || zero || cut) {
        lines.add(new Line(start, i + 1, begins, high >= 0));
        start = i + 1;
        begins = end || zero;
        high = 0;
      }
    }
    if (start < to) {
      lines.add(new Line(start, to, begins, high >= 0));
    }
    return lines;
  }

  /** Whether no character of several bytes has this one. */
  static boolean mayCutAfter(byte c) {
    return c >= 0 && c < 0x30;
  }

  /**
   * Index after which a window may end so that no character is cut; {@code to} if there is none
   * among its last bytes, as among zero bytes.
   *
   * @param most how many bytes may be left behind it
   */
  static int lastCut(byte[] b, int from, int to, int most) {
    int first = Math.max(from, to - 1 - most);
    for (int i = to - 1; i > first; i--) {
      if (b[i - 1] == '\n' && b[i] != 0) {
        return i;
      }
    }
    for (int i = to - 1; i > first; i--) {
      if (mayCutAfter(b[i - 1]) && b[i] != 0) {
        return i;
      }
    }
    return to;
  }
}
