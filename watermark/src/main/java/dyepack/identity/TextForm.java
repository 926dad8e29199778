package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import java.util.Locale;

/**
 * Any other text that identifies. The canonical form is in lower case and keeps letters and digits
 * of every script; spaces and punctuation go, but for one hyphen between two digits ({@code
 * 2023-1-11} and {@code 2023-11-1} differ). A text of digits alone is treated as the number that a
 * spreadsheet makes of it: {@code 001234}, {@code 1234.0} and {@code 1234} are the same.
 */
final class TextForm {
  private TextForm() {}

  /** Reads a cleaned cell. */
  static Normalised read(String cell) {
    if (Cleaning.digits(cell)) {
      return new Known(Cleaning.withoutLeadingZeros(cell));
    }
    FloatText.Remains remains = number(cell) ? FloatText.read(cell) : null;
    if (remains instanceof FloatText.Whole whole) {
      return new Known(whole.digits());
    }
    if (remains instanceof FloatText.Between between) {
      return new Masked(between.heads().get(0) + "*");
    }
    if (remains != null) {
      return new Unusable(UnusableReason.FLOAT_MANGLED);
    }
    if (groupedThousands(cell)) {
      return new Known(Cleaning.withoutLeadingZeros(cell.replace(",", "")));
    }
    boolean masked = cell.indexOf('*') >= 0 || cell.indexOf('\u25cf') >= 0;
    String canonical = canonical(cell);
    if (canonical.isEmpty()) {
      return new Unusable(masked ? UnusableReason.MASKED : UnusableReason.MALFORMED);
    }
    return masked ? new Masked(stars(cell)) : new Known(canonical);
  }

  /**
   * Tells a number with decimals or an exponent from a text such as {@code 12E5}, which only a
   * spreadsheet takes for one.
   */
  private static boolean number(String cell) {
    return cell.indexOf('.') > 0 || cell.indexOf('+') > 1;
  }

  private static boolean groupedThousands(String cell) {
    int length = cell.length();
    if (length < 5 || cell.indexOf(',') < 1 || cell.indexOf(',') > 3) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = cell.charAt(i);
      boolean comma = (length - i) % 4 == 0 && i > 0;
      if (comma ? c != ',' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the canonical form of a cleaned text, which is empty if no letter or digit is in it.
   */
  static String canonical(String cell) {
    StringBuilder kept = new StringBuilder(cell.length());
    boolean gap = false;
    boolean ascii = true;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (kept(c)) {
        if (gap && digit(c) && kept.length() > 0 && digit(kept.charAt(kept.length() - 1))) {
          kept.append('-');
        }
        gap = false;
        ascii &= c < 128;
        kept.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      } else {
        gap = true;
      }
    }
    return ascii ? kept.toString() : folded(kept.toString());
  }

  /** Upper case first: it is what makes ß and ss, and the two forms of sigma, the same. */
  private static String folded(String text) {
    return Cleaning.lower(text.toUpperCase(Locale.ROOT));
  }

  private static boolean kept(char c) {
    if (c < 128) {
      return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns the visible parts in canonical form, with a star for each run that is hidden. */
  private static String stars(String cell) {
    StringBuilder pattern = new StringBuilder();
    for (String part : cell.split("(?<=[*\u25cf])|(?=[*\u25cf])", -1)) {
      boolean hidden = part.equals("*") || part.equals("\u25cf");
      if (!hidden) {
        pattern.append(canonical(part));
      } else if (pattern.isEmpty() || pattern.charAt(pattern.length() - 1) != '*') {
        pattern.append('*');
      }
    }
    return pattern.toString();
  }
}
