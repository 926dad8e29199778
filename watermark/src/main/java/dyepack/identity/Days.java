package dyepack.identity;

import java.time.LocalDate;
import java.time.Year;

/** Days of the calendar, for the numbers that contain one. */
final class Days {
  static final int FIRST_YEAR = 1850;
  static final int LAST_YEAR = 2149;

  private static final int DIGITS = 8;

  private static final int[] LENGTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Days() {}

  /** Tells whether eight digits are year, month and day of a day that people live in. */
  static boolean exists(String digits) {
    return digits.length() == DIGITS && exists(digits, 0);
  }

  /** Tells the same of the eight characters from an index on. */
  static boolean exists(String text, int from) {
    if (!Cleaning.digits(text, from, from + DIGITS)) {
      return false;
    }
    int all = Integer.parseInt(text, from, from + DIGITS, 10);
    return exists(all / 10_000, all / 100 % 100, all % 100);
  }

  /** Tells whether that day exists between 1850 and 2149. */
  static boolean exists(int year, int month, int day) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean leapDay = month == 2 && day == 29;
    return day <= LENGTHS[month - 1] && (!leapDay || Year.isLeap(year));
  }

  /**
   * Returns the form of a date that does not depend on whether the day or the month was written
   * first: year, then the smaller and the larger of the two. Two people of one name and year whose
   * birthdays swap into each other share it; that is one pair in some hundred namesakes.
   */
  static String eitherOrder(int year, int month, int day) {
    int low = Math.min(month, day);
    int high = Math.max(month, day);
    return year + "-" + twoDigits(low) + "-" + twoDigits(high);
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  /** The same for a day counted from 1970-01-01. */
  static String eitherOrder(long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    return eitherOrder(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }
}
