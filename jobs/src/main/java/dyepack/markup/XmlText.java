package dyepack.markup;

import java.io.IOException;
import java.io.Reader;

/**
 * Text of an XML file made fit for a strict parser: control characters that XML forbids are left
 * out, ampersands that begin none of XML's own entities are taken as characters, text before the
 * first tag is left out; all three are counted. A tag longer than the limit ends the text.
 */
final class XmlText extends Reader {
  private static final int ENTITY_CHARS = 10;
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = ' '; c < 128; c++) {
      PLAIN[c] = c != '<' && c != '>' && c != '&';
    }
    PLAIN['\t'] = true;
    PLAIN['\n'] = true;
    PLAIN['\r'] = true;
  }

  private final Reader in;
  private final int tagLimit;
  private final char[] raw = new char[1 << 14];
  private int at;
  private int limit;
  private String ahead = "";
  private int aheadAt;
  private boolean started;
  private boolean inTag;
  private int tagChars;
  private long controls;
  private long ampersands;

  XmlText(Reader in, int tagLimit) {
    this.in = in;
    this.tagLimit = tagLimit;
  }

  /** Characters left out because XML forbids them. */
  long controls() {
    return controls;
  }

  /** Ampersands taken as characters. */
  long ampersands() {
    return ampersands;
  }

  private int take() throws IOException {
    if (at == limit) {
      limit = Math.max(0, in.read(raw, 0, raw.length));
      at = 0;
      if (limit == 0) {
        return -1;
      }
    }
    return raw[at++];
  }

  private int peek(int offset) throws IOException {
    if (at + offset >= limit) {
      System.arraycopy(raw, at, raw, 0, limit - at);
      limit -= at;
      at = 0;
      int n = in.read(raw, limit, raw.length - limit);
      while (n > 0) {
        limit += n;
        n = limit > offset ? 0 : in.read(raw, limit, raw.length - limit);
      }
    }
    return at + offset < limit ? raw[at + offset] : -1;
  }

  /** The next character, or -1. */
  private int next() throws IOException {
    if (aheadAt < ahead.length()) {
      return ahead.charAt(aheadAt++);
    }
    while (true) {
      int c = take();
      if (c < 0) {
        return -1;
      }
      if (!started) {
        started = c == '<';
        if (!started) {
          controls += c == 0xFEFF || Character.isWhitespace(c) ? 0 : 1;
          continue;
        }
      }
      if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF) {
        controls++;
        continue;
      }
      if (c == '<' || c == '>') {
        inTag = c == '<';
        tagChars = 0;
      } else if (inTag && ++tagChars > tagLimit) {
        throw new IOException("a tag is longer than the limit");
      }
      if (c == '&' && !isEntity()) {
        ampersands++;
        ahead = "amp;";
        aheadAt = 0;
      }
      return c;
    }
  }

  private boolean isEntity() throws IOException {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < ENTITY_CHARS; i++) {
      int c = peek(i);
      if (c == ';') {
        String entity = name.toString();
        return entity.matches("#[0-9]+|#x[0-9a-fA-F]+")
            ? isAllowed(entity)
            : "amp lt gt quot apos".contains(entity) && entity.length() > 1;
      }
      if (c < 0 || !(c == '#' || Character.isLetterOrDigit(c))) {
        return false;
      }
      name.append((char) c);
    }
    return false;
  }

  /** XML 1.0, production [2] Char. */
  private static boolean isAllowed(String entity) {
    boolean hex = entity.charAt(1) == 'x';
    int point = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
    return point == 9
        || point == 10
        || point == 13
        || (point >= 0x20 && point < 0xD800)
        || (point >= 0xE000 && point < 0xFFFE)
        || (point >= 0x10000 && point <= 0x10FFFF);
  }

  /** How many characters from here on are given out as they are, at most {@code most}. */
  private int plainRun(int most) throws IOException {
    if (!started || aheadAt < ahead.length()) {
      return 0;
    }
    int stop = Math.min(limit, at + most);
    int i = at;
    while (i < stop && (PLAIN[raw[i] & 0x7F] || raw[i] > 0x7F) && raw[i] < 0xFFFE) {
      i++;
    }
    tagChars += inTag ? i - at : 0;
    if (tagChars > tagLimit) {
      throw new IOException("a tag is longer than the limit");
    }
    return i - at;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int n = 0;
    while (n < length) {
      int run = plainRun(length - n);
      if (run > 0) {
        System.arraycopy(raw, at, target, offset + n, run);
        at += run;
        n += run;
        continue;
      }
      int c = next();
      if (c < 0) {
        break;
      }
      target[offset + n++] = (char) c;
    }
    return n == 0 && length > 0 ? -1 : n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
