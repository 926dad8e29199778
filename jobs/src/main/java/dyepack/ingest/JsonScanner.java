package dyepack.ingest;

import dyepack.charset.TextEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of one JSON object in a stretch of bytes, to the byte.
 *
 * <p>Every value that is neither an object nor (unless arrays are opened up) an array is a cell at
 * its dotted path; a path that occurs twice keeps its last value. Holds the spans of the last
 * record, counted from its first byte; not for several threads.
 */
final class JsonScanner {
  private final TextEncoding encoding;
  private final JsonPaths paths;
  private final int depthLimit;
  private final int arrayElements;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int columns;
  private int base;
  private String fault = "";
  private int faultAt;
  private int unknown;

  /**
   * Prepares for records with these paths.
   *
   * @param arrayElements how many elements of an array become cells each; 0 to take an array as one
   *     cell
   */
  JsonScanner(TextEncoding encoding, JsonPaths paths, int depthLimit, int arrayElements) {
    this.encoding = encoding;
    this.paths = paths;
    this.depthLimit = depthLimit;
    this.arrayElements = arrayElements;
  }

  JsonPaths paths() {
    return paths;
  }

  /** First byte of a column's value, or -1 if the record has none. */
  int start(int column) {
    return column < columns ? starts[column] : -1;
  }

  int end(int column) {
    return ends[column];
  }

  /** What is wrong with the record that {@link #scan} couldn't read, as a clause. */
  String fault() {
    return fault;
  }

  /** Where it is wrong, counted from the record's first byte. */
  int faultAt() {
    return faultAt;
  }

  /** Values of the last record whose path has no column. */
  int unknown() {
    return unknown;
  }

  /** Scans the object at {@code from}; returns one past its end, or -1 if it isn't JSON. */
  int scan(byte[] b, int from, int to) {
    base = from;
    unknown = 0;
    Arrays.fill(starts, 0, columns, -1);
    int end =
        from < to && b[from] == '{'
            ? object(b, from, to, paths.root(), 1)
            : fail("an object is expected", from);
    return end;
  }

  private int fail(String what, int at) {
    fault = what;
    faultAt = at - base;
    return -1;
  }

  private static int skipSpace(byte[] b, int from, int to) {
    int i = from;
    while (i < to && (b[i] == ' ' || b[i] == '\t' || b[i] == '\n' || b[i] == '\r')) {
      i++;
    }
    return i;
  }

  private static int at(byte[] b, int i, int to) {
    return i < to ? b[i] & 0xFF : -1;
  }

  private int object(byte[] b, int from, int to, JsonPaths.@Nullable Node node, int depth) {
    if (depth > depthLimit) {
      return fail("objects are nested deeper than " + depthLimit, from);
    }
    int i = skipSpace(b, from + 1, to);
    if (at(b, i, to) == '}') {
      return i + 1;
    }
    while (true) {
      if (at(b, i, to) != '"') {
        return fail("a key in double quotes is expected", i);
      }
      int keyEnd = stringEnd(b, i, to);
      if (keyEnd < 0) {
        return -1;
      }
      JsonPaths.Node child = node == null ? null : paths.child(node, b, i + 1, keyEnd - 1);
      i = skipSpace(b, keyEnd, to);
      if (at(b, i, to) != ':') {
        return fail("a colon is expected after a key", i);
      }
      i = value(b, skipSpace(b, i + 1, to), to, child, depth);
      if (i < 0) {
        return -1;
      }
      i = skipSpace(b, i, to);
      if (at(b, i, to) == '}') {
        return i + 1;
      }
      if (at(b, i, to) != ',') {
        return fail("a comma or a closing brace is expected", i);
      }
      i = skipSpace(b, i + 1, to);
    }
  }

  private int value(byte[] b, int from, int to, JsonPaths.@Nullable Node node, int depth) {
    int end =
        switch (at(b, from, to)) {
          case '{' -> object(b, from, to, node, depth + 1);
          case '[' -> array(b, from, to, node, depth + 1);
          case '"' -> stringEnd(b, from, to);
          default -> literalEnd(b, from, to);
        };
    if (end > 0 && b[from] != '{' && (b[from] != '[' || arrayElements == 0)) {
      put(node == null ? -1 : paths.column(node), from, end);
    }
    return end;
  }

  private void put(int column, int from, int end) {
    if (column < 0) {
      unknown++;
      return;
    }
    if (column >= starts.length) {
      starts = Arrays.copyOf(starts, 2 * column);
      ends = Arrays.copyOf(ends, 2 * column);
    }
    if (column >= columns) {
      Arrays.fill(starts, columns, column + 1, -1);
      columns = column + 1;
    }
    starts[column] = from - base;
    ends[column] = end - base;
  }

  private int array(byte[] b, int from, int to, JsonPaths.@Nullable Node node, int depth) {
    if (depth > depthLimit) {
      return fail("arrays are nested deeper than " + depthLimit, from);
    }
    int i = skipSpace(b, from + 1, to);
    if (at(b, i, to) == ']') {
      return i + 1;
    }
    for (int n = 0; ; n++) {
      JsonPaths.Node child = null;
      if (node != null && n < arrayElements) {
        byte[] index = Integer.toString(n).getBytes(StandardCharsets.US_ASCII);
        child = paths.child(node, index, 0, index.length);
      }
      i = value(b, i, to, child, depth);
      if (i < 0) {
        return -1;
      }
      i = skipSpace(b, i, to);
      if (at(b, i, to) == ']') {
        return i + 1;
      }
      if (at(b, i, to) != ',') {
        return fail("a comma or a closing bracket is expected", i);
      }
      i = skipSpace(b, i + 1, to);
    }
  }

  private int stringEnd(byte[] b, int from, int to) {
    boolean steps = encoding.hidesAscii();
    int i = from + 1;
    while (i < to) {
      int c = b[i] & 0xFF;
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        i += 2;
      } else {
        i += steps && c > 0x80 ? encoding.width(c, at(b, i + 1, to)) : 1;
      }
    }
    return fail("a string isn't closed", from);
  }

  private int literalEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to && isLiteralByte(b[i])) {
      i++;
    }
    String text = new String(b, from, i - from, StandardCharsets.US_ASCII);
    if (!JsonText.isNumber(text) && !JsonText.isLiteral(text)) {
      return fail("a value is expected", from);
    }
    return i;
  }

  private static boolean isLiteralByte(byte c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }
}
