package dyepack.attribution;

import java.util.SplittableRandom;

/** Draws from common distributions, seeded. */
public final class Draw {
  private static final int COUNTED_ONE_BY_ONE = 60;
  private static final double NORMAL_FROM = 30;

  private Draw() {}

  /** Draws from a binomial distribution; by a normal one where its variance is above 30. */
  public static long binomial(long n, double p, SplittableRandom random) {
    if (n <= 0 || p <= 0) {
      return 0;
    }
    if (p >= 1) {
      return n;
    }
    if (p > .5) {
      return n - binomial(n, 1 - p, random);
    }
    if (n * p * (1 - p) > NORMAL_FROM) {
      double value = n * p + Math.sqrt(n * p * (1 - p)) * random.nextGaussian();
      return Math.max(0, Math.min(n, Math.round(value)));
    }
    return n <= COUNTED_ONE_BY_ONE ? trials(n, p, random) : waits(n, p, random);
  }

  private static long trials(long n, double p, SplittableRandom random) {
    long count = 0;
    for (long i = 0; i < n; i++) {
      count += random.nextDouble() < p ? 1 : 0;
    }
    return count;
  }

  /** Sums the geometric waits between successes. */
  private static long waits(long n, double p, SplittableRandom random) {
    long count = -1;
    double at = 0;
    while (at <= n) {
      at += 1 + Math.floor(Math.log(1 - random.nextDouble()) / Math.log1p(-p));
      count++;
    }
    return count;
  }

  /** Draws from a Poisson distribution; by a normal one where its mean is above 50. */
  static long poisson(double mean, SplittableRandom random) {
    if (mean > 50) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double left = Math.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > left) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** Returns the probability of k successes in n trials. */
  static double binomialProbability(int n, int k, double p) {
    double value = 1;
    for (int i = 0; i < k; i++) {
      value *= p * (n - i) / (i + 1);
    }
    for (int i = k; i < n; i++) {
      value *= 1 - p;
    }
    return value;
  }
}
