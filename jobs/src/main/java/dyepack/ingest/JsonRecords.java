package dyepack.ingest;

import dyepack.charset.TextEncoding;
import java.io.Closeable;
import java.io.IOException;

/**
 * Finds JSON objects one after the other: on lines, in an array, or written over several lines.
 * What stands between them is passed over and counted.
 */
final class JsonRecords implements Closeable {
  private final ByteWindow window;
  private final TextEncoding encoding;
  private final int recordLimit;
  private long line;
  private long lineOfRecord;
  private int length;
  private int linesInside;
  private boolean broken;
  private long noise;

  JsonRecords(ByteWindow window, TextEncoding encoding, int recordLimit, long line) {
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
    if (!toBrace()) {
      return false;
    }
    lineOfRecord = line;
    while (true) {
      int end = objectEnd(window.bytes(), window.from(), window.to());
      if (end > 0) {
        length = end - window.from();
        return true;
      }
      if (window.atEnd() || window.to() - window.from() > recordLimit) {
        broken = true;
        length = 1;
        linesInside = 0;
        return true;
      }
      window.more();
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
        } else if (c == '"') {
          inString = false;
        } else if (steps && c > 0x80) {
          i += encoding.width(c, i + 1 < to ? b[i + 1] & 0xFF : -1) - 1;
        }
      } else if (c == '"') {
        inString = true;
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

  @Override
  public void close() throws IOException {
    window.close();
  }
}
