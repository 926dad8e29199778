package dyepack.marks;

import org.jspecify.annotations.Nullable;

/**
 * The digits of a number with their separators: which of comma and point is the decimal separator,
 * and what groups thousands.
 *
 * <p>When both stand in the text the last one is the decimal separator. A lone separator that
 * stands more than once groups thousands; one that stands once and is followed by exactly three
 * digits is a point of decimals or a comma of thousands, unless the column says otherwise.
 *
 * @param unscaled the digits without separators
 * @param decimals digits after the decimal separator
 * @param integerDigits digits before it
 * @param decimalSeparator comma, point, or 0 if there are no decimals
 * @param groupSeparator what groups thousands, or empty
 * @param truncated decimals beyond the 18th digit were left out
 */
record Digits(
    long unscaled,
    int decimals,
    int integerDigits,
    char decimalSeparator,
    String groupSeparator,
    boolean truncated) {
  private static final int MOST_DIGITS = 18;

  /** Says whether a character can separate digits. */
  static boolean separates(char c) {
    return c == ',' || c == '.' || c == ' ' || c == '\'' || c == '\u00a0' || c == '\u202f';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Reads the part of a text that holds digits and separators only; null if it is no number. */
  static @Nullable Digits read(String text, int from, int to, boolean decimalComma) {
    int decimalAt = decimalAt(text, from, to, decimalComma);
    String group = groupSeparator(text, from, decimalAt);
    if (group == null || !wellGrouped(text, from, decimalAt, group)) {
      return null;
    }
    long unscaled = 0;
    int significant = 0;
    int integerDigits = 0;
    int decimals = 0;
    boolean truncated = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        if (i > decimalAt) {
          return null;
        }
        continue;
      }
      if (significant == MOST_DIGITS) {
        if (i < decimalAt) {
          return null;
        }
        truncated = true;
        continue;
      }
      unscaled = unscaled * 10 + (c - '0');
      significant += unscaled == 0 ? 0 : 1;
      if (i < decimalAt) {
        integerDigits++;
      } else {
        decimals++;
      }
    }
    if (integerDigits + decimals == 0) {
      return null;
    }
    char separator = decimalAt < to ? text.charAt(decimalAt) : 0;
    return new Digits(unscaled, decimals, integerDigits, separator, group, truncated);
  }

  /** Returns where the decimal separator stands, or {@code to} if there is none. */
  private static int decimalAt(String text, int from, int to, boolean decimalComma) {
    int commas = 0;
    int points = 0;
    int last = to;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == ',') {
        commas++;
        last = i;
      } else if (c == '.') {
        points++;
        last = i;
      }
    }
    if (commas + points == 0) {
      return to;
    }
    if (commas > 0 && points > 0) {
      return last;
    }
    if (commas + points > 1) {
      return to;
    }
    boolean mayGroup = to - last == 4 && last - from >= 1 && last - from <= 3;
    boolean groups = mayGroup && text.charAt(from) != '0' && (commas == 1) != decimalComma;
    return groups ? to : last;
  }

  /** Returns the separator of thousands before the decimals, empty if none, null if several. */
  private static @Nullable String groupSeparator(String text, int from, int decimalAt) {
    char found = 0;
    for (int i = from; i < decimalAt; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        if (found != 0 && found != c) {
          return null;
        }
        found = c;
      }
    }
    return found == 0 ? "" : String.valueOf(found);
  }

  private static boolean wellGrouped(String text, int from, int decimalAt, String group) {
    if (group.isEmpty()) {
      return true;
    }
    char separator = group.charAt(0);
    int run = 0;
    int groups = 0;
    for (int i = from; i < decimalAt; i++) {
      if (text.charAt(i) == separator) {
        if (run == 0 || run > 3 || (groups > 0 && run != 3)) {
          return false;
        }
        groups++;
        run = 0;
      } else {
        run++;
      }
    }
    return run == 3;
  }
}
