package dyepack.identity;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What is done to every cell before its type is looked at: width and compatibility forms (NFKC),
 * invisible characters, spaces around it, and the wrappings of spreadsheets ({@code ="123"}, a
 * leading apostrophe, quotes around the whole).
 */
final class Cleaning {
  /** Asterisks, number and question mark, bullets, blocks, the multiplication sign, stars. */
  private static final String HIDING = "*∗✱#?•●○◆◇■□▪▫█▓▒░▇×※★☆";

  /** Longer cells are prose. */
  private static final int LONGEST_LIST = 200;

  private static final Splitter LIST =
      Splitter.on(CharMatcher.anyOf("/,;|、，； ")).trimResults().omitEmptyStrings().limit(6);

  private Cleaning() {}

  /** Returns the cleaned cell, empty if it says "nothing". */
  static String clean(String cell) {
    String text = plain(cell) ? cell : thorough(cell);
    return BlankWords.contains(text) ? "" : text;
  }

  /** Returns the cleaned cells. */
  static List<String> clean(List<String> cells) {
    return cells.stream().map(Cleaning::clean).toList();
  }

  /** Tells whether there is nothing to clean: visible ASCII and Chinese that nothing wrapped. */
  private static boolean plain(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c <= ' ' || (c > '~' && (c < '\u4e00' || c > '\u9fff'))) {
        return false;
      }
    }
    if (cell.isEmpty()) {
      return true;
    }
    char first = cell.charAt(0);
    return first != '\'' && first != '"' && first != '=' && first != '`';
  }

  private static String thorough(String cell) {
    String wide = Normalizer.normalize(cell, Normalizer.Form.NFKC);
    StringBuilder text = new StringBuilder(wide.length());
    for (int i = 0; i < wide.length(); i++) {
      char c = wide.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        text.append(' ');
      } else if (!invisible(c)) {
        text.append(c);
      }
    }
    return unwrap(text.toString().strip());
  }

  private static boolean invisible(char c) {
    int type = Character.getType(c);
    return type == Character.FORMAT || type == Character.CONTROL;
  }

  private static String unwrap(String text) {
    String inner = text;
    if (inner.startsWith("=\"")) {
      inner = inner.substring(1);
    }
    if (inner.length() >= 2 && quote(inner.charAt(0)) && quote(inner.charAt(inner.length() - 1))) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    if (!inner.isEmpty() && (inner.charAt(0) == '\'' || inner.charAt(0) == '`')) {
      inner = inner.substring(1).strip();
    }
    return inner;
  }

  private static boolean quote(char c) {
    return c == '"'
        || c == '\u201c'
        || c == '\u201d'
        || c == '\''
        || c == '\u2018'
        || c == '\u2019';
  }

  /** Returns the text in lower case, independent of the place the program runs at. */
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the values of a cell that lists several, {@code 13812345678/13912345678}; empty if it
   * does not.
   */
  static List<String> several(String cell) {
    if (cell.length() > LONGEST_LIST) {
      return List.of();
    }
    List<String> pieces = LIST.splitToList(cell);
    return pieces.size() < 2 ? List.of() : pieces;
  }

  /**
   * Tells whether a character is used to hide others in numbers: {@code 138****1234}. Full-width
   * forms are no others after cleaning.
   */
  static boolean hides(char c) {
    return HIDING.indexOf(c) >= 0;
  }

  /** Tells whether the text consists of ASCII digits, at least one. */
  static boolean digits(String text) {
    return digits(text, 0, text.length());
  }

  /** Tells the same of the characters from one index to before another. */
  static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return from < to;
  }

  /** Returns the digits without leading zeros; a zero stays. */
  static String withoutLeadingZeros(String digits) {
    int from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }
}
