package dyepack.markup;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Content lines of vCards, unfolded: RFC 6350 section 3.2 and RFC 2425 (a line that begins with a
 * blank continues the one before), vCard 2.1 section 2.1.3 (a line of quoted-printable that ends
 * with {@code =} goes on).
 */
final class VCardLines {
  private final BufferedReader in;
  private final int limit;
  private @Nullable String ahead;
  private long nextLine = 1;
  private long line;
  private long taken;
  private long aheadStart;
  private long start;
  private long cut;

  VCardLines(BufferedReader in, int limit) throws IOException {
    this.in = in;
    this.limit = limit;
    this.ahead = physical();
  }

  /** Line of the content line returned last, from 1. */
  long line() {
    return line;
  }

  /** Content lines that were too long and lost their end. */
  long cut() {
    return cut;
  }

  /** Number of the first character of the content line returned last. */
  long start() {
    return start;
  }

  /** One past the number of its last character. */
  long end() {
    return ahead == null ? taken : aheadStart;
  }

  private int read() throws IOException {
    int c = in.read();
    taken += c < 0 ? 0 : 1;
    return c;
  }

  /** A line without its end, which loses what is beyond the limit; null at the end of the file. */
  private @Nullable String physical() throws IOException {
    StringBuilder text = new StringBuilder();
    aheadStart = taken;
    int c = read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (text.length() < limit) {
        text.append((char) c);
      }
      c = read();
    }
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == '\r') {
      text.setLength(end - 1);
    }
    return text.toString();
  }

  /** The next content line; null after the last. */
  @Nullable String next() throws IOException {
    if (ahead == null) {
      return null;
    }
    line = nextLine;
    start = aheadStart;
    StringBuilder text = new StringBuilder(ahead);
    boolean soft = isQuotedPrintable(text);
    advance();
    while (ahead != null) {
      boolean folded = !ahead.isEmpty() && (ahead.charAt(0) == ' ' || ahead.charAt(0) == '\t');
      boolean goesOn = soft && text.length() > 0 && text.charAt(text.length() - 1) == '=';
      if (!goesOn && !folded) {
        break;
      }
      if (goesOn) {
        text.setLength(text.length() - 1);
      }
      String more = folded ? ahead.substring(1) : ahead;
      if (text.length() + more.length() > limit) {
        cut++;
      } else {
        text.append(more);
      }
      advance();
    }
    return text.toString();
  }

  private void advance() throws IOException {
    ahead = physical();
    nextLine++;
  }

  private static boolean isQuotedPrintable(CharSequence text) {
    String line = text.toString();
    int colon = line.indexOf(':');
    return colon > 0
        && line.substring(0, colon).toUpperCase(java.util.Locale.ROOT).contains("QUOTED-PRINTABLE");
  }
}
