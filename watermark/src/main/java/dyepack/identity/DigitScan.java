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
      } else if (Cleaning.hides(c) || ((c == '_' || c == '.') && repeated(cell, i))) {
        masked = true;
        text.append('*');
      } else if (!groups(c)) {
        return null;
      }
    }
    return new DigitScan(text.toString(), masked);
  }

  /** An x hides a digit unless it stands alone. */
  private static boolean hidden(String cell, int at) {
    return hides(cell, at - 1) || hides(cell, at + 1);
  }

  private static boolean hides(String cell, int at) {
    if (at < 0 || at >= cell.length()) {
      return false;
    }
    char c = cell.charAt(at);
    return c == 'x' || c == 'X' || Cleaning.hides(c);
  }

  private static boolean repeated(String cell, int at) {
    char c = cell.charAt(at);
    return (at > 0 && cell.charAt(at - 1) == c)
        || (at + 1 < cell.length() && cell.charAt(at + 1) == c);
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
    return head().isEmpty() && tail().isEmpty();
  }
}
