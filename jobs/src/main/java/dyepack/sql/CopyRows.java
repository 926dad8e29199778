package dyepack.sql;

import java.util.Arrays;
import java.util.List;

/** Lines after PostgreSQL's {@code COPY ... FROM stdin} (manual, COPY, "Text Format"). */
final class CopyRows {
  /** What a line is. */
  enum Line {
    ROW,
    /** {@code \.}: the end. */
    LAST,
    BLANK,
    /** The end is missing: another statement begins here. */
    STATEMENT,
    DAMAGED,
    /** Part of a form that isn't read. */
    UNREAD
  }

  private static final List<String> STATEMENTS =
      List.of("COPY ", "INSERT INTO ", "CREATE ", "ALTER ", "SET ", "SELECT pg_", "-- ");

  private final int mostCells;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int count;
  private boolean csv;

  CopyRows(int mostCells) {
    this.mostCells = mostCells;
  }

  int count() {
    return count;
  }

  /** Takes the line from {@code from} to {@code to}, which may end with a line end. */
  Line scan(byte[] b, int from, int to, StatementHead head) {
    int end = to;
    end -= end > from && b[end - 1] == '\n' ? 1 : 0;
    end -= end > from && b[end - 1] == '\r' ? 1 : 0;
    if (end - from == 2 && b[from] == '\\' && b[from + 1] == '.') {
      return Line.LAST;
    }
    if (head.copy() == StatementHead.Copy.BINARY) {
      return Line.UNREAD;
    }
    csv = head.copy() != StatementHead.Copy.TEXT;
    if (csv) {
      splitQuoted(b, from, end, (byte) head.delimiter());
    } else {
      split(b, from, end, (byte) head.delimiter());
    }
    int expected = head.columns().size();
    if (count <= mostCells && (expected == 0 || count == expected)) {
      return Line.ROW;
    }
    if (end == from) {
      return Line.BLANK;
    }
    return count == 1 && begins(b, from, end) ? Line.STATEMENT : Line.DAMAGED;
  }

  private static boolean begins(byte[] b, int from, int end) {
    for (String statement : STATEMENTS) {
      int i = 0;
      while (i < statement.length() && from + i < end && b[from + i] == statement.charAt(i)) {
        i++;
      }
      if (i == statement.length()) {
        return true;
      }
    }
    return false;
  }

  private void split(byte[] b, int from, int end, byte delimiter) {
    count = 0;
    int start = from;
    int i = from;
    while (i < end) {
      if (b[i] == delimiter) {
        put(start, i);
        start = i + 1;
      }
      i++;
    }
    put(start, end);
  }

  /** RFC 4180, section 2: quotes around a cell, doubled inside it. */
  private void splitQuoted(byte[] b, int from, int end, byte delimiter) {
    count = 0;
    int start = from;
    boolean inside = false;
    for (int i = from; i < end; i++) {
      inside ^= b[i] == '"';
      if (b[i] == delimiter && !inside) {
        put(start, i);
        start = i + 1;
      }
    }
    put(start, end);
  }

  private void put(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  boolean isNull(byte[] b, int cell, StatementHead head) {
    String blank = head.blank();
    if (ends[cell] - starts[cell] != blank.length()) {
      return false;
    }
    for (int i = 0; i < blank.length(); i++) {
      if (b[starts[cell] + i] != blank.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Text of a cell; blank for NULL. */
  String text(byte[] b, int cell, StatementHead head, SqlValue values) {
    if (isNull(b, cell, head)) {
      return "";
    }
    int start = starts[cell];
    int end = ends[cell];
    if (csv && end - start >= 2 && b[start] == '"' && b[end - 1] == '"') {
      return values.decode(b, start + 1, end - 1).replace("\"\"", "\"");
    }
    String text = values.decode(b, start, end);
    if (csv) {
      return text;
    }
    return text.indexOf('\\') < 0 ? text : SqlEscapes.postgres(text, false);
  }
}
