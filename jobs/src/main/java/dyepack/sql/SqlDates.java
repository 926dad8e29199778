package dyepack.sql;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times that SQL Server's scripts give as bytes: {@code CAST(0x0000A5B800C5C100 AS DateTime)}.
 *
 * <p>Layouts: datetime is the day from 1900-01-01 (signed, 4 bytes) and the time in 1/300 s (4
 * bytes), smalldatetime day and minute of 2 bytes each, both with the high byte first (Microsoft,
 * MS-TDS 2.2.5.5.1.8 gives the same pairs). date is the day from 0001-01-01 in 3 bytes, low byte
 * first. time(n), datetime2(n) and datetimeoffset(n) begin with n, then the time in units of 10^-n
 * s in 3 to 5 bytes, then the date, then the offset in minutes (2 bytes), all low byte first;
 * datetimeoffset keeps UTC.
 */
final class SqlDates {
  private static final LocalDate EPOCH_1900 = LocalDate.of(1900, 1, 1);
  private static final LocalDate EPOCH_1 = LocalDate.of(1, 1, 1);
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 0, 7, true)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(TIME)
          .toFormatter(Locale.ROOT);

  private SqlDates() {}

  /** The time as ISO 8601 with a blank between date and time; null if the bytes aren't one. */
  static @Nullable String text(byte[] b, String type) {
    try {
      return switch (type) {
        case "DATETIME" -> b.length == 8 ? DATE_TIME.format(dateTime(b)) : null;
        case "SMALLDATETIME" -> b.length == 4 ? DATE_TIME.format(small(b)) : null;
        case "DATE" -> b.length == 3 ? EPOCH_1.plusDays(low(b, 0, 3)).toString() : null;
        case "TIME" -> b.length >= 4 ? TIME.format(time(b, b.length)) : null;
        case "DATETIME2" -> b.length >= 7 ? DATE_TIME.format(dateTime2(b, b.length)) : null;
        case "DATETIMEOFFSET" -> b.length >= 9 ? offset(b) : null;
        default -> null;
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDateTime dateTime(byte[] b) {
    long ticks = high(b, 4, 4) & 0xFFFFFFFFL;
    long millis = Math.round(ticks * 1000 / 300.0);
    int days = (int) high(b, 0, 4);
    return EPOCH_1900.plusDays(days).atStartOfDay().plusNanos(millis * 1_000_000);
  }

  private static LocalDateTime small(byte[] b) {
    return EPOCH_1900.plusDays(high(b, 0, 2)).atStartOfDay().plusMinutes(high(b, 2, 2));
  }

  private static LocalTime time(byte[] b, int end) {
    int digits = b[0];
    if (digits < 0 || digits > 7) {
      throw new DateTimeException("precision");
    }
    long nanos = low(b, 1, end) * (long) Math.pow(10, 9 - digits);
    return LocalTime.ofNanoOfDay(nanos);
  }

  private static LocalDateTime dateTime2(byte[] b, int end) {
    return EPOCH_1.plusDays(low(b, end - 3, end)).atTime(time(b, end - 3));
  }

  private static String offset(byte[] b) {
    int minutes = (short) low(b, b.length - 2, b.length);
    ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * minutes);
    return DATE_TIME.format(dateTime2(b, b.length - 2).plusMinutes(minutes)) + " " + zone;
  }

  private static long high(byte[] b, int from, int bytes) {
    long value = 0;
    for (int i = from; i < from + bytes; i++) {
      value = value << 8 | (b[i] & 0xFF);
    }
    return value;
  }

  private static long low(byte[] b, int from, int to) {
    long value = 0;
    for (int i = to - 1; i >= from; i--) {
      value = value << 8 | (b[i] & 0xFF);
    }
    return value;
  }
}
