package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
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
  static final String BROKEN = "objects that don't end, or not within the limit";
  static final String OUTSIDE = "bytes outside of any object";
  static final String AROUND = "bytes around the array of records";

  private static final long FIRST_BUDGET = 64L << 20;

  private final ByteWindow window;
  private final TextEncoding encoding;
  private final int recordLimit;
  private final @Nullable JsonDescent descent;
  private final boolean singleQuotes;
  private final ByteAccount.Tally tally;
  private long budget = FIRST_BUDGET;
  private long line;
  private long lineOfRecord;
  private int length;
  private int linesInside;
  private boolean broken;
  private long between;
  private String rejected = "";

  /**
   * Walks objects in a place.
   *
   * @param tally takes every byte that was passed
   * @param descent the way to the records; null if they stand by themselves or in an array
   * @param singleQuotes whether strings may be in single quotes
   */
  JsonRecords(
      ByteWindow window,
      TextEncoding encoding,
      int recordLimit,
      long line,
      @Nullable JsonDescent descent,
      boolean singleQuotes,
      ByteAccount.Tally tally) {
    this.tally = tally;
    this.descent = descent;
    this.singleQuotes = singleQuotes;
    this.window = window;
    this.encoding = encoding;
    this.recordLimit = recordLimit;
    this.line = line;
  }

  /** Goes to the next object; false after the last. */
  boolean next() throws IOException {
    pass(length, rejected.isEmpty() ? Kind.RECORD : Kind.REJECTED, rejected);
    rejected = "";
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
        rejected = BROKEN;
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
      boolean stuck = i == window.from() && window.to() - i > recordLimit;
      boolean last = window.atEnd() && !way.found();
      int next = stuck ? i + 1 : last ? window.to() : i;
      passBetween(next, AROUND);
      if (way.found()) {
        return true;
      }
      if (last && window.from() == window.to()) {
        return false;
      }
      if (!stuck) {
        window.more();
      }
    }
  }

  /** Passes bytes that are part of no record, but for the punctuation between records. */
  private void passBetween(int next, String reason) {
    byte[] b = window.bytes();
    int others = 0;
    for (int k = window.from(); k < next; k++) {
      line += b[k] == '\n' ? 1 : 0;
      others += isPunctuation(b[k]) ? 0 : 1;
    }
    between += others;
    pass(next - window.from(), others == 0 ? Kind.RECORD : Kind.NOISE, reason);
  }

  private void pass(int bytes, Kind kind, String reason) {
    long position = window.position();
    tally.add(kind, reason, position, position + bytes);
    window.advanceTo(window.from() + bytes);
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
        i++;
      }
      boolean found = i < window.to();
      passBetween(i, OUTSIDE);
      if (found) {
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
          rejected = BROKEN;
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

  /** Bytes between objects that should stand by themselves, but for punctuation. */
  long outside() {
    return descent == null ? between : 0;
  }

  /** Bytes of the objects that hold the records, besides the records. */
  long around() {
    return descent == null ? 0 : between;
  }

  /** Says that the object can't be read: its bytes are accounted for so. */
  void reject(String reason) {
    rejected = reason;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
