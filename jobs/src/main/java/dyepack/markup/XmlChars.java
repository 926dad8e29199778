package dyepack.markup;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.Reader;

/** Characters of an XML file: text with its entities resolved, and what stands between tags. */
final class XmlChars {
  private static final int TEXT_CHARS = 1 << 13;

  /** Characters of text that are given out as they are. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = ' '; c < 128; c++) {
      PLAIN[c] = c != '<' && c != '&';
    }
    PLAIN['\t'] = true;
  }

  private final Reader in;
  private final char[] buffer = new char[1 << 15];
  private int at;
  private int limit;
  private long before;
  private long line = 1;
  private boolean started;
  private long forbidden;
  private long ampersands;

  XmlChars(Reader in) {
    this.in = in;
  }

  /** Number of the next character. */
  long position() {
    return before + at;
  }

  /** Line of the next character, from 1. */
  long line() {
    return line;
  }

  /** Characters left out because XML forbids them, and those before the first tag. */
  long forbidden() {
    return forbidden;
  }

  /** Ampersands of texts taken as characters. */
  long ampersands() {
    return ampersands;
  }

  /** The character {@code ahead} of the next one, -1 behind the last. */
  int peek(int ahead) throws IOException {
    if (at + ahead >= limit) {
      System.arraycopy(buffer, at, buffer, 0, limit - at);
      before += at;
      limit -= at;
      at = 0;
      while (limit <= ahead) {
        int n = in.read(buffer, limit, buffer.length - limit);
        if (n < 0) {
          return -1;
        }
        limit += n;
      }
    }
    return buffer[at + ahead];
  }

  /** Takes the next character. */
  @CanIgnoreReturnValue
  int take() throws IOException {
    int c = at < limit ? buffer[at] : peek(0);
    if (c >= 0) {
      at++;
      line += c == '\n' ? 1 : 0;
    }
    return c;
  }

  void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      take();
    }
  }

  boolean startsWith(String what) throws IOException {
    for (int i = 0; i < what.length(); i++) {
      if (peek(i) != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Takes a piece of text; false if markup or the end stands here. */
  boolean text(StringBuilder out) throws IOException {
    boolean any = false;
    while (out.length() < TEXT_CHARS) {
      int c = peek(0);
      if (c < 0 || (c == '<' && isMarkup())) {
        return any;
      }
      any = true;
      if (!started) {
        forbidden += c == 0xFEFF || Character.isWhitespace(c) ? 0 : 1;
        take();
      } else if (c == '&') {
        take();
        out.appendCodePoint(entity());
      } else if (c == '\n' || c == '\r') {
        lineEnd(out);
      } else if (c == '<') {
        ampersands++;
        out.append((char) take());
      } else if (isForbidden(c)) {
        forbidden++;
        take();
      } else {
        run(out);
      }
    }
    return any;
  }

  /** XML 1.0, section 2.11: line ends of all systems are one. */
  private void lineEnd(StringBuilder out) throws IOException {
    boolean pair = take() == '\r' && peek(0) == '\n';
    if (!pair) {
      out.append('\n');
    }
  }

  private void run(StringBuilder out) {
    int stop = Math.min(limit, at + TEXT_CHARS);
    int i = at;
    while (i < stop && (buffer[i] < 128 ? PLAIN[buffer[i]] : buffer[i] < 0xFFFE)) {
      i++;
    }
    // At least the character that was looked at.
    int end = Math.max(i, at + 1);
    out.append(buffer, at, end - at);
    at = end;
  }

  private static boolean isForbidden(int c) {
    return (c < ' ' && c != '\t') || c == 0xFFFE || c == 0xFFFF;
  }

  private boolean isMarkup() throws IOException {
    int second = peek(1);
    boolean markup =
        second == '/' || second == '!' || second == '?' || second == '_' || second == ':';
    boolean begins = markup || Character.isLetter(second);
    started |= begins;
    return begins;
  }

  /** What the ampersand just taken stands for: itself if no entity of XML follows. */
  private int entity() throws IOException {
    for (int i = 0; i < XmlEntities.LONGEST; i++) {
      int c = peek(i);
      if (c == ';') {
        String name = new String(buffer, at, i);
        int point = XmlEntities.character(name);
        if (point >= 0) {
          skip(i + 1);
          return point;
        }
        break;
      }
      if (c != '#' && !Character.isLetterOrDigit(c)) {
        break;
      }
    }
    ampersands++;
    return '&';
  }

  /** Takes a piece of a CDATA section; false if that ends it. */
  boolean data(StringBuilder out) throws IOException {
    while (out.length() < TEXT_CHARS) {
      int c = peek(0);
      if (c < 0) {
        return false;
      }
      if (c == ']' && startsWith("]]>")) {
        skip(3);
        return false;
      }
      if (c == '\r') {
        lineEnd(out);
      } else if (c != '\n' && isForbidden(c)) {
        forbidden++;
        take();
      } else {
        out.append((char) take());
      }
    }
    return true;
  }

  /**
   * Passes a comment, an instruction, or a declaration with all that it declares; false if it has
   * no end.
   */
  boolean passAside() throws IOException {
    if (startsWith("<!--")) {
      return passTo("-->");
    }
    return startsWith("<?") ? passTo("?>") : passDeclaration();
  }

  private boolean passTo(String end) throws IOException {
    int c = take();
    while (c >= 0 && !(c == end.charAt(0) && startsWith(end.substring(1)))) {
      c = take();
    }
    skip(end.length() - 1);
    return c >= 0;
  }

  private boolean passDeclaration() throws IOException {
    int depth = 0;
    int quote = 0;
    for (int c = take(); c >= 0; c = take()) {
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = depth > 0 ? c : 0;
      } else if (c == '<' || c == '[') {
        depth++;
      } else if (c == '>' || c == ']') {
        depth--;
        if (c == '>' && depth <= 0) {
          return true;
        }
      }
    }
    return false;
  }
}
