package dyepack.canaries;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Moves a number that hardly repeats: along the line to the same column of a similar row, or
 * between its neighbours in rank. Decimals, trailing zeros and the way of writing stay those of the
 * base cell; values that are frequent stay as they are.
 */
final class NumberMaker {
  private static final double FREQUENT = 0.004;

  private final Column column;
  private final double[] sorted;
  private final double reuse;

  NumberMaker(Column column) {
    this.column = column;
    double[] all =
        IntStream.range(0, column.rows())
            .mapToDouble(column::key)
            .filter(key -> !Double.isNaN(key))
            .sorted()
            .toArray();
    reuse = column.reuse() * excess(all);
    sorted = Arrays.stream(all).distinct().toArray();
  }

  /**
   * Returns which part of the pairs of equal numbers is not explained by the numbers' being close
   * together on a grid: as many pairs would be one step of the grid apart.
   */
  private double excess(double[] all) {
    double step =
        column.filled().stream()
            .map(NumberShape::read)
            .filter(shape -> shape != null)
            .mapToDouble(shape -> Math.pow(10, shape.trailingZeros()) / shape.scale())
            .min()
            .orElse(1);
    double equal = 0;
    double beside = 0;
    int next = 0;
    for (int i = 0; i < all.length; ) {
      int end = i;
      while (end < all.length && all[end] == all[i]) {
        end++;
      }
      double count = end - i;
      next = Math.max(next, end);
      int last = next;
      while (last < all.length && all[last] <= all[i] + 1.5 * step) {
        last++;
      }
      equal += count * (count - 1) / 2;
      beside += count * (last - end);
      i = end;
    }
    return equal == 0 ? 0 : Math.max(0, 1 - beside / equal);
  }

  /**
   * Returns a moved number.
   *
   * @param base the cell to move
   * @param mate the cell of a similar row
   * @param pull how far to go from base (0) to mate (1), maybe beyond
   */
  String make(String base, String mate, double pull, Draws draws) {
    NumberShape from = NumberShape.read(base);
    if (from == null
        || column.count(base) >= Math.max(3, FREQUENT * column.rows())
        || draws.chance(reuse)) {
      return base;
    }
    NumberShape to = NumberShape.read(mate);
    if (to != null) {
      double value = from.value() + pull * (to.value() - from.value());
      boolean inside = value >= sorted[0] && value <= sorted[sorted.length - 1];
      if (inside && Math.signum(value) == Math.signum(from.value())) {
        String cell = write(from, value);
        if (!cell.equals(base)) {
          return cell;
        }
      }
    }
    return write(from, betweenNeighbours(from.value(), draws));
  }

  /** Returns the cell with this value, rounded as the base cell is. */
  @Nullable String at(String base, double value) {
    NumberShape shape = NumberShape.read(base);
    return shape == null ? null : write(shape, value);
  }

  private double betweenNeighbours(double value, Draws draws) {
    int at = Arrays.binarySearch(sorted, value);
    int middle = at >= 0 ? at : -at - 1;
    double low = sorted[Math.max(0, middle - 1)];
    double high = sorted[Math.min(sorted.length - 1, middle + 1)];
    return low + draws.unit() * (high - low);
  }

  private String write(NumberShape shape, double value) {
    long unit = (long) Math.pow(10, shape.trailingZeros());
    long mantissa = Math.round(value * shape.scale() / unit) * unit;
    if (mantissa != 0 && mantissa / unit % 10 == 0) {
      mantissa += mantissa < value * shape.scale() ? unit : -unit;
    }
    return shape.write(mantissa);
  }
}
