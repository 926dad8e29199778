package dyepack.identity;

import dyepack.identity.Normalised.Known;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a cell of an unmarked column, free of how a tool writes it: a date with its time, a
 * number, or a text. Used for combinations of columns.
 */
final class CellValue {
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})[:时点](\\d{1,2})(?:[:分](\\d{1,2}))?(?:[.,]\\d+)?秒?分? *(am|pm)?");
  private static final Pattern SERIAL = Pattern.compile("\\d{3,5}\\.\\d+");
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int CHINA_SECONDS = 8 * 3600;

  /** Shorter numbers are days, or no dates. */
  private static final int MOMENT_DIGITS = 9;

  /** Seconds from 1970 to 2149; larger numbers are milliseconds. */
  private static final long LAST_SECOND = 5_650_000_000L;

  private CellValue() {}

  /** Returns the canonical value of a cell that is indexed, empty if there is nothing in it. */
  static String canonical(String raw) {
    String cell = Cleaning.clean(raw);
    if (cell.isEmpty()) {
      return "";
    }
    String date = written(cell) ? DateForm.read(cell) : null;
    if (date != null) {
      return date + timeOfDay(Cleaning.lower(cell));
    }
    return NumberForm.read(cell) instanceof Known number
        ? number.canonical()
        : TextForm.canonical(cell);
  }

  /** Returns all that a cell found in a dump can have been, {@link #canonical} first. */
  static List<String> readings(String raw) {
    String canonical = canonical(raw);
    if (canonical.isEmpty()) {
      return List.of();
    }
    Set<String> readings = new LinkedHashSet<>(List.of(canonical));
    String cell = Cleaning.clean(raw);
    if (NumberForm.read(cell) instanceof Known number) {
      readings.add(number.canonical());
      readings.addAll(dates(number.canonical()));
    }
    return new ArrayList<>(readings);
  }

  /** Returns the dates that a number can be: a day of a spreadsheet, or a moment since 1970. */
  private static List<String> dates(String number) {
    if (number.length() >= MOMENT_DIGITS && number.indexOf('.') < 0) {
      return number.length() <= 14 ? moments(Long.parseLong(number)) : List.of();
    }
    String date = DateForm.read(number);
    return date == null ? List.of() : List.of(date + fractionOfDay(number));
  }

  /** A moment's day and time, in Greenwich and in China, where the owner's clock most likely is. */
  private static List<String> moments(long value) {
    long seconds = Math.abs(value) > LAST_SECOND ? value / 1000 : value;
    if (Math.abs(seconds) > LAST_SECOND) {
      return List.of();
    }
    List<String> moments = new ArrayList<>(2);
    for (long local : new long[] {seconds, seconds + CHINA_SECONDS}) {
      int time = (int) Math.floorMod(local, (long) SECONDS_PER_DAY);
      moments.add(Days.eitherOrder(Math.floorDiv(local, (long) SECONDS_PER_DAY)) + clock(time));
    }
    return moments;
  }

  private static String fractionOfDay(String number) {
    if (!SERIAL.matcher(number).matches()) {
      return "";
    }
    double fraction = Double.parseDouble("0" + number.substring(number.indexOf('.')));
    return clock((int) Math.round(fraction * SECONDS_PER_DAY));
  }

  /** Tells a date that is written as one, or as eight digits, from a mere number. */
  private static boolean written(String cell) {
    return Cleaning.digits(cell) ? cell.length() == 8 : !(NumberForm.read(cell) instanceof Known);
  }

  private static String timeOfDay(String cell) {
    Matcher time = TIME.matcher(cell);
    if (!time.find()) {
      return "";
    }
    int hour = Integer.parseInt(time.group(1));
    boolean afternoon = "pm".equals(time.group(4)) || cell.contains("下午");
    boolean midnight = hour == 12 && ("am".equals(time.group(4)) || cell.contains("上午"));
    hour = midnight ? 0 : afternoon && hour < 12 ? hour + 12 : hour;
    int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
    return clock(hour * 3600 + Integer.parseInt(time.group(2)) * 60 + second);
  }

  private static String clock(int second) {
    if (second % SECONDS_PER_DAY == 0) {
      return "";
    }
    StringBuilder clock = new StringBuilder(9);
    for (int part : new int[] {second / 3600, second / 60 % 60, second % 60}) {
      clock.append(clock.isEmpty() ? ' ' : ':').append(part < 10 ? "0" : "").append(part);
    }
    return clock.toString();
  }
}
