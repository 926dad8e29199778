package dyepack.sql;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the end of something that isn't read, of any length, piece by piece: a statement, a stored
 * program, a row that is too long.
 */
final class StatementSkip {
  /** How the end is known. */
  enum Until {
    /** A semicolon outside of quotes, or a line that begins another statement. */
    STATEMENT,
    /** A semicolon outside of quotes, or the end of the line. */
    LINE_OR_STATEMENT,
    /** The end of a stored program: its nested BEGIN and END are over. */
    PROGRAM,
    /** The parenthesis that closes the row; the bytes begin with the one that opens it. */
    TUPLE,
    /** What DELIMITER said. */
    DELIMITER
  }

  private static final int AHEAD = 80;
  private static final Set<String> OPENING = Set.of("BEGIN", "CASE", "IF", "LOOP", "REPEAT");
  private static final Set<String> INNER_ENDS =
      Set.of("IF", "LOOP", "REPEAT", "WHILE", "FOR", "CASE");

  private final SqlSyntax syntax;
  private final Until until;
  private final byte[] delimiter;
  private int quote;
  private boolean escapes;
  private byte[] tag = new byte[0];
  private boolean comment;
  private boolean lineStart;
  private int depth;
  private boolean wordBefore;
  private boolean end;
  private boolean ended;

  StatementSkip(SqlSyntax syntax, Until until, String delimiter) {
    this.syntax = syntax;
    this.until = until;
    this.delimiter = delimiter.getBytes(syntax.scanned());
  }

  /** Whether the end was found at what {@link #skip} returned last. */
  boolean ended() {
    return ended;
  }

  /**
   * Goes on; returns up to where bytes were looked at, which is {@code to} or a little before if
   * the end isn't there yet.
   */
  int skip(byte[] b, int from, int to, boolean whole) {
    int i = from;
    while (i < to) {
      if (!whole && to - i < AHEAD) {
        return i;
      }
      int c = b[i] & 0xFF;
      boolean free = quote == 0 || until == Until.STATEMENT || until == Until.LINE_OR_STATEMENT;
      if (lineStart && free && !comment && startsOther(b, i, to)) {
        ended = true;
        return i;
      }
      boolean mayLine = c == '\n';
      int next = comment ? inComment(b, i, to) : quote != 0 ? inQuote(b, i, to) : outside(b, i, to);
      if (ended) {
        return next;
      }
      lineStart = mayLine;
      i = next;
    }
    return to;
  }

  private int inComment(byte[] b, int i, int to) {
    if (b[i] == '*' && i + 1 < to && b[i + 1] == '/') {
      comment = false;
      return i + 2;
    }
    return i + 1;
  }

  private int inQuote(byte[] b, int i, int to) {
    int c = b[i] & 0xFF;
    if (quote == '$') {
      if (c == '$' && i + tag.length <= to && starts(b, i, tag)) {
        quote = 0;
        return i + tag.length;
      }
      return i + 1;
    }
    if (c == '\\' && escapes) {
      return i + 1 < to && b[i + 1] >= 0 ? i + 2 : i + 1;
    }
    if (c == quote) {
      quote = 0;
    }
    return i + width(b, i, to);
  }

  private int width(byte[] b, int i, int to) {
    return b[i] < 0 && syntax.hidesAscii()
        ? Math.min(to - i, syntax.width(b[i] & 0xFF, i + 1 < to ? b[i + 1] & 0xFF : -1))
        : 1;
  }

  private static boolean starts(byte[] b, int at, byte[] what) {
    return java.util.Arrays.equals(b, at, at + what.length, what, 0, what.length);
  }

  private int outside(byte[] b, int i, int to) {
    int c = b[i] & 0xFF;
    if (until == Until.DELIMITER && i + delimiter.length <= to && starts(b, i, delimiter)) {
      ended = true;
      return i + delimiter.length;
    }
    if (c == '\'' || c == '"' || c == '`') {
      quote = c;
      escapes = syntax.backslashes() && c != '`';
      return i + 1;
    }
    if (c == '$' && dollar(b, i, to)) {
      return i + tag.length;
    }
    if (c == '/' && i + 1 < to && b[i + 1] == '*') {
      comment = true;
      return i + 2;
    }
    if (c == '-' && i + 1 < to && b[i + 1] == '-') {
      int k = i;
      while (k < to && b[k] != '\n') {
        k++;
      }
      return k;
    }
    return switch (until) {
      case TUPLE -> tuple(c, i);
      case STATEMENT, DELIMITER -> end(c == ';' && until == Until.STATEMENT, i + width(b, i, to));
      case LINE_OR_STATEMENT -> end(c == ';' || c == '\n', i + width(b, i, to));
      case PROGRAM -> program(b, i, to);
    };
  }

  private int end(boolean here, int next) {
    ended = here;
    return next;
  }

  private int tuple(int c, int i) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    ended = depth == 0;
    return i + 1;
  }

  private boolean dollar(byte[] b, int i, int to) {
    int k = i + 1;
    while (k < to && k < i + 64 && (Character.isLetterOrDigit(b[k]) || b[k] == '_')) {
      k++;
    }
    boolean opens = k < to && b[k] == '$' && (k == i + 1 || !Character.isDigit(b[i + 1]));
    if (opens) {
      tag = java.util.Arrays.copyOfRange(b, i, k + 1);
      quote = '$';
    }
    return opens;
  }

  private static boolean isWord(byte c) {
    return c < 0 || c == '_' || Character.isLetterOrDigit(c);
  }

  /** Counts BEGIN, IF, CASE and LOOP against END; a semicolon outside of all ends the program. */
  private int program(byte[] b, int i, int to) {
    if (!isWord(b[i])) {
      wordBefore = false;
      end &= b[i] != ';';
      return end(b[i] == ';' && depth <= 0, i + 1);
    }
    int k = i;
    while (k < to && k < i + AHEAD && isWord(b[k])) {
      k++;
    }
    if (!wordBefore) {
      String word = word(b, i, k);
      if (end && INNER_ENDS.contains(word)) {
        end = false;
      } else if (word.equals("END")) {
        depth--;
        end = true;
      } else if (OPENING.contains(word)) {
        depth++;
      }
    }
    wordBefore = true;
    return k;
  }

  private static String word(byte[] b, int from, int to) {
    return new String(b, from, Math.min(to - from, AHEAD), StandardCharsets.ISO_8859_1)
        .toUpperCase(Locale.ROOT);
  }

  /** Whether the line at {@code i} begins with a statement that can't be part of this one. */
  private boolean startsOther(byte[] b, int i, int to) {
    byte first = (byte) (b[i] & 0xDF);
    if ("IRCGD/".indexOf(first) < 0 && b[i] != '/') {
      return false;
    }
    int eol = i;
    while (eol < to && eol < i + AHEAD && b[eol] != '\n' && b[eol] != '\r') {
      eol++;
    }
    String line = word(b, i, eol).stripTrailing();
    boolean boundary = line.equals("GO") || line.equals("/") || line.startsWith("DELIMITER ");
    boolean table =
        line.startsWith("CREATE TABLE ") || line.startsWith("DROP TABLE ") || copies(line);
    boolean rows =
        line.startsWith("INSERT INTO ")
            || line.startsWith("INSERT [")
            || line.startsWith("INSERT IGNORE ")
            || line.startsWith("REPLACE INTO ");
    return switch (until) {
      case STATEMENT, LINE_OR_STATEMENT -> boundary || table || rows;
      case PROGRAM -> boundary || table;
      case DELIMITER -> line.startsWith("DELIMITER ");
      case TUPLE -> false;
    };
  }

  private static boolean copies(String line) {
    return line.startsWith("COPY ") && (line.contains("(") || line.contains("FROM STDIN"));
  }
}
