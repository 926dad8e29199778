package dyepack.office;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which cell formats of a workbook show numbers as dates, and which date a number is.
 *
 * <p>Dates are given as ISO 8601 has them, in full: a time of day is told to the millisecond, even
 * where the format shows the day only. What a format shows as anything else, lengths of time too,
 * stays the number that is stored.
 */
final class NumberDates {
  /** How a format shows a number. */
  enum Shown {
    NUMBER,
    DATE,
    TIME,
    DATE_TIME
  }

  /** 10000-01-01, the first day that workbooks don't know (ECMA-376 part 1, 18.17.4.1). */
  private static final BigDecimal END = BigDecimal.valueOf(2_958_466);

  /** 1900-02-29, a day that there was not, which Excel counts all the same (18.17.4.1). */
  private static final int NO_DAY = 60;

  private static final BigDecimal MILLIS_OF_DAY = BigDecimal.valueOf(86_400_000);
  private static final int DAYS_TO_1904 = 1462;
  private static final int MOST_STYLES = 100_000;

  /** Since 1899-12-30, so that days after {@link #NO_DAY} count right. */
  private static final long ZERO = LocalDate.of(1899, 12, 30).toEpochDay();

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final Map<Integer, Shown> formats = new HashMap<>();
  private final List<Integer> styles = new ArrayList<>();
  private boolean since1904;

  /** Days are counted from 1904-01-01, as workbooks of the old Macintosh kind do. */
  void since1904() {
    since1904 = true;
  }

  /** A format that the workbook defines. */
  void format(int id, String code) {
    formats.put(id, of(code));
  }

  /** The next style of cells, by its format. */
  void style(int format) {
    if (styles.size() < MOST_STYLES) {
      styles.add(format);
    }
  }

  /** How cells of a style show numbers; of a style that there isn't, as numbers. */
  Shown shown(int style) {
    if (style < 0 || style >= styles.size()) {
      return Shown.NUMBER;
    }
    int format = styles.get(style);
    return formats.getOrDefault(format, builtIn(format));
  }

  /**
   * The formats that workbooks needn't define (18.8.30), those of Chinese and Japanese Excel too.
   */
  private static Shown builtIn(int format) {
    if (format == 22) {
      return Shown.DATE_TIME;
    }
    if ((format >= 18 && format <= 21) || (format >= 32 && format <= 35)) {
      return Shown.TIME;
    }
    boolean date =
        (format >= 14 && format <= 17)
            || (format >= 27 && format <= 31)
            || format == 36
            || (format >= 50 && format <= 58);
    return date ? Shown.DATE : Shown.NUMBER;
  }

  /** What a format's first section shows (18.8.31). */
  static Shown of(String code) {
    boolean day = false;
    boolean time = false;
    for (int i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
      char c = Character.toLowerCase(code.charAt(i));
      switch (c) {
        case '"' -> i = end(code, '"', i);
        case '[' -> {
          int end = end(code, ']', i);
          String inside = code.substring(i + 1, Math.max(i + 1, end)).toLowerCase(Locale.ROOT);
          if (!inside.isEmpty() && "hms".indexOf(inside.charAt(0)) >= 0 && isOne(inside)) {
            return Shown.NUMBER;
          }
          i = end;
        }
        case '\\', '_', '*' -> i++;
        case 'y', 'd', 'e' -> day = true;
        case 'h', 's' -> time = true;
        case '#', '?', '%', '@' -> {
          return Shown.NUMBER;
        }
        case '0' -> {
          if (!time) {
            return Shown.NUMBER;
          }
        }
        default -> {}
      }
      if ((c == 'g' || c == 'e') && code.regionMatches(true, i, "general", 0, 7)) {
        return Shown.NUMBER;
      }
    }
    return day && time ? Shown.DATE_TIME : day ? Shown.DATE : time ? Shown.TIME : Shown.NUMBER;
  }

  private static boolean isOne(String letters) {
    return letters.chars().allMatch(c -> c == letters.charAt(0));
  }

  private static int end(String code, char closing, int from) {
    int end = code.indexOf(closing, from + 1);
    return end < 0 ? code.length() : end;
  }

  /** The date that a stored number is in cells of a style; the number itself if it is none. */
  String text(String number, int style) {
    Shown shown = number.isEmpty() ? Shown.NUMBER : shown(style);
    if (shown == Shown.NUMBER || number.length() > 40) {
      return number;
    }
    BigDecimal days;
    try {
      days = new BigDecimal(number);
    } catch (NumberFormatException e) {
      return number;
    }
    if (days.signum() < 0 || days.compareTo(END) >= 0) {
      return number;
    }
    BigDecimal millis = days.multiply(MILLIS_OF_DAY).setScale(0, RoundingMode.HALF_UP);
    BigDecimal[] parts = millis.divideAndRemainder(MILLIS_OF_DAY);
    int day = parts[0].intValueExact();
    LocalTime time = LocalTime.ofNanoOfDay(parts[1].longValueExact() * 1_000_000);
    if (day == 0 && !since1904) {
      return shown == Shown.TIME ? clock(time) : number;
    }
    if (day == NO_DAY && !since1904) {
      return number;
    }
    long counted = since1904 ? day + DAYS_TO_1904 : day < NO_DAY ? day + 1 : day;
    LocalDateTime moment = LocalDate.ofEpochDay(ZERO + counted).atTime(time);
    boolean dayOnly = shown == Shown.DATE && time.equals(LocalTime.MIDNIGHT);
    return dayOnly ? moment.toLocalDate().toString() : moment.toLocalDate() + " " + clock(time);
  }

  /**
   * A date of OpenDocument (part 3, 19.370) as this class gives dates: a blank before the time of
   * day, which is told to the millisecond.
   */
  static String plain(String date) {
    if (date.indexOf('T') < 0) {
      return date;
    }
    try {
      LocalDateTime moment = LocalDateTime.parse(date).plusNanos(500_000);
      LocalDateTime rounded = moment.truncatedTo(ChronoUnit.MILLIS);
      return rounded.toLocalDate() + " " + clock(rounded.toLocalTime());
    } catch (DateTimeParseException e) {
      return date;
    }
  }

  private static String clock(LocalTime time) {
    return time.format(time.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MILLIS);
  }
}
