package dyepack.marks;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The number with the fewest digits in an interval: the one that a person would have chosen. */
final class Roundest {
  private static final int MOST_DECIMALS = 18;

  private Roundest() {}

  /**
   * Returns the decimal number with the fewest digits in an interval, of several the one nearest to
   * its middle. Without zeros at its end.
   *
   * @param from lower end, finite
   * @param to upper end, finite, not below {@code from}
   */
  static BigDecimal between(double from, double to) {
    if (from <= 0 && to >= 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal low = new BigDecimal(from);
    BigDecimal high = new BigDecimal(to);
    BigDecimal middle = new BigDecimal(from + (to - from) / 2);
    int coarsest = -(int) Math.floor(Math.log10(Math.max(Math.abs(from), Math.abs(to)))) - 1;
    for (int decimals = coarsest; decimals <= coarsest + MOST_DECIMALS; decimals++) {
      BigDecimal first = low.setScale(decimals, RoundingMode.CEILING);
      if (first.signum() != 0 && first.compareTo(high) <= 0) {
        BigDecimal nearest = middle.setScale(decimals, RoundingMode.HALF_EVEN);
        boolean inside = nearest.compareTo(low) >= 0 && nearest.compareTo(high) <= 0;
        return (inside ? nearest : first).stripTrailingZeros();
      }
    }
    return middle.stripTrailingZeros();
  }
}
