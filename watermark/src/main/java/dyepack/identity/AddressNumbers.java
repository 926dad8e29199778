package dyepack.identity;

import org.jspecify.annotations.Nullable;

/**
 * The numbers in an address, in their order: {@code 幸福路12号3单元502室} gives {@code 12-3-502}. No
 * equivalent spelling of the words around them changes these. Chinese numerals count where a word
 * for a part of a building or street follows.
 */
final class AddressNumbers {
  private static final String NUMERALS = "零一二三四五六七八九";
  private static final String COUNTED = "号單单幢栋棟楼樓层層室弄巷组組期座区區排门門";

  private AddressNumbers() {}

  /** Returns the numbers of a cleaned cell without leading zeros, null if there are none. */
  static @Nullable String of(String cell) {
    StringBuilder numbers = new StringBuilder();
    int at = 0;
    while (at < cell.length()) {
      int end = endOfNumber(cell, at);
      if (end == at) {
        at++;
        continue;
      }
      String number = value(cell, at, end);
      if (!number.isEmpty()) {
        numbers.append(numbers.isEmpty() ? "" : "-").append(number);
      }
      at = end;
    }
    return numbers.isEmpty() ? null : numbers.toString();
  }

  private static int endOfNumber(String cell, int from) {
    int end = from;
    while (end < cell.length() && digit(cell.charAt(end))) {
      end++;
    }
    if (end > from) {
      return end;
    }
    while (end < cell.length() && numeral(cell.charAt(end))) {
      end++;
    }
    return end;
  }

  private static String value(String cell, int from, int end) {
    if (digit(cell.charAt(from))) {
      return Cleaning.withoutLeadingZeros(cell.substring(from, end));
    }
    boolean counts = end < cell.length() && COUNTED.indexOf(cell.charAt(end)) >= 0;
    return counts ? Integer.toString(chinese(cell, from, end)) : "";
  }

  /** Reads numerals below a thousand: 十二, 二十, 一百零三; or digit by digit: 五〇二. */
  static int chinese(String cell, int from, int end) {
    int sum = 0;
    int last = 0;
    for (int i = from; i < Math.min(end, from + 6); i++) {
      char c = cell.charAt(i);
      if (c == '十' || c == '百') {
        sum += Math.max(last, 1) * (c == '十' ? 10 : 100);
        last = 0;
      } else {
        int digit = c == '〇' ? 0 : NUMERALS.indexOf(c);
        last = i > from && plainNumeral(cell.charAt(i - 1)) ? last * 10 + digit : digit;
      }
    }
    return sum + last;
  }

  private static boolean plainNumeral(char c) {
    return numeral(c) && c != '十' && c != '百';
  }

  private static boolean numeral(char c) {
    return c == '十' || c == '百' || c == '〇' || NUMERALS.indexOf(c) >= 0;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Tells whether there are two numbers or more. */
  static boolean several(@Nullable String numbers) {
    return numbers != null && numbers.indexOf('-') > 0;
  }
}
