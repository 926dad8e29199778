package dyepack.rates;

import dyepack.attribution.Interval;
import java.util.Locale;

/**
 * A counted part.
 *
 * @param hits of {@code trials}
 * @param trials at least 1
 */
record Proportion(long hits, long trials) {
  private static final double Z = 1.959964;

  double value() {
    return (double) hits / trials;
  }

  /** Returns the Wilson interval of 95 %. */
  Interval interval() {
    double p = value();
    double n = trials;
    double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }

  /** Returns the Poisson interval of 95 % of the count, exact. */
  Interval poisson() {
    double low = hits == 0 ? 0 : solve(mean -> 1 - atMost(hits - 1, mean), .025);
    return new Interval(low, solve(mean -> 1 - atMost(hits, mean), .975));
  }

  private interface Rising {
    double at(double mean);
  }

  private double solve(Rising function, double wanted) {
    double low = 0;
    double high = hits + 10 * Math.sqrt(hits + 1.0) + 10;
    for (int step = 0; step < 100; step++) {
      double middle = (low + high) / 2;
      if (function.at(middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double atMost(long count, double mean) {
    double log = -mean;
    double sum = Math.exp(log);
    for (long k = 1; k <= count; k++) {
      log += Math.log(mean / k);
      sum += Math.exp(log);
    }
    return Math.min(1, sum);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", value(), interval().low(), interval().high());
  }
}
