package dyepack.marks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as it stands in one cell: seconds since 1970-01-01T00:00 of the text's own clock,
 * whatever its zone. (Clocks a whole number of hours apart shift all marks of a column alike, and
 * eight hours are a multiple of sixteen steps of 1, 10 and 100 s.)
 */
final class TimeText implements Written {
  private static final int SECONDS_OF_DAY = 86_400;

  /** More than ten thousand years. */
  private static final long MOST_DAYS = 4_000_000;

  private final Decimal value;
  private final List<TimePiece> pieces;
  private final boolean hasZone;
  private final boolean dayKnown;
  private final Evidence evidence;

  /**
   * What the text tells about how its column is written: 1 for, -1 against, 0 nothing.
   *
   * @param paddedDate months and days have two digits
   * @param paddedHour hours have two digits
   * @param dayFirst the day stands before the month
   * @param contradicting the order of day and month is not that of the column, so that another day
   *     could be read as a month
   */
  record Evidence(int paddedDate, int paddedHour, int dayFirst, boolean contradicting) {}

  TimeText(Decimal value, List<TimePiece> pieces, boolean hasZone, Evidence evidence) {
    this.value = value;
    this.pieces = pieces;
    this.hasZone = hasZone;
    this.evidence = evidence;
    dayKnown = has(TimePiece.Part.DAY);
  }

  @Override
  public Decimal value() {
    return value;
  }

  /** Says whether the text names a zone, so that its clock may not be the owner's. */
  boolean hasZone() {
    return hasZone;
  }

  Evidence evidence() {
    return evidence;
  }

  /** Returns the finest part of time that the text shows, in seconds. */
  BigDecimal resolution() {
    for (TimePiece piece : pieces) {
      if (piece instanceof TimePiece.Fraction fraction) {
        return BigDecimal.ONE.movePointLeft(fraction.digits());
      }
    }
    if (has(TimePiece.Part.SECOND)) {
      return BigDecimal.ONE;
    }
    if (has(TimePiece.Part.MINUTE)) {
      return BigDecimal.valueOf(60);
    }
    boolean hours = has(TimePiece.Part.HOUR) || has(TimePiece.Part.HOUR_OF_HALF_DAY);
    return BigDecimal.valueOf(hours ? 3600 : SECONDS_OF_DAY);
  }

  /** Says whether a number stands in the text. */
  boolean has(TimePiece.Part part) {
    for (TimePiece piece : pieces) {
      if (piece instanceof TimePiece.Figure number && number.part() == part) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean settled() {
    return true;
  }

  @Override
  public @Nullable String render(long unscaled, int decimals) {
    long unit = Decimal.power(decimals);
    long seconds = Math.floorDiv(unscaled, unit);
    long fraction = unscaled - seconds * unit;
    long epochDay = Math.floorDiv(seconds, (long) SECONDS_OF_DAY);
    int secondOfDay = (int) (seconds - epochDay * SECONDS_OF_DAY);
    if ((!dayKnown && epochDay != 0) || Math.abs(epochDay) > MOST_DAYS) {
      return null;
    }
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    if (date.getYear() < 1 || date.getYear() > 9999) {
      return null;
    }
    StringBuilder text = new StringBuilder(32);
    int shownSeconds = 0;
    long shownUnit = 1;
    for (TimePiece piece : pieces) {
      if (piece instanceof TimePiece.Figure number) {
        int shown = numberOf(number.part(), date, secondOfDay);
        if (shown < 0) {
          return null;
        }
        shownSeconds += secondsOf(number.part(), shown, secondOfDay);
        appendPadded(text, shown, number.width());
      } else if (piece instanceof TimePiece.Literal literal) {
        text.append(literal.text());
      } else if (piece instanceof TimePiece.Fraction part) {
        shownUnit = Decimal.power(part.digits());
        if (!appendFraction(text, fraction, decimals, part.digits())) {
          return null;
        }
      } else if (piece instanceof TimePiece.MonthName month) {
        text.append(month.of(date.getMonthValue()));
      } else if (piece instanceof TimePiece.HalfDay half) {
        text.append(secondOfDay < SECONDS_OF_DAY / 2 ? half.morning() : half.afternoon());
      }
    }
    boolean whole = shownSeconds == secondOfDay && (shownUnit > 1 || fraction == 0);
    return whole ? text.toString() : null;
  }

  /** Returns the number to be shown, or -1 if it has no place in the text. */
  private static int numberOf(TimePiece.Part part, LocalDate date, int secondOfDay) {
    int hour = secondOfDay / 3600;
    return switch (part) {
      case YEAR -> date.getYear();
      case YEAR_OF_CENTURY ->
          date.getYear() >= TimeParser.FIRST_SHORT_YEAR
                  && date.getYear() < TimeParser.FIRST_SHORT_YEAR + 100
              ? date.getYear() % 100
              : -1;
      case MONTH -> date.getMonthValue();
      case DAY -> date.getDayOfMonth();
      case HOUR -> hour;
      case HOUR_OF_HALF_DAY -> hour % 12 == 0 ? 12 : hour % 12;
      case MINUTE -> secondOfDay / 60 % 60;
      case SECOND -> secondOfDay % 60;
    };
  }

  private static int secondsOf(TimePiece.Part part, int shown, int secondOfDay) {
    return switch (part) {
      case YEAR, YEAR_OF_CENTURY, MONTH, DAY -> 0;
      case HOUR, HOUR_OF_HALF_DAY -> secondOfDay / 3600 * 3600;
      case MINUTE -> shown * 60;
      case SECOND -> shown;
    };
  }

  private static void appendPadded(StringBuilder text, int number, int width) {
    for (int least = 10, i = 1; i < width; i++, least *= 10) {
      if (number < least) {
        text.append('0');
      }
    }
    text.append(number);
  }

  private static boolean appendFraction(
      StringBuilder text, long fraction, int decimals, int digits) {
    long shown = fraction;
    for (int i = decimals; i > digits; i--) {
      if (shown % 10 != 0) {
        return false;
      }
      shown /= 10;
    }
    String plain = Long.toString(shown * Decimal.power(Math.max(0, digits - decimals)));
    text.append("0".repeat(digits - plain.length())).append(plain);
    return true;
  }
}
