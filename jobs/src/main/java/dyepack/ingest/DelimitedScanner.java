package dyepack.ingest;

import dyepack.charset.TextEncoding;
import java.util.Arrays;

/**
 * Finds one record and its cells in a stretch of bytes, to the byte.
 *
 * <p>Works on bytes of any character set in {@link TextEncoding}. A cell's span leaves out the
 * blanks around it and takes in its quotes. A quote closes a cell only if a delimiter or the end of
 * the line follows; other quotes are text, and so is an opening quote that nothing closes. Holds
 * the spans of the last record, counted from its first byte; not for several threads.
 */
final class DelimitedScanner {
  /** The record doesn't end in the bytes given. */
  static final int MORE = -1;

  private final Dialect dialect;
  private final int unit;
  private final boolean lowByteFirst;
  private final boolean steps;
  private final TextEncoding encoding;
  private final byte[] delimiter;
  private final int delimiterHead;
  private final int quote;
  private final int lineEnd;
  private final int quotedLimit;

  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] quoted = new boolean[64];
  private int base;
  private int cells;
  private int lines;
  private boolean unclosed;

  /**
   * Prepares for one dialect.
   *
   * @param quotedLimit most bytes of a quoted cell; a longer one is taken as an unclosed quote
   */
  DelimitedScanner(Dialect dialect, TextEncoding encoding, int quotedLimit) {
    this.dialect = dialect;
    this.encoding = encoding;
    this.unit = encoding.unit();
    this.lowByteFirst = encoding.lowByteFirst();
    this.steps = encoding.hidesAscii();
    this.delimiter = dialect.runs() ? new byte[0] : encoding.bytes(dialect.delimiter());
    this.delimiterHead = delimiter.length == 0 ? -2 : at(delimiter, 0, delimiter.length);
    this.quote = dialect.quote() == 0 ? -2 : dialect.quote();
    this.lineEnd = dialect.carriageReturns() ? '\r' : '\n';
    this.quotedLimit = quotedLimit;
  }

  /** Bytes of a code unit. */
  int unit() {
    return unit;
  }

  /** Cells of the last record; a blank line has one. */
  int cells() {
    return cells;
  }

  /** First byte of a cell, counted from the record's first. */
  int start(int cell) {
    return starts[cell];
  }

  /** One past a cell's last byte, counted from the record's first. */
  int end(int cell) {
    return ends[cell];
  }

  boolean quoted(int cell) {
    return quoted[cell];
  }

  /** Lines that the last record takes up, at least 1. */
  int lines() {
    return lines;
  }

  /** Whether the last record holds a quote that isn't closed. */
  boolean unclosed() {
    return unclosed;
  }

  /** Whether the last record is a line without anything but blanks. */
  boolean blank() {
    return cells == 1 && starts[0] == ends[0] && !quoted[0];
  }

  /**
   * Scans the record that begins at {@code from}.
   *
   * @param atEnd whether the file ends at {@code to}
   * @return where the next record begins, or {@link #MORE}
   */
  int scan(byte[] b, int from, int to, boolean atEnd) {
    base = from;
    cells = 0;
    lines = 1;
    unclosed = false;
    int i = from;
    while (true) {
      int start = skipBlanks(b, i, to);
      int end = MORE;
      boolean inQuotes = false;
      if (at(b, start, to) == quote) {
        int close = closingQuote(b, start + unit, to, atEnd);
        if (close == MORE) {
          return MORE;
        }
        end = close;
        inQuotes = close > 0;
      }
      if (!inQuotes) {
        end = cellEnd(b, start, to);
      }
      int next = skipBlanks(b, end, to);
      if (next + 4 + delimiter.length > to && !atEnd) {
        return MORE;
      }
      boolean last = endsLine(b, next, to);
      add(start, inQuotes ? end : trimmed(b, start, end), inQuotes);
      if (last) {
        return Math.min(to, next + unit);
      }
      i = dialect.runs() ? next : next + delimiter.length;
    }
  }

  /**
   * Length of a line of nothing but blanks at {@code from} with its line end; 0 if there is none.
   */
  int blankLine(byte[] b, int from, int to, boolean atEnd) {
    int i = skipBlanks(b, from, to);
    int c = at(b, i, to);
    if (c < 0) {
      return atEnd ? to - from : MORE;
    }
    return c == lineEnd ? i + unit - from : 0;
  }

  /** One past the first line end from {@code from} on, or {@code to}. */
  int lineEnd(byte[] b, int from, int to) {
    for (int i = from; i < to; i += unit) {
      if (at(b, i, to) == lineEnd) {
        return i + unit;
      }
    }
    return to;
  }

  private void add(int start, int end, boolean inQuotes) {
    if (cells == starts.length) {
      starts = Arrays.copyOf(starts, 2 * cells);
      ends = Arrays.copyOf(ends, 2 * cells);
      quoted = Arrays.copyOf(quoted, 2 * cells);
    }
    starts[cells] = start - base;
    ends[cells] = end - base;
    quoted[cells] = inQuotes;
    cells++;
  }

  /** The code unit at {@code i}, or -1 past the end. */
  private int at(byte[] b, int i, int to) {
    if (unit == 1) {
      return i < to ? b[i] & 0xFF : -1;
    }
    if (i + unit > to) {
      return -1;
    }
    if (unit == 4) {
      int high = lowByteFirst ? at16(b, i + 2) : at16(b, i);
      return high == 0 ? at16(b, lowByteFirst ? i : i + 2) : 0xFFFD;
    }
    return at16(b, i);
  }

  private int at16(byte[] b, int i) {
    return lowByteFirst
        ? (b[i] & 0xFF) | (b[i + 1] & 0xFF) << 8
        : (b[i] & 0xFF) << 8 | (b[i + 1] & 0xFF);
  }

  private int step(byte[] b, int i, int to, int c) {
    return steps && c > 0x80
        ? Math.min(to - i, encoding.width(c, i + 1 < to ? b[i + 1] & 0xFF : -1))
        : unit;
  }

  private boolean endsLine(byte[] b, int i, int to) {
    int c = at(b, i, to);
    return c < 0 || c == lineEnd;
  }

  private boolean delimits(byte[] b, int i, int to) {
    if (i + delimiter.length > to) {
      return false;
    }
    for (int k = 1; k < delimiter.length; k++) {
      if (b[i + k] != delimiter[k]) {
        return false;
      }
    }
    return true;
  }

  private boolean isBlank(int c) {
    return c == ' '
        || (c == '\t' && delimiterHead != '\t')
        || (c == '\r' && lineEnd != '\r' && delimiterHead != '\r');
  }

  private int skipBlanks(byte[] b, int from, int to) {
    int i = from;
    while (true) {
      int c = at(b, i, to);
      if (!isBlank(c) || (c == delimiterHead && delimits(b, i, to))) {
        return i;
      }
      i += unit;
    }
  }

  /** Blanks are below 0x30, where no character of several bytes ends: stepping back is safe. */
  private int trimmed(byte[] b, int start, int end) {
    int i = end;
    while (i > start && isBlank(at(b, i - unit, end))) {
      i -= unit;
    }
    return i;
  }

  /** End of an unquoted cell: its delimiter, line end, or the end of the bytes. */
  private int cellEnd(byte[] b, int from, int to) {
    int i = from;
    boolean runs = dialect.runs();
    while (true) {
      int c = at(b, i, to);
      if (c < 0 || c == lineEnd) {
        return Math.min(i, to);
      }
      if ((c == delimiterHead && delimits(b, i, to)) || (runs && isBlank(c))) {
        return i;
      }
      i += step(b, i, to, c);
    }
  }

  /**
   * One past the closing quote of a cell whose text begins at {@code from}; 0 if the quote is text
   * after all.
   */
  private int closingQuote(byte[] b, int from, int to, boolean atEnd) {
    int i = from;
    int lineEnds = 0;
    while (true) {
      int c = at(b, i, to);
      if (c < 0 || i - from > quotedLimit) {
        if (c < 0 && !atEnd && to - from <= quotedLimit) {
          return MORE;
        }
        unclosed = true;
        return 0;
      }
      if (c == lineEnd) {
        lineEnds++;
      } else if (c == '\\' && dialect.backslash()) {
        i += unit;
        c = at(b, i, to);
      } else if (c == quote) {
        int after = at(b, i + unit, to);
        if (after < 0 && !atEnd) {
          return MORE;
        }
        if (after == quote) {
          i += unit;
        } else {
          int end = closes(b, i + unit, to, atEnd, lineEnds);
          if (end != 0) {
            return end;
          }
        }
      }
      i += c < 0 ? unit : step(b, i, to, c);
    }
  }

  /** {@code after} if a quote before it ends the cell, 0 if the quote is text. */
  private int closes(byte[] b, int after, int to, boolean atEnd, int lineEnds) {
    int next = skipBlanks(b, after, to);
    if (next + 4 + delimiter.length > to && !atEnd) {
      return MORE;
    }
    boolean ends =
        endsLine(b, next, to)
            || (at(b, next, to) == delimiterHead && delimits(b, next, to))
            || (dialect.runs() && next > after);
    if (!ends) {
      return 0;
    }
    lines += lineEnds;
    return after;
  }
}
