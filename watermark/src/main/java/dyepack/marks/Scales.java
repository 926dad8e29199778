package dyepack.marks;

import java.util.List;

/**
 * The scales over which the positions of a column are spread, so that rounding doesn't kill all
 * marks: 1, 10 and 100 steps with weights .6, .3 and .1, renormalised over those a column allows.
 */
final class Scales {
  private static final int[] VALUES = {1, 10, 100};
  private static final double[] WEIGHTS = {.6, .3, .1};

  private Scales() {}

  /** Returns the scales whose worst move stays within the tolerance; the first is always 1. */
  static List<Integer> within(double toleranceSteps, Alphabet alphabet) {
    int count = 1;
    while (count < VALUES.length && alphabet.worstMoveSteps() * VALUES[count] <= toleranceSteps) {
      count++;
    }
    return switch (count) {
      case 1 -> List.of(1);
      case 2 -> List.of(1, 10);
      default -> List.of(1, 10, 100);
    };
  }

  /**
   * Returns the draws below which the first, second... of so many scales is chosen: 65536 times the
   * summed weights, rounded.
   */
  static int[] thresholds(int scales) {
    double total = 0;
    for (int i = 0; i < scales; i++) {
      total += WEIGHTS[i];
    }
    int[] thresholds = new int[scales];
    double sum = 0;
    for (int i = 0; i < scales; i++) {
      sum += WEIGHTS[i];
      thresholds[i] = (int) Math.round(65536 * sum / total);
    }
    return thresholds;
  }

  /** Returns the scale of a draw. */
  static int of(int scaleDraw, int[] thresholds) {
    int i = 0;
    while (scaleDraw >= thresholds[i]) {
      i++;
    }
    return VALUES[i];
  }
}
