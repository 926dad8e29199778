package dyepack.identity;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates in any common writing, to the one form of {@link Days#eitherOrder}: {@code 1990-03-12},
 * {@code 12/3/1990}, {@code 3.12.90}, {@code 19900312}, {@code 1990年3月12日}, {@code 12 Mar 1990}, a
 * spreadsheet's serial number, seconds or milliseconds since 1970. A time of day is dropped.
 */
final class DateForm {
  /** Two-digit years above this belong to the 1900s. */
  private static final int PIVOT = 30;

  /** Serial number of 1970-01-01 in spreadsheets that count from 1899-12-30. */
  private static final long SERIAL_OF_EPOCH = 25_569;

  private static final long LAST_SERIAL = 80_000;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final String TIME =
      "(?:[日号]?[ t,]*(?:上午|下午)?\\d{1,2}[:时点h]\\d{1,2}(?:[:分]\\d{1,2}秒?(?:[.,]\\d+)?)?分?"
          + " *(?:am|pm)? *(?:z|utc|gmt|[+-]\\d\\d:?\\d\\d)?)?";
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,4}) *[-/.年 ] *(\\d{1,2}) *[-/.月 ] *(\\d{1,4})日?" + TIME);
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:(\\d{1,4})(?:st|nd|rd|th)?[-/. ,]*)?([a-z]{3,9})[-/. ,]*(\\d{1,4})(?:st|nd|rd|th)?"
              + "(?:[-/. ,]+(\\d{4}))?"
              + TIME);
  private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,14})(?:\\.\\d*)?");

  private DateForm() {}

  /** Reads a cleaned cell; null if it is no day between 1850 and 2149. */
  static @Nullable String read(String cell) {
    if (cell.length() < 3 || cell.length() > 40) {
      return null;
    }
    if (isoDay(cell)) {
      return day(number(cell, 0, 4), number(cell, 5, 7), number(cell, 8, 10));
    }
    String text = Cleaning.lower(cell);
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      return ofNumber(number.group(1));
    }
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      return ofGroups(numbers.group(1), numbers.group(2), numbers.group(3));
    }
    Matcher named = NAMED.matcher(text);
    return named.matches() ? ofNamed(named) : null;
  }

  /**
   * Tells whether the cell begins with a date as in ISO 8601 and ends there or goes on with a time.
   */
  private static boolean isoDay(String cell) {
    if (cell.length() < 10 || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
      return false;
    }
    for (int i = 10; i < cell.length(); i++) {
      if ("0123456789:.,TZ+- ".indexOf(cell.charAt(i)) < 0) {
        return false;
      }
    }
    boolean ends = cell.length() == 10 || !Cleaning.digits(cell.substring(10, 11));
    return ends
        && Cleaning.digits(cell.substring(0, 4))
        && Cleaning.digits(cell.substring(5, 7))
        && Cleaning.digits(cell.substring(8, 10));
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static @Nullable String day(int year, int month, int day) {
    return Days.exists(year, month, day) || Days.exists(year, day, month)
        ? Days.eitherOrder(year, month, day)
        : null;
  }

  private static @Nullable String ofNumber(String text) {
    long value = Long.parseLong(text);
    boolean unsigned = text.charAt(0) != '-';
    if (unsigned && text.length() == 8) {
      String yearFirst = day(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
      return yearFirst != null
          ? yearFirst
          : day(number(text, 4, 8), number(text, 0, 2), number(text, 2, 4));
    }
    if (unsigned && text.length() == 6) {
      return day(century(number(text, 0, 2)), number(text, 2, 4), number(text, 4, 6));
    }
    int digits = text.length() - (unsigned ? 0 : 1);
    if (unsigned && digits <= 5) {
      boolean year = value >= Days.FIRST_YEAR && value <= Days.LAST_YEAR;
      return year || value < 366 || value > LAST_SERIAL
          ? null
          : Days.eitherOrder(value - SERIAL_OF_EPOCH);
    }
    if (digits < 8) {
      return null;
    }
    return ofSeconds(digits >= 11 ? value / 1000 : value);
  }

  /** Midnight somewhere on earth is within twelve hours of midnight in Greenwich. */
  private static @Nullable String ofSeconds(long seconds) {
    long nearest = Math.floorDiv(seconds + SECONDS_PER_DAY / 2, SECONDS_PER_DAY);
    long last = 65_000;
    return Math.abs(nearest) > last ? null : Days.eitherOrder(nearest);
  }

  private static @Nullable String ofGroups(String first, String second, String third) {
    int a = Integer.parseInt(first);
    int b = Integer.parseInt(second);
    int c = Integer.parseInt(third);
    if (first.length() == 4 || (first.length() == 2 && a > 31)) {
      return third.length() > 2 ? null : day(year(first, a), b, c);
    }
    return first.length() > 2 || third.length() == 3 ? null : day(year(third, c), a, b);
  }

  private static int year(String text, int value) {
    return text.length() == 4 ? value : century(value);
  }

  private static int century(int twoDigits) {
    return twoDigits > PIVOT ? 1900 + twoDigits : 2000 + twoDigits;
  }

  private static @Nullable String ofNamed(Matcher named) {
    String word = named.group(2);
    int month = MONTHS.indexOf(word.substring(0, 3)) + 1;
    if (month == 0) {
      return null;
    }
    String[] numbers =
        Arrays.asList(named.group(1), named.group(3), named.group(4)).stream()
            .filter(n -> n != null)
            .toArray(String[]::new);
    if (numbers.length != 2) {
      return null;
    }
    boolean yearFirst = numbers[0].length() == 4;
    String year = numbers[yearFirst ? 0 : 1];
    String day = numbers[yearFirst ? 1 : 0];
    if (day.length() > 2 || (year.length() != 4 && year.length() != 2)) {
      return null;
    }
    return day(year(year, Integer.parseInt(year)), month, Integer.parseInt(day));
  }
}
