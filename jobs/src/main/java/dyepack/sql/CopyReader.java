package dyepack.sql;

import java.io.IOException;

/** Reads the lines of COPY at the window's front, which in CSV may be several to a row. */
final class CopyReader {
  /** Instead of a length: something was passed that is no row, and COPY goes on. */
  static final int PASSED = 0;

  /** Instead of a length: COPY has ended. */
  static final int ENDED = -1;

  /** Bytes that may be looked through in vain for the end of a quote. */
  private static final long FIRST_BUDGET = 64L << 20;

  private final SqlWindow window;
  private final SqlPassage passage;
  private final CopyRows rows;
  private final SqlNotes notes;
  private final int recordBytes;
  private long budget = FIRST_BUDGET;

  CopyReader(SqlWindow window, SqlPassage passage, CopyRows rows, SqlNotes notes, int recordBytes) {
    this.window = window;
    this.passage = passage;
    this.rows = rows;
    this.notes = notes;
    this.recordBytes = recordBytes;
  }

  /**
   * Looks at the row at the window's front.
   *
   * @param first whether it is the first of the statement
   * @return length of the row, {@link #PASSED} or {@link #ENDED}
   */
  int next(StatementHead head, boolean first) throws IOException {
    int end = lineEnd(0);
    if (end < 0) {
      notes.add(ByteKind.TOO_LONG.reason(), 1, window.line());
      passage.toLineEnd(ByteKind.TOO_LONG);
      return PASSED;
    }
    if (window.unread() == 0) {
      return ENDED;
    }
    if (first && head.copy() == StatementHead.Copy.CSV_WITH_HEADER) {
      window.consumeTo(end, ByteKind.HEADER);
      return PASSED;
    }
    if (head.copy() != StatementHead.Copy.TEXT) {
      end = quotedEnd(end);
    }
    switch (rows.scan(window.bytes(), window.from(), end, head)) {
      case ROW -> {
        budget = Math.min(FIRST_BUDGET, budget + 8L * (end - window.from()));
        return end - window.from();
      }
      case LAST -> {
        window.consumeTo(end, ByteKind.HEADER);
        return ENDED;
      }
      case STATEMENT -> {
        return ENDED;
      }
      case BLANK -> window.consumeTo(end, ByteKind.NOISE);
      case DAMAGED -> reject(end, ByteKind.DAMAGED);
      case UNREAD -> reject(end, ByteKind.UNREAD);
    }
    return PASSED;
  }

  private void reject(int end, ByteKind kind) {
    notes.add(kind.reason(), 1, window.line());
    window.consumeTo(end, kind);
  }

  /** The end of the line in which the quotes are closed; of the first one if they never are. */
  private int quotedEnd(int firstEnd) throws IOException {
    int length = firstEnd - window.from();
    int looked = 0;
    boolean open = false;
    int end = length;
    while (true) {
      byte[] b = window.bytes();
      for (int i = window.from() + looked; i < window.from() + end; i++) {
        open ^= b[i] == '"';
      }
      if (!open || budget <= 0) {
        return window.from() + (open ? length : end);
      }
      looked = end;
      int next = lineEnd(end);
      if (next < 0 || next == window.from() + end) {
        budget -= looked;
        return window.from() + length;
      }
      end = next - window.from();
    }
  }

  /** One past the line end behind so many bytes from the front; -1 if that is too far. */
  private int lineEnd(int behind) throws IOException {
    int looked = behind;
    while (true) {
      byte[] b = window.bytes();
      int i = window.from() + looked;
      while (i < window.to() && b[i] != '\n') {
        i++;
      }
      if (i < window.to()) {
        return i + 1;
      }
      if (window.atEnd()) {
        return i;
      }
      looked = i - window.from();
      if (looked > recordBytes) {
        return -1;
      }
      window.more();
    }
  }
}
