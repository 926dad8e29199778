package dyepack.plan;

import dyepack.attribution.PowerModel;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many leaked rows it takes to name a source, by simulating leaks and applying the very rule
 * that {@code trace} applies. Canaries come on top and are not counted on. Same answer for same
 * seed.
 */
public final class PowerPlan {
  /** Detection that {@link #rowsNeeded} asks for. */
  public static final double POWER = .99;

  /** More rows than these are not looked for. */
  public static final long MOST_ROWS = 10_000_000;

  private static final int RUNS = 400;

  private final RowMix mix;
  private final PowerModel model;
  private final long seed;

  /**
   * Creates a plan.
   *
   * @param fields the fields that the policy marks
   * @param recipients tested, at least 1
   * @param alternatives readings of a dump to be paid for, at least 1
   * @param alpha bound on accusing any innocent
   */
  public PowerPlan(
      List<ReadableField> fields, int recipients, long alternatives, double alpha, long seed) {
    mix = new RowMix(fields);
    model = new PowerModel(recipients, alternatives, alpha);
    this.seed = seed;
  }

  /**
   * Returns the chance that a source is named.
   *
   * @param rows of the dump
   * @param damage part of the marks made random, 0 to 1
   * @param share part of the rows that come from the source, above 0 to 1
   */
  public double power(long rows, double damage, double share) {
    return model.power(mix.leak(rows), damage, share, RUNS, seed);
  }

  /**
   * Returns the smallest number of rows of a dump with which a source is named with probability
   * {@link #POWER}; empty if {@link #MOST_ROWS} are not enough. Up to 1,000 rows exact, above to 1
   * %.
   */
  public OptionalLong rowsNeeded(double damage, double share) {
    long enough = 1;
    while (!suffice(enough, damage, share)) {
      if (enough >= MOST_ROWS) {
        return OptionalLong.empty();
      }
      enough = Math.min(MOST_ROWS, enough * 2);
    }
    long tooFew = enough / 2;
    while (enough - tooFew > Math.max(1, enough / 100)) {
      long middle = (enough + tooFew) / 2;
      if (suffice(middle, damage, share)) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return OptionalLong.of(enough);
  }

  private boolean suffice(long rows, double damage, double share) {
    return model.reaches(POWER, mix.leak(rows), damage, share, RUNS, seed);
  }
}
