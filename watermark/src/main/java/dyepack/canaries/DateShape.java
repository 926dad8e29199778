package dyepack.canaries;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, or a date with a time, as it is written in a cell.
 *
 * @param template the cell with each field replaced by its letter and width
 * @param epochSecond the wall-clock time as if it were UTC; at midnight if there is no time
 * @param hasTime whether a time of day is written
 * @param hasSeconds whether seconds are written
 * @param fraction the digits after the seconds' point, maybe none
 */
record DateShape(
    Template template, long epochSecond, boolean hasTime, boolean hasSeconds, String fraction) {
  private static final String TIME =
      "(?:([ T]+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d{2}:?\\d{2})?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/.年])(\\d{1,2})([-/.月])(\\d{1,2})(日?)" + TIME);
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})([-/.])(\\d{4})()" + TIME);
  private static final Pattern COMPACT =
      Pattern.compile("((?:19|20)\\d{2})()(\\d{2})()(\\d{2})()(?:()(\\d{2})(\\d{2})(\\d{2})()())?");

  /** Order of the fields of a date. */
  enum Order {
    /** 2024-03-31, 20240331. */
    YEAR_MONTH_DAY,
    /** 31/03/2024. */
    DAY_MONTH_YEAR,
    /** 03/31/2024. */
    MONTH_DAY_YEAR
  }

  /** What stands around the fields, and how wide they are. */
  record Template(
      Order order,
      int dayWidth,
      int monthWidth,
      int hourWidth,
      String first,
      String second,
      String afterDate,
      String beforeTime,
      String colon,
      String zone) {}

  /** Reads a cell in this order of fields; null if it is no such date. */
  static @Nullable DateShape read(String cell, Order order) {
    Matcher matcher = (order == Order.YEAR_MONTH_DAY ? YEAR_FIRST : YEAR_LAST).matcher(cell);
    boolean compact = false;
    if (!matcher.matches()) {
      matcher = COMPACT.matcher(cell);
      compact = true;
      if (order != Order.YEAR_MONTH_DAY || !matcher.matches()) {
        return null;
      }
    }
    int year = order == Order.YEAR_MONTH_DAY ? 1 : 5;
    int month = order == Order.MONTH_DAY_YEAR ? 1 : 3;
    int day = order == Order.DAY_MONTH_YEAR ? 1 : order == Order.MONTH_DAY_YEAR ? 3 : 5;
    try {
      return of(matcher, order, year, month, day, compact);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static DateShape of(
      Matcher matcher, Order order, int year, int month, int day, boolean compact) {
    boolean hasTime = matcher.group(8) != null;
    LocalDate date =
        LocalDate.of(number(matcher, year), number(matcher, month), number(matcher, day));
    LocalDateTime time =
        date.atTime(
            hasTime ? number(matcher, 8) : 0,
            hasTime ? number(matcher, 9) : 0,
            hasTime && matcher.group(10) != null ? number(matcher, 10) : 0);
    Template template =
        new Template(
            order,
            matcher.group(day).length(),
            matcher.group(month).length(),
            hasTime ? matcher.group(8).length() : 0,
            matcher.group(2),
            matcher.group(4),
            matcher.group(6),
            text(matcher, 7),
            compact ? "" : ":",
            text(matcher, 12));
    return new DateShape(
        template,
        time.toEpochSecond(ZoneOffset.UTC),
        hasTime,
        hasTime && matcher.group(10) != null,
        text(matcher, 11));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static String text(Matcher matcher, int group) {
    return matcher.group(group) == null ? "" : matcher.group(group);
  }

  /** Writes another time in the same way. */
  String write(long otherSecond, String otherFraction) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(otherSecond, 0, ZoneOffset.UTC);
    String year = padded(time.getYear(), 4);
    String month = padded(time.getMonthValue(), template.monthWidth);
    String day = padded(time.getDayOfMonth(), template.dayWidth);
    String[] fields =
        switch (template.order) {
          case YEAR_MONTH_DAY -> new String[] {year, month, day};
          case DAY_MONTH_YEAR -> new String[] {day, month, year};
          case MONTH_DAY_YEAR -> new String[] {month, day, year};
        };
    StringBuilder cell = new StringBuilder();
    cell.append(fields[0]).append(template.first).append(fields[1]).append(template.second);
    cell.append(fields[2]).append(template.afterDate);
    if (hasTime) {
      cell.append(template.beforeTime).append(padded(time.getHour(), template.hourWidth));
      cell.append(template.colon).append(padded(time.getMinute(), 2));
      if (hasSeconds) {
        cell.append(template.colon).append(padded(time.getSecond(), 2));
      }
      cell.append(fraction.isEmpty() ? "" : "." + otherFraction).append(template.zone);
    }
    return cell.toString();
  }

  /** Returns the date. */
  LocalDate date() {
    return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC).toLocalDate();
  }

  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
  }
}
