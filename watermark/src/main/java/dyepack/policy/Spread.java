package dyepack.policy;

import dyepack.marks.ColumnProfile.Quantities;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far the values of a column usually lie apart: the standard deviation, or the interquartile
 * range over 1.349 (which is the same for normal values) where a few large values inflate it.
 */
final class Spread {
  private static final double NORMAL_QUARTILES = 1.349;

  private Spread() {}

  static double of(Quantities quantities, List<String> cells, ToDoubleFunction<String> value) {
    double[] sorted =
        cells.stream().mapToDouble(value).filter(x -> !Double.isNaN(x)).sorted().toArray();
    if (sorted.length < 20 || sorted.length < cells.size() / 2) {
      return quantities.deviation();
    }
    double quartiles = at(sorted, 0.75) - at(sorted, 0.25);
    double robust = quartiles / NORMAL_QUARTILES;
    return robust > 0 ? Math.min(robust, quantities.deviation()) : quantities.deviation();
  }

  /** Returns the part of the values that lie exactly at the most frequent one. */
  static double modePart(List<String> cells, ToDoubleFunction<String> value) {
    double[] sorted = cells.stream().mapToDouble(value).sorted().toArray();
    int longest = 0;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return sorted.length == 0 ? 0 : (double) longest / sorted.length;
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.round(part * (sorted.length - 1))];
  }
}
