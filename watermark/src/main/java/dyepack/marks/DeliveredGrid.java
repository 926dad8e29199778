package dyepack.marks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Tells constants apart that a column's alignment tags can't: what was delivered stood on whole
 * cents (or whatever its last decimal was), and only the right constant takes a dump's values back
 * to whole cents.
 *
 * <p>A dump that was rounded says this if its own last decimal, taken back, is finer than the
 * delivered one: amounts in yuan made from dollars do, dollars made from yuan don't.
 */
final class DeliveredGrid {
  /** Standard deviations above chance: 7 leaves 1.3e-12 for each of at most 20,000 constants. */
  private static final double CLEARLY = 7;

  private static final int MOST_TRIED = 5_000;
  private static final int MOST_DECIMALS = 12;

  /** Floating-point arithmetic leaves this part of a grid's unit. */
  private static final double HAIR = 1e-4;

  private final double unit;
  private final double error;
  private final double[] values;

  /**
   * Describes a dump's column.
   *
   * @param unit last decimal of what was delivered, above 0
   * @param error most by which the dump's values are rounded, 0 or more
   * @param values the dump's values
   */
  DeliveredGrid(double unit, double error, double[] values) {
    this.unit = unit;
    this.error = error;
    this.values = values;
  }

  /**
   * Returns the factor with the fewest decimals, its own or its reciprocal's, that takes the values
   * back to the grid; empty if none does so clearly.
   *
   * @param from least factor, above 0
   * @param to largest factor
   */
  Optional<BigDecimal> factor(double from, double to) {
    int coarsest = -(int) Math.ceil(Math.log10(Math.max(to, 1 / from)));
    for (int decimals = coarsest; decimals <= MOST_DECIMALS; decimals++) {
      Optional<BigDecimal> divisor = best(decimals, 1 / to, 1 / from, true);
      Optional<BigDecimal> found = divisor.isPresent() ? divisor : best(decimals, from, to, false);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The best factor among all numbers of so many decimals, taken as they are or as divisors. */
  private Optional<BigDecimal> best(int decimals, double from, double to, boolean divisors) {
    BigDecimal first = new BigDecimal(from).setScale(decimals, RoundingMode.CEILING);
    BigDecimal last = new BigDecimal(to).setScale(decimals, RoundingMode.FLOOR);
    BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(-decimals);
    if (last.subtract(first).divide(step).compareTo(BigDecimal.valueOf(MOST_TRIED)) > 0) {
      return Optional.empty();
    }
    BigDecimal best = null;
    double most = CLEARLY;
    for (BigDecimal each = first; each.compareTo(last) <= 0; each = each.add(step)) {
      if (each.signum() > 0) {
        double factor = divisors ? 1 / each.doubleValue() : each.doubleValue();
        double surprise = surprise(factor);
        if (surprise > most) {
          most = surprise;
          best = divisors ? BigDecimal.ONE.divide(each, MathContext.DECIMAL64) : each;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** By how many standard deviations more values lie on the grid than chance puts there. */
  private double surprise(double factor) {
    double reach = error * factor / unit + HAIR;
    double chance = 2 * reach;
    if (chance > 0.5) {
      return 0;
    }
    int on = 0;
    for (double value : values) {
      double units = value * factor / unit;
      on += Math.abs(units - Math.rint(units)) <= reach ? 1 : 0;
    }
    double mean = values.length * chance;
    return (on - mean) / Math.sqrt(mean * (1 - chance));
  }
}
