package dyepack.canaries;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How large the steps between neighbouring serial numbers are, in a table that leaves few of them
 * free. Two steps of real rows that follow each other add up to more than one step, so the numbers
 * around a made-up row have to be chosen by how often real ones do.
 */
final class Steps {
  /** Steps from here on are all the same. */
  static final int LONGEST = 64;

  private static final double FEW_FREE = 4;

  private final double[] one = new double[LONGEST + 1];
  private final double[] two = new double[LONGEST + 1];

  private Steps(double[] free) {
    Arrays.stream(free).filter(f -> f < LONGEST).forEach(f -> one[(int) f + 1]++);
    double all = Arrays.stream(one).sum();
    for (int i = 1; i <= LONGEST; i++) {
      for (int j = 1; i + j <= LONGEST; j++) {
        two[i + j] += one[i] * one[j] / all;
      }
    }
  }

  /**
   * Studies the steps.
   *
   * @param free how many numbers are free between each pair of neighbours
   * @return null if there are so many that the steps don't matter
   */
  static @Nullable Steps of(double[] free) {
    double[] sorted = Arrays.stream(free).sorted().toArray();
    return sorted.length == 0 || sorted[sorted.length / 2] > FEW_FREE ? null : new Steps(free);
  }

  /** Returns how many pairs of neighbours have a step, 0 to {@link #LONGEST}. */
  double count(long step) {
    return step < 0 || step > LONGEST ? 0 : one[(int) step];
  }

  /**
   * Returns how often a row should be put into a gap: as often as two steps add up to it, for each
   * time that one step does.
   *
   * @param free how many numbers are free in it
   */
  double likely(double free) {
    return free <= 0 || free >= LONGEST ? 0 : two[(int) free + 1] / one[(int) free + 1];
  }

  /**
   * Returns how often a row that leaves this step before it and that step behind it should be made.
   */
  double around(long before, long behind) {
    return count(before) * count(behind);
  }
}
