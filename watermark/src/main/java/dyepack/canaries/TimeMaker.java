package dyepack.canaries;

import com.google.common.math.LongMath;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Moves dates and times that hardly repeat. Days move by whole weeks if the table has few rows a
 * day; within its hour a time moves if minutes and seconds are spread. Columns whose times go
 * together and that are taken from the same row move together, so that durations stay.
 */
final class TimeMaker {
  private static final long DAY = 86_400;
  private static final double SPREAD = 0.1;
  private static final double CLOSE = 0.5;
  private static final int TRIES = 12;

  /** What is known of one date column. */
  private record Dates(
      Column column, boolean sparse, boolean minutes, boolean seconds, long first, long last) {}

  private final List<List<Dates>> groups;

  /** Takes the date columns that are to be moved. */
  TimeMaker(List<Column> dates, long tableRows) {
    groups = grouped(dates.stream().map(column -> study(column, tableRows)).toList());
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
    // Of a column that goes with people each counts once.
    double once = (double) column.counted() / Math.max(1, count);
    double rowsPerDay = once * tableRows / Math.max(1, (last - first) / DAY);
    boolean sparse = rowsPerDay < 3 && days.size() > once * count * 0.5;
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
   * Puts columns together whose times of one row are closer to each other than times of different
   * rows are, such as beginning and end.
   */
  private static List<List<Dates>> grouped(List<Dates> columns) {
    List<List<Dates>> groups = new ArrayList<>();
    for (Dates dates : columns) {
      List<Dates> own = new ArrayList<>(List.of(dates));
      for (List<Dates> group : List.copyOf(groups)) {
        if (group.stream().anyMatch(other -> close(other.column, dates.column))) {
          own.addAll(0, group);
          groups.remove(group);
        }
      }
      groups.add(own);
    }
    return groups;
  }

  private static boolean close(Column one, Column two) {
    int rows = one.rows();
    double own = middleHalf(rows, row -> two.key(row) - one.key(row));
    double other = middleHalf(rows, row -> two.key((row + rows / 2) % rows) - one.key(row));
    return own < CLOSE * other;
  }

  /** The width of the middle half of the values; NaN if there are none. */
  private static double middleHalf(int rows, IntToDoubleFunction value) {
    double[] sorted =
        IntStream.range(0, rows)
            .mapToDouble(value)
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
  }

  /** Returns whether a column moves for itself, with no other. */
  boolean alone(Column column) {
    return groups.stream().anyMatch(g -> g.size() == 1 && g.get(0).column == column);
  }

  /**
   * Moves the date cells of a row. Columns that go together move together, or stay together if
   * their values are such as come back.
   *
   * @param cells the row; changed
   * @param sources the donor of each column
   * @param kept columns that stay as they are
   */
  void move(String[] cells, int[] sources, Set<Integer> kept, Draws draws) {
    for (List<Dates> group : groups) {
      double stays = group.stream().mapToDouble(d -> d.column.reuse()).min().orElse(1);
      boolean alone = group.size() == 1;
      boolean still = alone ? kept.contains(group.get(0).column.index()) : draws.chance(stays);
      if (!still && alone) {
        moveToNew(group, cells, sources, draws);
      } else if (!still) {
        move(group, cells, sources, draws);
      }
    }
  }

  /** Moves a time; one that no other row has to one that none has, if such are about. */
  private static void moveToNew(List<Dates> group, String[] cells, int[] sources, Draws draws) {
    Column column = group.get(0).column;
    String before = cells[column.index()];
    for (int i = 0; i < TRIES; i++) {
      cells[column.index()] = before;
      move(group, cells, sources, draws);
      if (column.count(before) > 1 || column.count(cells[column.index()]) == 0) {
        return;
      }
    }
  }

  /**
   * Returns how long after the first of the times that go together each of the others is, by column
   * and donor; NaN where there is none.
   */
  Map<Integer, double[]> spans() {
    Map<Integer, double[]> spans = new HashMap<>();
    for (List<Dates> group : groups) {
      Column first = group.get(0).column;
      for (Dates dates : group.subList(1, group.size())) {
        Column column = dates.column;
        spans.put(
            column.index(),
            IntStream.range(0, column.rows())
                .mapToDouble(row -> column.key(row) - first.key(row))
                .toArray());
      }
    }
    return spans;
  }

  private static void move(List<Dates> group, String[] cells, int[] sources, Draws draws) {
    Map<Integer, Long> weeks = new HashMap<>();
    Map<Integer, Long> moves = new HashMap<>();
    Map<Integer, Long> bases = new HashMap<>();
    for (Dates dates : group) {
      int index = dates.column.index();
      DateShape date = read(dates.column, cells[index]);
      if (date == null) {
        continue;
      }
      int source = sources[index];
      long days = weeks.computeIfAbsent(source, key -> weekShift(group, source, sources, draws));
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

  private static long weekShift(List<Dates> group, int source, int[] sources, Draws draws) {
    long days = 7L * (1 + draws.below(3)) * (draws.chance(0.5) ? 1 : -1);
    boolean sparse = false;
    for (Dates dates : group) {
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

  /**
   * Returns the seconds that all times of a column are apart by a multiple of; 0 if it has parts of
   * seconds or just one time.
   */
  static long grid(Column column) {
    long common = 0;
    long first = Long.MIN_VALUE;
    for (int row = 0; row < column.rows(); row++) {
      DateShape date = read(column, column.cell(row));
      if (date != null && !date.fraction().isEmpty()) {
        return 0;
      } else if (date != null) {
        first = first == Long.MIN_VALUE ? date.epochSecond() : first;
        common = LongMath.gcd(common, Math.abs(date.epochSecond() - first));
      }
    }
    return common;
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
