package dyepack.sql;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Tokens of SQL in a stretch of bytes: the slow, general way, for heads of statements and for
 * values that aren't plain literals.
 */
final class SqlTokens {
  /** What a token is. */
  enum Type {
    /** Nothing follows in the stretch, and nothing follows it. */
    END,
    /** The stretch ends within a token, or might. */
    MORE,
    WORD,
    NUMBER,
    /** In single quotes, with or without a prefix, or in dollar quotes. */
    STRING,
    /** A name in back quotes, double quotes or brackets; in MySQL a string in double quotes. */
    NAME,
    MARK
  }

  private final SqlSyntax syntax;
  private final boolean steps;
  private byte[] b = new byte[0];
  private int to;
  private boolean whole;
  private boolean brackets;
  private int position;
  private int start;
  private int innerStart;
  private int innerEnd;
  private String prefix = "";

  SqlTokens(SqlSyntax syntax) {
    this.syntax = syntax;
    this.steps = syntax.hidesAscii();
  }

  /**
   * Begins a stretch.
   *
   * @param whole whether nothing follows after {@code to}
   * @param brackets whether {@code [name]} is a name
   */
  void begin(byte[] bytes, int from, int to, boolean whole, boolean brackets) {
    this.b = bytes;
    this.position = from;
    this.to = to;
    this.whole = whole;
    this.brackets = brackets;
  }

  /** One past the last token. */
  int position() {
    return position;
  }

  void seek(int at) {
    position = at;
  }

  /** First byte of the last token, with its prefix. */
  int start() {
    return start;
  }

  /** First byte inside the quotes of the last token. */
  int innerStart() {
    return innerStart;
  }

  /** One past the last byte inside the quotes. */
  int innerEnd() {
    return innerEnd;
  }

  /** What stands before the quote, in lower case: {@code n}, {@code e}, {@code x}, {@code $}. */
  String prefix() {
    return prefix;
  }

  /** The first byte of the last token. */
  char mark() {
    return (char) (b[start] & 0xFF);
  }

  /** The last token as upper-case ASCII, for key words. */
  String upper() {
    return new String(b, start, Math.min(position - start, 64), StandardCharsets.ISO_8859_1)
        .toUpperCase(Locale.ROOT);
  }

  /** The last token inside its quotes, or whole, undecoded quotes and escapes and all. */
  String text() {
    return new String(b, innerStart, innerEnd - innerStart, syntax.scanned());
  }

  private Type more() {
    return whole ? Type.END : Type.MORE;
  }

  /** Goes to the next token. */
  Type next() {
    position = afterBlanks(position);
    start = position;
    if (position >= to) {
      start = to;
      position = to;
      return more();
    }
    prefix = "";
    innerStart = start;
    int c = b[start] & 0xFF;
    return switch (c) {
      case '\'' -> quoted(start, syntax.backslashes());
      case '"', '`' -> named(c);
      case '[' -> brackets ? named(']') : one();
      case '$' -> dollar();
      default -> isWord(c) ? word() : c == '.' && isDigit(start + 1) ? word() : one();
    };
  }

  private boolean isDigit(int i) {
    return i < to && b[i] >= '0' && b[i] <= '9';
  }

  private static boolean isWord(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '@'
        || c == '#'
        || c >= 0x80;
  }

  private Type one() {
    position = start + 1;
    innerEnd = position;
    return Type.MARK;
  }

  /** Passes over blanks and comments; {@code to} if they don't end before. */
  private int afterBlanks(int from) {
    int i = from;
    while (i < to) {
      int c = b[i];
      if (c >= 0 && c <= ' ') {
        i++;
      } else if (c == '-' && i + 1 < to && b[i + 1] == '-') {
        i = lineEnd(i);
      } else if (c == '#' && syntax.backslashes()) {
        i = lineEnd(i);
      } else if (c == '/' && i + 1 < to && b[i + 1] == '*') {
        i = commentEnd(i);
      } else if ((c == '-' || c == '/') && i + 1 == to && !whole) {
        return to;
      } else {
        return i;
      }
    }
    return to;
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < to && b[i] != '\n') {
      i++;
    }
    return i;
  }

  private int commentEnd(int from) {
    int i = from + 2;
    while (i + 1 < to) {
      if (b[i] == '*' && b[i + 1] == '/') {
        return i + 2;
      }
      i++;
    }
    return to;
  }

  private Type word() {
    int i = start;
    boolean number = (b[start] >= '0' && b[start] <= '9') || b[start] == '.';
    while (i < to) {
      int c = b[i] & 0xFF;
      if (steps && c > 0x80) {
        i += syntax.width(c, i + 1 < to ? b[i + 1] & 0xFF : -1);
      } else if (isWord(c) || c == '$') {
        i++;
      } else if (number && (c == '.' || isExponentSign(i))) {
        i++;
      } else {
        break;
      }
    }
    if (i >= to && !whole) {
      return Type.MORE;
    }
    position = Math.min(i, to);
    innerEnd = position;
    if (!number && position < to && (b[position] == '\'' || b[position] == '&')) {
      return prefixed();
    }
    return number ? Type.NUMBER : Type.WORD;
  }

  private boolean isExponentSign(int i) {
    return (b[i] == '-' || b[i] == '+')
        && i > start
        && (b[i - 1] | 0x20) == 'e'
        && !(b[start] == '0' && (b[start + 1] | 0x20) == 'x');
  }

  private Type prefixed() {
    String word = upper().toLowerCase(Locale.ROOT);
    int quote = position;
    if (word.equals("u") && b[quote] == '&' && quote + 1 < to && b[quote + 1] == '\'') {
      word = "u&";
      quote++;
    }
    if (quote >= to || b[quote] != '\'') {
      return Type.WORD;
    }
    if (word.equals("q") || word.equals("nq")) {
      Type type = alternative(quote);
      prefix = word;
      return type;
    }
    boolean known = "n e x b u&".contains(word) || word.startsWith("_");
    if (!known) {
      return Type.WORD;
    }
    Type type = quoted(quote, syntax.backslashes() || word.equals("e"));
    prefix = word;
    return type;
  }

  /** Oracle: {@code q'[text]'} ends at the bracket that answers the first. */
  private Type alternative(int quote) {
    if (quote + 1 >= to) {
      return more();
    }
    int open = b[quote + 1];
    int pair = "[{(<".indexOf(open);
    int close = pair < 0 ? open : "]})>".charAt(pair);
    for (int i = quote + 2; i + 1 < to; i++) {
      if (b[i] == close && b[i + 1] == '\'') {
        innerStart = quote + 2;
        innerEnd = i;
        position = i + 2;
        return Type.STRING;
      }
    }
    position = to;
    return more();
  }

  private Type quoted(int quote, boolean escapes) {
    int end = stringEnd(b, quote + 1, to, '\'', escapes);
    if (end < 0) {
      position = to;
      return more();
    }
    innerStart = quote + 1;
    innerEnd = end - 1;
    position = end;
    return Type.STRING;
  }

  private Type named(int close) {
    int end = stringEnd(b, start + 1, to, close, close == '"' && syntax.backslashes());
    if (end < 0) {
      position = to;
      return more();
    }
    innerStart = start + 1;
    innerEnd = end - 1;
    position = end;
    return Type.NAME;
  }

  private int stringEnd(byte[] bytes, int from, int limit, int quote, boolean escapes) {
    int i = from;
    while (i < limit) {
      int c = bytes[i] & 0xFF;
      if (c == quote) {
        if (i + 1 < limit && bytes[i + 1] == quote) {
          i += 2;
        } else {
          return i + 1 < limit || whole ? i + 1 : -1;
        }
      } else if (c == '\\' && escapes) {
        i += i + 1 < limit && bytes[i + 1] >= 0 ? 2 : 1;
      } else if (steps && c > 0x80) {
        i += syntax.width(c, i + 1 < limit ? bytes[i + 1] & 0xFF : -1);
      } else {
        i++;
      }
    }
    return -1;
  }

  /** PostgreSQL: {@code $tag$text$tag$}. */
  private Type dollar() {
    int i = start + 1;
    while (i < to && (isWord(b[i] & 0xFF) && b[i] != '@' && b[i] != '#')) {
      i++;
    }
    if (i >= to && !whole) {
      return Type.MORE;
    }
    if (i >= to || b[i] != '$' || isDigit(start + 1)) {
      return one();
    }
    int tag = i + 1 - start;
    for (int k = i + 1; k + tag <= to; k++) {
      if (b[k] == '$' && java.util.Arrays.equals(b, k, k + tag, b, start, start + tag)) {
        innerStart = i + 1;
        innerEnd = k;
        position = k + tag;
        prefix = "$";
        return Type.STRING;
      }
    }
    position = to;
    return more();
  }
}
