package dyepack.canaries;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves dates and times that hardly repeat. Days move by whole weeks if the table has few rows a
 * day; within its hour a time moves if minutes and seconds are spread. Columns taken from the same
 * row move together, so that durations stay.
 */
final class TimeMaker {
  private static final long DAY = 86_400;
  private static final double SPREAD = 0.1;

  /** What is known of one date column. */
  private record Dates(
      Column column, boolean sparse, boolean minutes, boolean seconds, long first, long last) {}

  private final List<Dates> columns = new ArrayList<>();

  /** Takes the date columns that are to be moved. */
  TimeMaker(List<Column> dates, long tableRows) {
    for (Column column : dates) {
      columns.add(study(column, tableRows));
    }
  }

  private static Dates study(Column column, long tableRows) {
    Map<LocalDate, Integer> days = new HashMap<>();
    Map<Long, Integer> minutes = new HashMap<>();
    Map<Long, Integer> seconds = new HashMap<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    int count = 0;
    for (int row = 0; row < column.rows(); row++) {
      DateShape date = read(column, column.cell(row));
      if (date != null) {
        count++;
        days.merge(date.date(), 1, Integer::sum);
        minutes.merge(date.epochSecond() / 60 % 60, 1, Integer::sum);
        seconds.merge(date.epochSecond() % 60, 1, Integer::sum);
        first = Math.min(first, date.epochSecond());
        last = Math.max(last, date.epochSecond());
      }
    }
    double rowsPerDay = (double) tableRows / Math.max(1, (last - first) / DAY);
    boolean sparse = rowsPerDay < 3 && days.size() > count * 0.5;
    return new Dates(column, sparse, spread(minutes, count), spread(seconds, count), first, last);
  }

  private static boolean spread(Map<Long, Integer> counts, int all) {
    return counts.values().stream().allMatch(count -> count < SPREAD * all);
  }

  private static @Nullable DateShape read(Column column, String cell) {
    DateShape.Order order = column.dateOrder();
    return order == null ? null : DateShape.read(cell, order);
  }

  /**
   * Moves the date cells of a row.
   *
   * @param cells the row; changed
   * @param sources the donor of each column
   */
  void move(String[] cells, int[] sources, Draws draws) {
    Map<Integer, Long> weeks = new HashMap<>();
    Map<Integer, Long> moves = new HashMap<>();
    Map<Integer, Long> bases = new HashMap<>();
    for (Dates dates : columns) {
      int index = dates.column.index();
      DateShape date = read(dates.column, cells[index]);
      if (date == null || draws.chance(dates.column.reuse())) {
        continue;
      }
      int source = sources[index];
      long days = weeks.computeIfAbsent(source, key -> weekShift(source, sources, draws));
      long base = bases.computeIfAbsent(source, key -> date.epochSecond());
      boolean together = date.hasTime() && Math.abs(date.epochSecond() - base) < DAY;
      long within =
          !date.hasTime()
              ? 0
              : together
                  ? moves.computeIfAbsent(source, key -> withinHour(dates, date, draws))
                  : withinHour(dates, date, draws);
      long moved = date.epochSecond() + days * DAY + within;
      cells[index] = date.write(moved, fraction(date.fraction(), draws));
    }
  }

  private long weekShift(int source, int[] sources, Draws draws) {
    long days = 7L * (1 + draws.below(3)) * (draws.chance(0.5) ? 1 : -1);
    boolean sparse = false;
    for (Dates dates : columns) {
      if (sources[dates.column.index()] == source) {
        sparse |= dates.sparse;
        DateShape date = read(dates.column, dates.column.cell(source));
        if (date != null) {
          long moved = date.epochSecond() + days * DAY;
          days = moved < dates.first || moved > dates.last ? 0 : days;
        }
      }
    }
    return sparse ? days : 0;
  }

  private static long withinHour(Dates dates, DateShape date, Draws draws) {
    long minute = date.epochSecond() / 60 % 60;
    long second = date.epochSecond() % 60;
    long newMinute = dates.minutes ? draws.below(60) : minute;
    long newSecond = dates.seconds ? draws.below(60) : second;
    return (newMinute - minute) * 60 + newSecond - second;
  }

  private static String fraction(String fraction, Draws draws) {
    if (fraction.chars().allMatch(c -> c == '0')) {
      return fraction;
    }
    StringBuilder digits = new StringBuilder();
    boolean rounded = fraction.endsWith("000");
    for (int i = 0; i < fraction.length(); i++) {
      digits.append(rounded && i >= fraction.length() - 3 ? '0' : (char) ('0' + draws.below(10)));
    }
    return digits.toString();
  }

  /** Writes another time in a cell's way; null if the cell is no date. */
  static @Nullable String at(Column column, String cell, double second, Draws draws) {
    DateShape date = read(column, cell);
    return date == null
        ? null
        : date.write((long) Math.floor(second), fraction(date.fraction(), draws));
  }

  /** Writes another day in a cell's way; the cell itself if it is no date. */
  static String on(Column column, String cell, LocalDate day) {
    DateShape date = read(column, cell);
    return date == null
        ? cell
        : date.write(
            day.atStartOfDay().toEpochSecond(ZoneOffset.UTC)
                + Math.floorMod(date.epochSecond(), DAY),
            date.fraction());
  }
}
