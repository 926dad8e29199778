package dyepack.charset;

import dyepack.cells.ByteSearch;

/**
 * Goes over the same lines as {@link Lines#of}, one by one and without making anything of those
 * that nobody asks for. For bytes without any zero. Not for several threads.
 */
final class LineScan {
  private final byte[] b;
  private final int to;
  private int start;
  private int end;
  private boolean begins;
  private boolean beginsNext = true;

  /** End of the line proper: where its 0x0A or lone 0x0D stands, or {@code to}. */
  private int breakAt;

  /** The lines of {@code b[from, to)}. */
  LineScan(byte[] b, int from, int to) {
    this.b = b;
    this.to = to;
    this.end = from;
    this.breakAt = from - 1;
  }

  /** Goes to the next line; false behind the last. */
  boolean next() {
    start = end;
    begins = beginsNext;
    if (start >= to) {
      return false;
    }
    if (breakAt < start) {
      breakAt = lineBreak(start);
    }
    int cut = Math.min(breakAt, to);
    if (breakAt - start >= Lines.LONG) {
      cut = start + Lines.LONG;
      while (cut < breakAt && !Lines.mayCutAfter(b[cut])) {
        cut++;
      }
    }
    beginsNext = cut >= breakAt;
    end = Math.min(to, cut + 1);
    return true;
  }

  /** Where the line of {@code from} has its 0x0A or lone 0x0D, or {@code to}. */
  private int lineBreak(int from) {
    int i = ByteSearch.find(b, from, to, (byte) '\n', (byte) '\r');
    while (i < to && b[i] == '\r' && (i + 1 == to || b[i + 1] == '\n')) {
      i = i + 1 == to ? to : i + 1;
    }
    return i;
  }

  /** Index of the line's first byte. */
  int from() {
    return start;
  }

  /** Index after its last. */
  int to() {
    return end;
  }

  /** Whether all its bytes are ASCII. */
  boolean ascii() {
    return ByteSearch.isAscii(b, start, end);
  }

  Line line() {
    return new Line(start, end, begins, ascii());
  }
}
