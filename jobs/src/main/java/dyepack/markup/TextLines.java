package dyepack.markup;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of a text, with the numbers of their first and last characters. */
final class TextLines {
  private final BufferedReader in;
  private final int limit;
  private long start;
  private long end;
  private boolean cut;
  private int ahead = -2;

  TextLines(DecodedText text, int limit) {
    this.in = new BufferedReader(text, 1 << 12);
    this.limit = limit;
  }

  private int read() throws IOException {
    int c = ahead == -2 ? in.read() : ahead;
    ahead = -2;
    end += c >= 0 ? 1 : 0;
    return c;
  }

  /** The next line without its end, cut at the limit; null behind the last. */
  @Nullable String next() throws IOException {
    start = end;
    StringBuilder line = new StringBuilder();
    int c = read();
    if (c < 0) {
      return null;
    }
    cut = false;
    while (c >= 0 && c != '\n' && c != '\r') {
      if (line.length() < limit) {
        line.append((char) c);
      } else {
        cut = true;
      }
      c = read();
    }
    if (c == '\r') {
      ahead = in.read();
      if (ahead == '\n') {
        end++;
        ahead = -2;
      }
    }
    return line.toString();
  }

  /** Number of the line's first character. */
  long start() {
    return start;
  }

  /** One past its last character, its end included. */
  long end() {
    return end;
  }

  /** Whether the line is longer than the limit. */
  boolean cut() {
    return cut;
  }
}
