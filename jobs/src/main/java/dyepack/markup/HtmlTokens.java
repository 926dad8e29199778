package dyepack.markup;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tags and text of HTML, one after the other, in bounded memory: text comes in pieces, long tags
 * lose their end.
 */
final class HtmlTokens {
  /** What a token is. */
  enum Type {
    TEXT,
    OPEN,
    CLOSE,
    END
  }

  private static final int TEXT_CHARS = 1 << 13;
  private static final int TAG_CHARS = 1 << 14;

  private final Reader in;
  private final char[] buffer = new char[1 << 15];
  private final StringBuilder text = new StringBuilder();
  private int at;
  private long before;
  private long start;
  private int limit;
  private String name = "";
  private boolean cut;
  private final StringBuilder tag = new StringBuilder();
  private int nameEnd;

  HtmlTokens(Reader in) {
    this.in = in;
  }

  /** Name of the tag in lower case, with its prefix. */
  String name() {
    return name;
  }

  /** Text as it stands, entities and all. */
  CharSequence text() {
    return text;
  }

  /** Attributes of the tag that was opened, names in lower case, entities as they stand. */
  Map<String, String> attributes() {
    return attributes(tag, nameEnd);
  }

  private int peek() throws IOException {
    if (at == limit) {
      before += at;
      limit = in.read(buffer, 0, buffer.length);
      at = 0;
      if (limit <= 0) {
        limit = 0;
        return -1;
      }
    }
    return buffer[at];
  }

  private int take() throws IOException {
    int c = peek();
    at += c < 0 ? 0 : 1;
    return c;
  }

  /** Number of the next character. */
  long position() {
    return before + at;
  }

  /** Number of the token's first character. */
  long start() {
    return start;
  }

  /** Goes to the next token. */
  Type next() throws IOException {
    text.setLength(0);
    start = position();
    while (true) {
      int c = peek();
      if (c < 0) {
        return text.length() > 0 ? Type.TEXT : Type.END;
      }
      // A piece of text must not end within an entity.
      if ((text.length() >= TEXT_CHARS && (c == '&' || Character.isWhitespace(c)))
          || text.length() >= 2 * TEXT_CHARS) {
        return Type.TEXT;
      }
      if (c != '<') {
        int run = at + 1;
        int stop = Math.min(limit, at + Math.max(1, TEXT_CHARS - text.length()));
        while (run < stop && buffer[run] != '<') {
          run++;
        }
        text.append(buffer, at, run - at);
        at = run;
        continue;
      }
      if (text.length() > 0) {
        return Type.TEXT;
      }
      at++;
      int first = peek();
      if (first == '!' || first == '?') {
        declaration();
      } else if (first == '/' || Character.isLetter(first)) {
        return tag();
      } else {
        text.append('<');
      }
    }
  }

  /** A comment, a DOCTYPE or a processing instruction; conditional comments of Office too. */
  private void declaration() throws IOException {
    at++;
    boolean comment = false;
    if (peek() == '-') {
      at++;
      comment = peek() == '-';
      at += comment ? 1 : 0;
    }
    int dashes = 2;
    while (true) {
      int c = take();
      if (c < 0 || (c == '>' && (!comment || dashes >= 2))) {
        return;
      }
      dashes = c == '-' ? dashes + 1 : 0;
    }
  }

  private Type tag() throws IOException {
    boolean close = peek() == '/';
    at += close ? 1 : 0;
    tag.setLength(0);
    cut = false;
    int quote = 0;
    while (true) {
      int c = take();
      if (c < 0 || (quote == 0 && c == '>')) {
        break;
      }
      boolean mark = c == '"' || c == '\'';
      if (quote == 0 ? mark && lastMark(tag) == '=' : c == quote) {
        quote = quote == 0 ? c : 0;
      }
      if (tag.length() < TAG_CHARS) {
        tag.append((char) c);
      } else if (!cut) {
        // A quote that never closes must not swallow the rest of the file.
        cut = true;
        quote = 0;
      }
    }
    int end = 0;
    while (end < tag.length()
        && !Character.isWhitespace(tag.charAt(end))
        && tag.charAt(end) != '/') {
      end++;
    }
    name = tag.substring(0, end).toLowerCase(Locale.ROOT);
    nameEnd = end;
    return close ? Type.CLOSE : Type.OPEN;
  }

  private static char lastMark(StringBuilder tag) {
    int i = tag.length() - 1;
    if (i < 0) {
      return ' ';
    }
    while (i > 0 && Character.isWhitespace(tag.charAt(i))) {
      i--;
    }
    return tag.charAt(i);
  }

  private static Map<String, String> attributes(StringBuilder tag, int from) {
    Map<String, String> found = new HashMap<>();
    int n = tag.length();
    int i = from;
    while (i < n) {
      while (i < n && (Character.isWhitespace(tag.charAt(i)) || tag.charAt(i) == '/')) {
        i++;
      }
      int start = i;
      while (i < n && tag.charAt(i) != '=' && !Character.isWhitespace(tag.charAt(i))) {
        i++;
      }
      String key = tag.substring(start, i).toLowerCase(Locale.ROOT);
      while (i < n && Character.isWhitespace(tag.charAt(i))) {
        i++;
      }
      String value = "";
      if (i < n && tag.charAt(i) == '=') {
        i++;
        while (i < n && Character.isWhitespace(tag.charAt(i))) {
          i++;
        }
        char quote = i < n ? tag.charAt(i) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        start = quoted ? ++i : i;
        while (i < n
            && (quoted ? tag.charAt(i) != quote : !Character.isWhitespace(tag.charAt(i)))) {
          i++;
        }
        value = tag.substring(start, i);
        i += quoted ? 1 : 0;
      }
      if (!key.isEmpty()) {
        found.putIfAbsent(key, value);
      }
    }
    return found;
  }

  /** Passes over everything up to the tag that closes {@code element}: a script, a style. */
  void passOver(String element) throws IOException {
    String end = "</" + element;
    int matched = 0;
    while (true) {
      int c = take();
      if (c < 0) {
        return;
      }
      char lower = Character.toLowerCase((char) c);
      matched = lower == end.charAt(matched) ? matched + 1 : lower == '<' ? 1 : 0;
      if (matched == end.length()) {
        while (c >= 0 && c != '>') {
          c = take();
        }
        return;
      }
    }
  }
}
