package dyepack.canaries;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Between which neighbours of a table a row may stand, and how often it should: in proportion to
 * the room between them. A row that turns up at random falls into a gap with a chance proportional
 * to the gap's width; a row put into a gap chosen evenly would stand too close to its neighbours.
 */
final class Gaps {
  private static final double TIED = 0.2;
  private static final int SMALL_STEPS = 8;

  /** Gaps on either side that show how many rows come at the time. */
  private static final int AROUND = 20;

  private static final double USUAL_STEPS = 0.995;

  private final List<int[]> pairs;
  private final double[] weights;
  private final double[] slots;
  private final long reach;
  private double crowded;
  private @Nullable Steps steps;
  private @Nullable NumberedMaker serials;
  private @Nullable Column serialColumn;

  /**
   * Weighs the gaps.
   *
   * @param pairs neighbouring donors
   * @param sorted the columns that ascend or descend down the table
   * @param numbered the makers of serial numbers by column
   * @param drifts other columns whose neighbours are alike
   */
  Gaps(
      List<int[]> pairs,
      List<Column> sorted,
      Map<Integer, NumberedMaker> numbered,
      List<Drift> drifts) {
    this.pairs = pairs;
    weights = pairs.stream().mapToDouble(pair -> weight(drifts, pair)).toArray();
    slots = new double[pairs.size()];
    Arrays.fill(slots, Double.POSITIVE_INFINITY);
    long usual = 1;
    double @Nullable [] first = null;
    for (Column column : sorted) {
      NumberedMaker maker = numbered.get(column.index());
      boolean serial = maker != null && column.unique();
      if (serial || column.kind() == ColumnKind.NUMBER || column.kind() == ColumnKind.DATE) {
        double[] free = serial && maker != null ? slots(column, maker) : widths(column);
        usual = serial ? (long) usual(free) : usual;
        if (serial && serials == null) {
          serials = maker;
          serialColumn = column;
        }
        crowded = serial ? Math.max(crowded, crowded(free)) : crowded;
        Steps few = serial ? Steps.of(free) : null;
        steps = steps == null ? few : steps;
        boolean counted = few != null;
        double[] room = few != null ? Arrays.stream(free).map(few::likely).toArray() : local(free);
        double most = counted ? Double.MAX_VALUE : usual(room);
        double power = first == null ? 1 : 1 - Math.max(0, correlation(first, room));
        multiply(room, most, power, serial);
        first = first == null ? room : first;
      }
    }
    reach = Math.max(1, usual);
  }

  private static double weight(List<Drift> drifts, int[] pair) {
    return drifts.stream().mapToDouble(drift -> drift.weight(pair)).reduce(1, (a, b) -> a * b);
  }

  private double[] slots(Column column, NumberedMaker maker) {
    boolean up = ascends(column);
    double[] room = new double[slots.length];
    for (int i = 0; i < room.length; i++) {
      String one = column.cell(pairs.get(i)[0]);
      String two = column.cell(pairs.get(i)[1]);
      boolean along = up == column.compare(one, two) < 0;
      room[i] = along ? maker.slots(one, two) : 0;
      slots[i] = Math.min(slots[i], room[i]);
    }
    return room;
  }

  /**
   * Returns each gap as a part of the usual one around it. More rows come by day than by night: a
   * row that turns up at random is where the others are, and among the gaps there in proportion to
   * their width; by width alone it would be in the middle of the night.
   */
  private static double[] local(double[] free) {
    double[] sums = new double[free.length + 1];
    for (int i = 0; i < free.length; i++) {
      sums[i + 1] = sums[i] + (Double.isNaN(free[i]) ? 0 : free[i]);
    }
    double[] local = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      int from = Math.max(0, i - AROUND);
      int to = Math.min(free.length, i + AROUND + 1);
      double mean = (sums[to] - sums[from]) / (to - from);
      local[i] = mean > 0 ? free[i] / mean : 0;
    }
    return local;
  }

  /**
   * Returns which part of the rows has more room around it than any step of serial numbers: two
   * steps of independent rows add up to more than all but the largest half percent of them.
   */
  private static double crowded(double[] free) {
    double[] sorted = Arrays.stream(free).sorted().toArray();
    if (sorted.length == 0) {
      return 0;
    }
    double longest = sorted[(int) (sorted.length * USUAL_STEPS)] + 1;
    long more =
        IntStream.range(0, free.length)
            .filter(i -> free[i] + 1 + free[(i + free.length / 2) % free.length] + 1 > longest)
            .count();
    double part = (double) more / free.length;
    return Math.max(0, (part - (1 - USUAL_STEPS)) / USUAL_STEPS);
  }

  /**
   * Returns which part of the real rows has more room between its neighbours' serial numbers than a
   * canary can ever have, 0 to 1.
   */
  double crowded() {
    return crowded;
  }

  private double[] widths(Column column) {
    int direction = ascends(column) ? 1 : -1;
    double[] widths =
        pairs.stream()
            .mapToDouble(
                pair -> Math.max(0, direction * (column.key(pair[1]) - column.key(pair[0]))))
            .toArray();
    double grid = column.dateOrder() == null ? 0 : TimeMaker.grid(column);
    return grid == 0 ? widths : meant(widths, grid);
  }

  /**
   * Returns how far apart rows were before their times were rounded to a grid, on average, if one
   * comes after the other at any time: those with the same time are apart, too. A step g is found
   * as n on the grid with chance {@code max(0, 1 - |g - n|)}, whatever the phase; g is exponential.
   */
  private static double[] meant(double[] widths, double grid) {
    double mean = Arrays.stream(widths).filter(w -> !Double.isNaN(w)).average().orElse(1) / grid;
    double[] meant = new double[SMALL_STEPS];
    for (int n = 0; n < SMALL_STEPS; n++) {
      double sum = 0;
      double all = 0;
      for (int i = 0; i < 200; i++) {
        double step = Math.max(0, n - 1) + i / 100.0;
        double chance = Math.max(0, 1 - Math.abs(step - n)) * Math.exp((n - step) / mean);
        sum += step * chance;
        all += chance;
      }
      meant[n] = sum / all;
    }
    return Arrays.stream(widths)
        .map(w -> w / grid < SMALL_STEPS ? meant[(int) (w / grid)] * grid : w)
        .toArray();
  }

  private boolean ascends(Column column) {
    return pairs.stream()
            .mapToInt(pair -> column.compare(column.cell(pair[0]), column.cell(pair[1])))
            .map(Integer::signum)
            .sum()
        <= 0;
  }

  private void multiply(double[] room, double most, double power, boolean serial) {
    boolean tied = Arrays.stream(room).filter(r -> !(r > 0)).count() > TIED * room.length;
    for (int i = 0; i < room.length; i++) {
      boolean closed = serial && room[i] == 0;
      if (closed || (!tied && !(room[i] > 0))) {
        weights[i] = 0;
      } else if (serial || !tied) {
        weights[i] *=
            Math.pow(most == Double.MAX_VALUE ? room[i] : Math.min(room[i], most) / most, power);
      }
    }
  }

  /** Returns a width that only jumps between blocks of numbers exceed. */
  private static double usual(double[] room) {
    double[] open = Arrays.stream(room).filter(r -> r > 0).sorted().toArray();
    return open.length == 0
        ? 1
        : Math.max(
            1, Math.min(10 * Arrays.stream(open).average().orElse(1), 20 * open[open.length / 2]));
  }

  private static double correlation(double[] one, double[] two) {
    double[] x = Arrays.stream(one).map(Math::log1p).toArray();
    double[] y = Arrays.stream(two).map(v -> Double.isNaN(v) ? 0 : Math.log1p(v)).toArray();
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xy =
        IntStream.range(0, x.length).mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY)).sum();
    double xx = Arrays.stream(x).map(v -> (v - meanX) * (v - meanX)).sum();
    double yy = Arrays.stream(y).map(v -> (v - meanY) * (v - meanY)).sum();
    return xx * yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }

  /** Returns how often a row should stand between each pair. */
  double[] weights() {
    return weights;
  }

  /** Returns how many serial numbers are free between each pair; infinity if there are none. */
  double[] slots() {
    return slots;
  }

  /** Returns the steps of serial numbers if they are short, else null. */
  @Nullable Steps steps() {
    return steps;
  }

  /** Returns how many serial numbers are free between two donors; 0 without such numbers. */
  double free(int one, int two) {
    return serials == null || serialColumn == null
        ? 0
        : serials.slots(serialColumn.cell(one), serialColumn.cell(two));
  }

  /** Returns the most free serial numbers from a neighbour that a row is put away. */
  long reach() {
    return reach;
  }
}
