package dyepack.sql;

import dyepack.cells.ByteSearch;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds the values of one row in a stretch of bytes: {@code (1, 'a', NULL)}, or a SELECT list of
 * constants. Holds the spans of the last row; not for several threads.
 */
final class TupleScanner {
  /** The stretch ends within the row. */
  static final int MORE = -1;

  /** It isn't a row. */
  static final int FAULT = -2;

  /** What a value is. */
  enum Form {
    NULL,
    /** A number or word; the span is its text. */
    BARE,
    /** A string without escapes; the span is inside the quotes. */
    PLAIN,
    /** A string with doubled quotes or escapes; the span is inside the quotes. */
    ESCAPED,
    /** Anything else, a call or several strings joined. */
    EXPRESSION
  }

  private static final int MOST_DEPTH = 200;
  private static final Set<String> AFTER_LIST =
      Set.of(
          "FROM", "UNION", "WHERE", "AND", "GO", "INSERT", "UPDATE", "SELECT", "ORDER", "LIMIT",
          "ON");

  private final SqlSyntax syntax;
  private final SqlTokens tokens;
  private final boolean steps;
  private final boolean backslashes;
  private final int mostValues;
  private final boolean[] bare = new boolean[256];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private Form[] forms = new Form[64];
  private int count;
  private boolean list;
  private boolean lenient;
  private boolean whole;
  private boolean escaped;

  TupleScanner(SqlSyntax syntax, int mostValues) {
    this.syntax = syntax;
    this.tokens = new SqlTokens(syntax);
    this.steps = syntax.hidesAscii();
    this.backslashes = syntax.backslashes();
    this.mostValues = mostValues;
    Arrays.fill(bare, 0x80, 256, true);
    for (char c :
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.+-".toCharArray()) {
      bare[c] = true;
    }
  }

  /** How many values the last row has. */
  int count() {
    return count;
  }

  int start(int value) {
    return starts[value];
  }

  int end(int value) {
    return ends[value];
  }

  Form form(int value) {
    return forms[value];
  }

  /**
   * Scans the row whose parenthesis opens at {@code from}; returns one past the one that closes it.
   *
   * @param lenient whether a quote closes a string only before a comma or parenthesis, for rows
   *     whose quotes were never escaped
   */
  int tuple(byte[] b, int from, int to, boolean lenient) {
    this.list = false;
    this.lenient = lenient;
    this.whole = false;
    count = 0;
    int i = blanks(b, from + 1, to);
    if (i < to && b[i] == ')') {
      return i + 1;
    }
    i = values(b, i, to);
    return i < 0 ? i : b[i] == ')' ? i + 1 : FAULT;
  }

  /** Scans the SELECT list at {@code from}; returns where it ends. */
  int list(byte[] b, int from, int to, boolean whole) {
    this.list = true;
    this.lenient = false;
    this.whole = whole;
    count = 0;
    return values(b, from, to);
  }

  /**
   * Scans the assignments at {@code from}, {@code name = value} joined by commas, and behind them,
   * if there is such, {@code WHERE name = value AND ...}; returns where they end. Values have to be
   * constants.
   *
   * @param names receives the names
   */
  int assignments(byte[] b, int from, int to, boolean whole, List<String> names) {
    this.list = true;
    this.lenient = false;
    this.whole = whole;
    count = 0;
    int i = from;
    while (true) {
      i = assignment(b, i, to, names);
      if (i < 0) {
        return i;
      }
      if (i >= to || b[i] != ',') {
        return conditions(b, i, to, names);
      }
      i++;
    }
  }

  private int conditions(byte[] b, int from, int to, List<String> names) {
    int end = from;
    String word = "WHERE";
    while (end < to && startsWith(b, end, to, word)) {
      int known = count;
      int i = assignment(b, end + word.length(), to, names);
      if (i == MORE) {
        return MORE;
      }
      if (i < 0 || names.indexOf(names.get(known)) < known) {
        // Another sort of condition, or on what is changed: the row is what is assigned.
        count = known;
        names.subList(known, names.size()).clear();
        return end;
      }
      end = i;
      word = "AND";
    }
    return end;
  }

  private static boolean startsWith(byte[] b, int from, int to, String word) {
    int end = from + word.length();
    return end < to && is(b, from, word) && b[end] >= 0 && b[end] <= ' ';
  }

  /** Scans {@code name = value}; returns where it ends, with the name and one value more. */
  private int assignment(byte[] b, int from, int to, List<String> names) {
    int known = names.size();
    tokens.begin(b, from, to, whole, true);
    SqlTokens.Type type = tokens.next();
    String name = "";
    while (type == SqlTokens.Type.WORD || type == SqlTokens.Type.NAME) {
      name = tokens.text();
      type = tokens.next();
      if (type == SqlTokens.Type.MARK && tokens.mark() == '.') {
        type = tokens.next();
      }
    }
    if (type == SqlTokens.Type.MORE) {
      return MORE;
    }
    names.add(name);
    if (type != SqlTokens.Type.MARK || tokens.mark() != '=' || count >= mostValues) {
      return FAULT;
    }
    int end = value(b, blanks(b, tokens.position(), to), to);
    if (end < 0) {
      return end;
    }
    boolean one = count == known + 1;
    return one && isConstant(b, starts[known], forms[known]) ? end : FAULT;
  }

  /** Whether a value is no word of its own, as a column is: a call may be one of a constant. */
  private static boolean isConstant(byte[] b, int start, Form form) {
    if (form != Form.BARE && form != Form.EXPRESSION) {
      return true;
    }
    int i = start;
    while (Character.isLetterOrDigit(b[i]) || b[i] == '_') {
      i++;
    }
    boolean word = Character.isLetter(b[start]) || b[start] == '_' || b[start] == '`';
    return !word
        || b[i] == '('
        || b[i] == '\''
        || is(b, start, "TRUE")
        || is(b, start, "FALSE")
        || is(b, start, "NULL");
  }

  private int values(byte[] b, int from, int to) {
    int i = from;
    while (true) {
      i = value(b, blanks(b, i, to), to);
      if (i < 0 || i >= to || b[i] != ',') {
        return i;
      }
      if (count >= mostValues) {
        return FAULT;
      }
      i++;
    }
  }

  private static int blanks(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] <= ' ' && b[i] >= 0) {
      i++;
    }
    return i;
  }

  /** Scans a value; returns where the comma or the end after it stands. */
  private int value(byte[] b, int from, int to) {
    if (from >= to) {
      return MORE;
    }
    int c = b[from];
    if (c == '\'' || c == '"') {
      return string(b, from, from, to);
    }
    if (from + 1 < to && b[from + 1] == '\'' && (c == 'N' || c == 'n')) {
      return string(b, from, from + 1, to);
    }
    int i = from;
    while (i < to && bare[b[i] & 0xFF]) {
      int high = b[i] & 0xFF;
      i += steps && high > 0x80 ? syntax.width(high, i + 1 < to ? b[i + 1] & 0xFF : -1) : 1;
    }
    if (i < to && i > from) {
      int next = blanks(b, i, to);
      if (next < to && isEnd(b[next])) {
        put(from, i, isNull(b, from, i) ? Form.NULL : Form.BARE);
        return next;
      }
    }
    return i >= to && !whole ? MORE : expression(b, from, to);
  }

  private boolean isEnd(byte c) {
    return c == ',' || (list ? c == ';' : c == ')');
  }

  private static boolean isNull(byte[] b, int from, int to) {
    return (to - from == 4 && is(b, from, "NULL")) || (to - from == 7 && is(b, from, "DEFAULT"));
  }

  private static boolean is(byte[] b, int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if ((b[from + i] & 0xDF) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int string(byte[] b, int from, int quote, int to) {
    int end = stringEnd(b, quote + 1, to, b[quote]);
    if (end < 0) {
      return list && whole ? FAULT : MORE;
    }
    int next = blanks(b, end, to);
    if (next >= to && !(list && whole)) {
      return MORE;
    }
    if (next >= to || isEnd(b[next])) {
      put(quote + 1, end - 1, escaped ? Form.ESCAPED : Form.PLAIN);
      return next;
    }
    return lenient ? FAULT : expression(b, from, to);
  }

  private int stringEnd(byte[] b, int from, int to, int quote) {
    escaped = false;
    byte escape = backslashes ? (byte) '\\' : (byte) quote;
    // No character's second byte is a quote in any of these sets, but it may be a backslash: up to
    // one of those, characters are passed one by one.
    int stepped = from;
    int i = from;
    while (true) {
      if (!steps || i >= stepped) {
        int next = ByteSearch.find(b, i, to, (byte) quote, escape);
        boolean plain = !steps || next >= to || b[next] == quote;
        stepped = next + 1;
        i = plain ? next : i;
      }
      if (i >= to) {
        return MORE;
      }
      int c = b[i];
      if (c == quote) {
        if (lenient) {
          int next = blanks(b, i + 1, to);
          if (next >= to) {
            return MORE;
          }
          if (isEnd(b[next])) {
            return i + 1;
          }
          i++;
        } else if (i + 1 >= to) {
          return whole ? to : MORE;
        } else if (b[i + 1] == quote) {
          escaped = true;
          i += 2;
        } else {
          return i + 1;
        }
      } else if (c == '\\' && backslashes) {
        escaped = true;
        i += i + 1 < to && b[i + 1] >= 0 ? 2 : 1;
      } else if (steps && c < 0) {
        i += syntax.width(c & 0xFF, i + 1 < to ? b[i + 1] & 0xFF : -1);
      } else {
        i++;
      }
    }
  }

  /**
   * A value of several tokens. A string that is followed at once by a letter, figure or quote was
   * not closed where it seems: bytes are missing before it.
   */
  private int expression(byte[] b, int from, int to) {
    tokens.begin(b, from, to, whole, false);
    int depth = 0;
    int lastEnd = from;
    boolean afterString = false;
    boolean afterWord = false;
    while (true) {
      SqlTokens.Type type = tokens.next();
      if (type == SqlTokens.Type.MORE || (type == SqlTokens.Type.END && !list)) {
        return MORE;
      }
      char mark = type == SqlTokens.Type.MARK ? tokens.mark() : 0;
      boolean top = depth == 0;
      boolean ended =
          type == SqlTokens.Type.END
              || (top && mark != 0 && isEnd((byte) mark))
              || (top
                  && list
                  && type == SqlTokens.Type.WORD
                  && AFTER_LIST.contains(tokens.upper()));
      if (ended) {
        if (lastEnd == from) {
          return FAULT;
        }
        put(from, lastEnd, Form.EXPRESSION);
        return tokens.start();
      }
      boolean adjacent = afterString && tokens.start() == lastEnd;
      if (mark == ';' || (adjacent && (mark == 0 || "|+:,)([]-=<>*/}".indexOf(mark) < 0))) {
        return FAULT;
      }
      if (afterWord && type == SqlTokens.Type.STRING && tokens.start() == lastEnd) {
        return FAULT;
      }
      depth += mark == '(' || mark == '[' || mark == '{' ? 1 : 0;
      depth -= mark == ')' || mark == ']' || mark == '}' ? 1 : 0;
      if (depth < 0 || depth > MOST_DEPTH) {
        return FAULT;
      }
      afterString = type == SqlTokens.Type.STRING || type == SqlTokens.Type.NAME;
      afterWord = type == SqlTokens.Type.WORD || type == SqlTokens.Type.NUMBER;
      lastEnd = tokens.position();
    }
  }

  private void put(int from, int to, Form form) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      forms = Arrays.copyOf(forms, 2 * count);
    }
    starts[count] = from;
    ends[count] = to;
    forms[count++] = form;
  }
}
