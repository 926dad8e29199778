package dyepack.canaries;

import com.google.common.math.LongMath;
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

  /**
   * How many numbers on either side a new one may go: right between its two neighbours it would
   * meet one of them, and crowded places, too often.
   */
  private static final int MOST_AROUND = 50;

  private static final int FEWEST_AROUND = 3;

  private static final int ROWS_EACH = 200;

  private static final double BELONGING = 0.5;

  private final Column column;
  private final double[] sorted;
  private final double[] distinct;

  /** What the digits of all cells, read without the point, are multiples of. */
  private final long grid;

  private final double reuse;

  NumberMaker(Column column) {
    this.column = column;
    double[] all =
        IntStream.range(0, column.rows())
            .mapToDouble(column::key)
            .filter(key -> !Double.isNaN(key))
            .sorted()
            .toArray();
    sorted = all;
    distinct = Arrays.stream(all).distinct().toArray();
    grid = Repeats.grid(column.filled());
    double[] seldom =
        IntStream.range(0, column.rows())
            .filter(row -> !frequent(column.cell(row)))
            .mapToDouble(column::key)
            .filter(key -> !Double.isNaN(key))
            .sorted()
            .toArray();
    reuse = Repeats.repeated(seldom) * Repeats.beyondChance(seldom, Repeats.step(column.filled()));
  }

  /** Returns whether most numbers come back, and more than by chance: they belong to something. */
  boolean belongs() {
    return reuse >= BELONGING;
  }

  private boolean frequent(String cell) {
    return column.count(cell) >= Math.max(3, FREQUENT * column.rows());
  }

  /**
   * Returns a moved number.
   *
   * @param base the cell to move
   * @param mate the cell of a similar row
   * @param pull how far to go from base (0) to mate (1), maybe beyond; NaN to stay near the base
   *     cell and go nowhere with the mate
   */
  String make(String base, String mate, double pull, Draws draws) {
    NumberShape from = NumberShape.read(base);
    if (from == null || frequent(base) || draws.chance(reuse)) {
      return base;
    }
    NumberShape to = NumberShape.read(mate);
    if (to != null && !Double.isNaN(pull)) {
      double value = from.value() + pull * (to.value() - from.value());
      boolean inside = value >= sorted[0] && value <= sorted[sorted.length - 1];
      if (inside && Math.signum(value) == Math.signum(from.value())) {
        String cell = write(from, value);
        if (!cell.equals(base) && !cell.equals(mate)) {
          return cell;
        }
      }
    }
    return write(
        from,
        Double.isNaN(pull)
            ? among(sorted, from.value(), around(), draws)
            : among(distinct, from.value(), FEWEST_AROUND, draws));
  }

  private int around() {
    return Math.max(FEWEST_AROUND, Math.min(MOST_AROUND, column.rows() / ROWS_EACH));
  }

  /** Returns the cell with this value, rounded as the base cell is. */
  @Nullable String at(String base, double value) {
    NumberShape shape = NumberShape.read(base);
    return shape == null ? null : write(shape, value);
  }

  /** A value near this one, evenly from where the next few numbers on both sides lie. */
  private static double among(double[] numbers, double value, int around, Draws draws) {
    int at = Arrays.binarySearch(numbers, value);
    int middle = at >= 0 ? at : -at - 1;
    double low = numbers[Math.max(0, middle - around)];
    double high = numbers[Math.min(numbers.length - 1, middle + around)];
    return low + draws.unit() * (high - low);
  }

  private String write(NumberShape shape, double value) {
    long unit = (long) Math.pow(10, shape.trailingZeros());
    long step = unit / LongMath.gcd(unit, grid) * grid;
    long mantissa = Math.round(value * shape.scale() / step) * step;
    long direction = mantissa < value * shape.scale() ? step : -step;
    int away = Math.floorMod(Double.hashCode(value), 9);
    for (int i = 0; i < 9 && mantissa != 0 && mantissa / unit % 10 == 0; i++) {
      // Any other last digit, as likely as the next one.
      mantissa += direction * (1 + (away + i) % 9);
    }
    return shape.write(mantissa);
  }
}
