package dyepack.canaries;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Units in which a column may say how long it was from one time of its row to another. */
enum TimeUnit {
  /** Completed years, as ages are counted. */
  YEARS {
    @Override
    double between(double from, double to) {
      return ChronoUnit.YEARS.between(dateTime(from).toLocalDate(), dateTime(to).toLocalDate());
    }
  },
  /** The one year less the other, whatever the month. */
  CALENDAR_YEARS {
    @Override
    double between(double from, double to) {
      return dateTime(to).getYear() - dateTime(from).getYear();
    }
  },
  /** Midnights between them. */
  CALENDAR_DAYS {
    @Override
    double between(double from, double to) {
      return ChronoUnit.DAYS.between(dateTime(from).toLocalDate(), dateTime(to).toLocalDate());
    }
  },
  /** Days counted with the first and the last. */
  DAYS_COUNTED {
    @Override
    double between(double from, double to) {
      return CALENDAR_DAYS.between(from, to) + 1;
    }
  },
  /** Completed periods of 24 hours. */
  DAYS {
    @Override
    double between(double from, double to) {
      return completed(from, to, Duration.ofDays(1));
    }
  },
  /** Completed hours. */
  HOURS {
    @Override
    double between(double from, double to) {
      return completed(from, to, Duration.ofHours(1));
    }
  },
  /** Completed minutes. */
  MINUTES {
    @Override
    double between(double from, double to) {
      return completed(from, to, Duration.ofMinutes(1));
    }
  },
  /** Completed seconds. */
  SECONDS {
    @Override
    double between(double from, double to) {
      return completed(from, to, Duration.ofSeconds(1));
    }
  };

  /** Returns how many units it is from one time to another, both in seconds. */
  abstract double between(double from, double to);

  private static double completed(double from, double to, Duration unit) {
    return Math.floor((to - from) / unit.toSeconds());
  }

  private static LocalDateTime dateTime(double second) {
    return LocalDateTime.ofEpochSecond((long) Math.floor(second), 0, ZoneOffset.UTC);
  }
}
