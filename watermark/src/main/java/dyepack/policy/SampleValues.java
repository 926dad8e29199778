package dyepack.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads sampled cells as numbers and times, roughly: for judging columns, never for marking them.
 */
final class SampleValues {
  private static final Pattern NOISE = Pattern.compile("[,\\s_¥￥$€£%]");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ]*(.*))?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:[T ]+(.*))?");
  private static final Pattern COMPACT =
      Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2}))?");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2})[:时](\\d{2})(?:[:分](\\d{2})(?:[.,]\\d+)?)?.*");

  private SampleValues() {}

  /** Returns the number, or NaN if the cell isn't one. */
  static double number(String cell) {
    String plain = NOISE.matcher(cell).replaceAll("");
    return NUMBER.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
  }

  /** Returns whether the cell says a time of day. */
  static boolean hasClock(String cell) {
    return cell.indexOf(':') >= 0 || cell.indexOf('时') >= 0 || cell.strip().matches("\\d{14}");
  }

  /**
   * Returns seconds since 1970 of the cell's own clock, or NaN if it isn't a date. Where day and
   * month can't be told apart the month comes first, which is right often enough for judging.
   */
  static double seconds(String cell) {
    String text = cell.strip();
    Matcher compact = COMPACT.matcher(text);
    try {
      if (compact.matches()) {
        boolean clock = compact.group(4) != null;
        return at(
            compact.group(1),
            compact.group(2),
            compact.group(3),
            clock ? compact.group(4) + ":" + compact.group(5) + ":" + compact.group(6) : null);
      }
      Matcher yearFirst = YEAR_FIRST.matcher(text);
      if (yearFirst.matches()) {
        return at(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3), yearFirst.group(4));
      }
      Matcher yearLast = YEAR_LAST.matcher(text);
      if (yearLast.matches()) {
        boolean dayFirst = Integer.parseInt(yearLast.group(1)) > 12;
        return at(
            yearLast.group(3),
            yearLast.group(dayFirst ? 2 : 1),
            yearLast.group(dayFirst ? 1 : 2),
            yearLast.group(4));
      }
    } catch (DateTimeException e) {
      // The 30th of February: not a date.
    }
    return Double.NaN;
  }

  /** Returns the day of the month, 1 to 31, or NaN if the cell isn't a date. */
  static double dayOfMonth(String cell) {
    double seconds = seconds(cell);
    return Double.isNaN(seconds)
        ? Double.NaN
        : LocalDate.ofEpochDay(Math.floorDiv((long) seconds, 86_400L)).getDayOfMonth();
  }

  private static double at(String year, String month, String day, @Nullable String clock) {
    LocalDateTime time =
        LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
            .atStartOfDay();
    if (clock == null || clock.isBlank()) {
      return time.toEpochSecond(ZoneOffset.UTC);
    }
    Matcher parts = CLOCK.matcher(clock.strip());
    if (!parts.matches()) {
      return Double.NaN;
    }
    int seconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    return time.plusHours(Integer.parseInt(parts.group(1)))
        .plusMinutes(Integer.parseInt(parts.group(2)))
        .plusSeconds(seconds)
        .toEpochSecond(ZoneOffset.UTC);
  }
}
