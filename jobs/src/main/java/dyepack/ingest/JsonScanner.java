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
  private final boolean lenient;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int columns;
  private int base;
  private String fault = "";
  private int faultAt;
  private int unknown;
  private int looseFrom;
  private int looseTo;

  /**
   * Prepares for records with these paths.
   *
   * @param arrayElements how many elements of an array become cells each; 0 to take an array as one
   *     cell
   */
  JsonScanner(TextEncoding encoding, JsonPaths paths, int depthLimit, int arrayElements) {
    this(encoding, paths, depthLimit, arrayElements, false);
  }

  /**
   * The same for dumps, if {@code lenient}: single quotes, keys without quotes, commas at the end,
   * words of Python and JavaScript, calls of the MongoDB shell such as {@code ObjectId("...")}; and
   * the wrappings of extended JSON, {@code {"$oid": "..."}}, are taken off.
   */
  JsonScanner(
      TextEncoding encoding, JsonPaths paths, int depthLimit, int arrayElements, boolean lenient) {
    this.lenient = lenient;
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
      int key = i;
      int keyEnd;
      if (at(b, i, to) == '"' || (lenient && isQuote(b, i, to))) {
        key = b[i] == '"' || b[i] == '\'' ? i + 1 : i + 2;
        keyEnd = stringEnd(b, key - 1, to);
        if (keyEnd < 0) {
          return -1;
        }
      } else if (lenient && wordEnd(b, i, to) > i) {
        keyEnd = wordEnd(b, i, to) + 1;
      } else if (lenient && at(b, i, to) == '}') {
        return i + 1;
      } else {
        return fail("a key in double quotes is expected", i);
      }
      JsonPaths.Node child = node == null ? null : child(node, b, key, keyEnd - 1);
      keyEnd -= key == i ? 1 : 0;
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
          default -> lenient ? looseEnd(b, from, to) : literalEnd(b, from, to);
        };
    if (end > 0 && b[from] != '{' && (b[from] != '[' || arrayElements == 0)) {
      int column = node == null ? -1 : paths.column(node);
      if (looseTo > 0) {
        put(column, looseFrom, looseTo);
      } else {
        put(column, from, end);
      }
    }
    looseTo = 0;
    return end;
  }

  /** The node for a key; the key of a wrapping of extended JSON is no node of its own. */
  private JsonPaths.@Nullable Node child(JsonPaths.Node node, byte[] b, int from, int to) {
    boolean wrapping =
        lenient && from < to && b[from] == '$' && node != paths.root() && isWrapping(b, from, to);
    return wrapping ? node : paths.child(node, b, from, to);
  }

  /** MongoDB Extended JSON v1 and v2: values that are an object of one key. */
  private static boolean isWrapping(byte[] b, int from, int to) {
    return switch (new String(b, from, to - from, StandardCharsets.ISO_8859_1)) {
      case "$oid",
          "$date",
          "$numberLong",
          "$numberInt",
          "$numberDouble",
          "$numberDecimal",
          "$symbol",
          "$uuid",
          "$undefined" ->
          true;
      default -> false;
    };
  }

  private static boolean isQuote(byte[] b, int i, int to) {
    boolean prefix =
        i + 1 < to && (b[i] == 'u' || b[i] == 'b') && (b[i + 1] == '"' || b[i + 1] == '\'');
    return prefix || (i < to && b[i] == '\'');
  }

  private static int wordEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to
        && (b[i] < 0
            || (b[i] >= '0' && b[i] <= '9')
            || ((b[i] | 0x20) >= 'a' && (b[i] | 0x20) <= 'z')
            || "_$.+-".indexOf(b[i]) >= 0)) {
      i++;
    }
    return i;
  }

  /** A string in single quotes or with a prefix, a word, a number of any form, or a call. */
  private int looseEnd(byte[] b, int from, int to) {
    if (isQuote(b, from, to)) {
      int quote = b[from] == '\'' ? from : from + 1;
      int end = stringEnd(b, quote, to);
      looseFrom = quote;
      looseTo = Math.max(end, 0);
      return end;
    }
    int word = wordEnd(b, from, to);
    if (word == from) {
      return fail("a value is expected", from);
    }
    if (at(b, word, to) != '(') {
      return word;
    }
    int inner = skipSpace(b, word + 1, to);
    int innerEnd =
        at(b, inner, to) == '"' || isQuote(b, inner, to)
            ? stringEnd(b, inner, to)
            : wordEnd(b, inner, to);
    int end = innerEnd < 0 ? -1 : skipSpace(b, innerEnd, to);
    if (end < 0 || at(b, end, to) != ')') {
      return fail("a call isn't closed", from);
    }
    looseFrom = inner;
    looseTo = innerEnd;
    return end + 1;
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
      if (lenient && n > 0 && at(b, i, to) == ']') {
        return i + 1;
      }
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
    int quote = b[from];
    int i = from + 1;
    while (i < to) {
      int c = b[i] & 0xFF;
      if (c == quote) {
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
