package dyepack.canaries;

import com.google.common.math.LongMath;
import java.util.List;

/**
 * How often numbers of a column come back, and whether they do more than chance explains. Numbers
 * that stand close together on a grid meet by chance, and then as many are one step of the grid
 * apart as are equal; prices of articles and numbers of customers come back because the thing does.
 */
final class Repeats {
  private Repeats() {}

  /**
   * Returns which part of the pairs of equal numbers is not explained by the numbers' being close
   * together on a grid, 0 to 1; 0 if none are equal.
   *
   * @param filled cells; those that are no numbers don't count
   */
  static double beyondChance(List<String> filled) {
    double[] sorted =
        filled.stream()
            .map(NumberShape::read)
            .filter(shape -> shape != null)
            .mapToDouble(NumberShape::value)
            .sorted()
            .toArray();
    return beyondChance(sorted, step(filled));
  }

  /** Returns what the digits of all cells, read without the point, are multiples of. */
  static long grid(List<String> filled) {
    long common = 0;
    int decimals = -1;
    for (String cell : filled) {
      NumberShape shape = NumberShape.read(cell);
      if (shape != null) {
        if (decimals >= 0 && decimals != shape.decimals()) {
          return 1;
        }
        decimals = shape.decimals();
        common = LongMath.gcd(common, Math.abs(shape.mantissa()));
      }
    }
    return Math.max(1, common);
  }

  /** Returns the finest step between numbers as they are written; 1 if there are none. */
  static double step(List<String> filled) {
    long grid = grid(filled);
    return filled.stream()
        .map(NumberShape::read)
        .filter(shape -> shape != null)
        .mapToDouble(
            shape -> Math.max((double) grid, Math.pow(10, shape.trailingZeros())) / shape.scale())
        .min()
        .orElse(1);
  }

  /** Returns which part of the sorted numbers stands there more than once; 1 for none at all. */
  static double repeated(double[] sorted) {
    int repeated = 0;
    for (int i = 0; i < sorted.length; i++) {
      boolean before = i > 0 && sorted[i - 1] == sorted[i];
      boolean after = i + 1 < sorted.length && sorted[i + 1] == sorted[i];
      repeated += before || after ? 1 : 0;
    }
    return sorted.length == 0 ? 1 : (double) repeated / sorted.length;
  }

  /** The same as {@link #beyondChance(List)} for sorted numbers on a grid of this step. */
  static double beyondChance(double[] sorted, double step) {
    double equal = 0;
    double beside = 0;
    int next = 0;
    for (int i = 0; i < sorted.length; ) {
      int end = i;
      while (end < sorted.length && sorted[end] == sorted[i]) {
        end++;
      }
      double count = end - i;
      next = Math.max(next, end);
      int last = next;
      while (last < sorted.length && sorted[last] <= sorted[i] + 1.5 * step) {
        last++;
      }
      equal += count * (count - 1) / 2;
      beside += count * (last - end);
      i = end;
    }
    return equal == 0 ? 0 : Math.max(0, 1 - beside / equal);
  }
}
