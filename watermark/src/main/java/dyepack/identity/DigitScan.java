package dyepack.identity;

import org.jspecify.annotations.Nullable;

/**
 * The characters of a number that is written in digits, without the marks that group them: digits,
 * {@code *} where one is hidden, {@code X} for a single letter x.
 *
 * @param text digits, {@code *} and {@code X}
 * @param masked whether something is hidden
 */
record DigitScan(String text, boolean masked) {

  /** Scans a cleaned cell; null if it holds a character that such a number does not have. */
  static @Nullable DigitScan of(String cell) {
    StringBuilder text = new StringBuilder(cell.length());
    boolean masked = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c >= '0' && c <= '9') {
        text.append(c);
      } else if (c == 'x' || c == 'X') {
        boolean hidden = hidden(cell, i);
        masked |= hidden;
        text.append(hidden ? '*' : 'X');
      } else if (Cleaning.hides(c)
          || ("_.\u00b7\u30fb".indexOf(c) >= 0 && repeated(cell, i))
          || dashes(cell, i)) {
        masked = true;
        text.append('*');
      } else if (!groups(c)) {
        return null;
      }
    }
    return new DigitScan(text.toString(), masked);
  }

  /** An x hides a digit where another x is beside it; alone it is a check character. */
  private static boolean hidden(String cell, int at) {
    return isX(cell, at - 1) || isX(cell, at + 1);
  }

  private static boolean isX(String cell, int at) {
    return at >= 0 && at < cell.length() && (cell.charAt(at) == 'x' || cell.charAt(at) == 'X');
  }

  private static boolean repeated(String cell, int at) {
    char c = cell.charAt(at);
    return (at > 0 && cell.charAt(at - 1) == c)
        || (at + 1 < cell.length() && cell.charAt(at + 1) == c);
  }

  /** Three hyphens and more stand for hidden digits: {@code 138----1234}. */
  private static boolean dashes(String cell, int at) {
    int from = at;
    while (from > 0 && cell.charAt(from - 1) == '-') {
      from--;
    }
    return cell.charAt(at) == '-' && cell.startsWith("---", from);
  }

  private static boolean groups(char c) {
    return switch (c) {
      case ' ', '-', '.', ',', '(', ')', '/', '_', '+', '\u00b7', '\u2212' -> true;
      default -> c >= '\u2010' && c <= '\u2015';
    };
  }

  /** Returns what is visible before the first hidden character. */
  String head() {
    int star = text.indexOf('*');
    return star < 0 ? text : text.substring(0, star);
  }

  /** Returns what is visible after the last hidden character. */
  String tail() {
    return text.substring(text.lastIndexOf('*') + 1);
  }

  /** Tells whether nothing but hidden characters is left. */
  boolean blind() {
    return text.chars().allMatch(c -> c == '*');
  }
}
