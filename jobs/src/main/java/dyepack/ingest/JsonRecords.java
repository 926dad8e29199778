package dyepack.ingest;

import dyepack.charset.TextEncoding;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds JSON objects one after the other: on lines, in an array, written over several lines, or in
 * an array inside other objects. What stands between them is passed over and counted.
 *
 * <p>After an object that doesn't end, the next one is looked for behind it at a line or after a
 * comma. How often that is tried depends on how much was read well, so that the time for a file of
 * braces alone stays in proportion to its length.
 */
final class JsonRecords implements Closeable {
  private static final long FIRST_BUDGET = 64L << 20;

  private final ByteWindow window;
  private final TextEncoding encoding;
  private final int recordLimit;
  private final @Nullable JsonDescent descent;
  private final boolean singleQuotes;
  private long budget = FIRST_BUDGET;
  private long line;
  private long lineOfRecord;
  private int length;
  private int linesInside;
  private boolean broken;
  private long noise;
  private long around;

  JsonRecords(ByteWindow window, TextEncoding encoding, int recordLimit, long line) {
    this(window, encoding, recordLimit, line, null, false);
  }

  /**
   * Walks objects in a place.
   *
   * @param descent the way to the records; null if they stand by themselves or in an array
   * @param singleQuotes whether strings may be in single quotes
   */
  JsonRecords(
      ByteWindow window,
      TextEncoding encoding,
      int recordLimit,
      long line,
      @Nullable JsonDescent descent,
      boolean singleQuotes) {
    this.descent = descent;
    this.singleQuotes = singleQuotes;
    this.window = window;
    this.encoding = encoding;
    this.recordLimit = recordLimit;
    this.line = line;
  }

  /** Goes to the next object; false after the last. */
  boolean next() throws IOException {
    window.advanceTo(window.from() + length);
    length = 0;
    line += linesInside;
    linesInside = 0;
    broken = false;
    if (descent == null ? !toBrace() : !toPlace(descent)) {
      return false;
    }
    lineOfRecord = line;
    while (true) {
      int end = objectEnd(window.bytes(), window.from(), window.to());
      if (end > 0) {
        length = end - window.from();
        budget = Math.min(FIRST_BUDGET, budget + 8L * length);
        return true;
      }
      if (window.atEnd() || window.to() - window.from() > recordLimit) {
        budget -= window.to() - window.from();
        broken = true;
        length = resumption(window.bytes(), window.from(), window.to()) - window.from();
        return true;
      }
      window.more();
    }
  }

  /** Where the next object may begin after one that doesn't end; counts the lines up to there. */
  private int resumption(byte[] b, int from, int to) {
    linesInside = 0;
    for (int i = from + 1; i < to; i++) {
      boolean newLine = b[i] == '\n';
      linesInside += newLine ? 1 : 0;
      boolean next = i + 2 < to && b[i + 1] == '{' && (b[i + 2] == '"' || b[i + 2] == '\'');
      if (newLine || (next && b[i] == ',' && budget > 0)) {
        return i + 1;
      }
    }
    return to;
  }

  private boolean toPlace(JsonDescent way) throws IOException {
    while (true) {
      int i = way.walk(window.bytes(), window.from(), window.to(), window.atEnd());
      for (int k = window.from(); k < i; k++) {
        line += window.bytes()[k] == '\n' ? 1 : 0;
        around += isPunctuation(window.bytes()[k]) ? 0 : 1;
      }
      boolean stuck = i == window.from() && window.to() - i > recordLimit;
      window.advanceTo(stuck ? i + 1 : i);
      if (way.found()) {
        return true;
      }
      if (window.atEnd() && (window.from() == window.to() || i == window.from())) {
        return false;
      }
      if (!stuck) {
        window.more();
      }
    }
  }

  /** Blanks, and what stands between the objects of an array. */
  private static boolean isPunctuation(byte c) {
    return (c >= 0 && c <= ' ') || c == ',' || c == '[' || c == ']';
  }

  /** Goes to the next opening brace. */
  private boolean toBrace() throws IOException {
    while (true) {
      byte[] b = window.bytes();
      int i = window.from();
      while (i < window.to() && b[i] != '{') {
        line += b[i] == '\n' ? 1 : 0;
        noise += isPunctuation(b[i]) ? 0 : 1;
        i++;
      }
      window.advanceTo(i);
      if (i < window.to()) {
        return true;
      }
      if (window.atEnd()) {
        return false;
      }
      window.more();
    }
  }

  /**
   * One past the brace that closes the object at {@code from}; -1 if it isn't there. A line end
   * inside a string breaks the object off: JSON doesn't allow it, so the object was torn.
   */
  private int objectEnd(byte[] b, int from, int to) {
    boolean steps = encoding.hidesAscii();
    boolean inString = false;
    int quote = 0;
    int depth = 0;
    int i = from;
    linesInside = 0;
    while (i < to) {
      int c = b[i] & 0xFF;
      if (c == '\n') {
        linesInside++;
        if (inString) {
          broken = true;
          return i + 1;
        }
      } else if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          inString = false;
        } else if (steps && c > 0x80) {
          i += encoding.width(c, i + 1 < to ? b[i + 1] & 0xFF : -1) - 1;
        }
      } else if (c == '"' || (c == '\'' && singleQuotes)) {
        inString = true;
        quote = c;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
      i++;
    }
    return -1;
  }

  byte[] bytes() {
    return window.bytes();
  }

  int from() {
    return window.from();
  }

  int length() {
    return length;
  }

  /** Line on which the object begins. */
  long line() {
    return lineOfRecord;
  }

  long offset() {
    return window.position();
  }

  /** Whether the object doesn't end, or is longer than allowed. */
  boolean broken() {
    return broken;
  }

  /** Bytes between the objects that aren't JSON's. */
  long noise() {
    return noise;
  }

  /** Bytes of the objects that hold the records, besides the records. */
  long around() {
    return around;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
