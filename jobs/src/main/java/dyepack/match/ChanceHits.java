package dyepack.match;

/**
 * How likely it is that values are known to the index no more often than values made up after their
 * pattern, and yet so many of them were found.
 *
 * <p>With {@code X} of {@code n} values and {@code Y} of {@code m} made-up ones known, all equally
 * likely to be, {@code X} given {@code X + Y} is hypergeometric, and its tail is at most that of a
 * binomial with {@code p = n / (n + m)}: the conditional test of two rates (Przyborowski and
 * Wilenski 1940, Biometrika 31, 313). Nothing has to be assumed of the index or of the sample but
 * that made-up values are as likely to be known as a wrong column's own.
 */
final class ChanceHits {
  private ChanceHits() {}

  /**
   * Returns an upper bound on the chance of at least this many hits, 0 to 1.
   *
   * @param hits different values that are known
   * @param tried different values looked up
   * @param madeUpHits different made-up values that are known
   * @param madeUp different made-up values looked up; with none nothing can be said, and 1 is
   *     returned
   */
  static double bound(long hits, long tried, long madeUpHits, long madeUp) {
    if (hits <= 0 || tried <= 0 || madeUp <= 0) {
      return 1;
    }
    long all = hits + madeUpHits;
    double p = (double) tried / (tried + madeUp);
    return tail(all, p, hits);
  }

  /**
   * Returns the chance that at least {@code least} of {@code n} come true, each with chance {@code
   * p}.
   *
   * @param p 0 or more, below 1
   */
  static double tail(long n, double p, long least) {
    if (least <= n * p) {
      return 1;
    }
    if (p <= 0 || least > n) {
      return 0;
    }
    double term = logTerm(n, least, p);
    double sum = 0;
    for (long k = least; k <= n; k++) {
      double value = Math.exp(term);
      sum += value;
      if (value < sum * 1e-17) {
        break;
      }
      term += Math.log((double) (n - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
    }
    return Math.min(1, sum);
  }

  private static double logTerm(long n, long k, double p) {
    double choose = 0;
    long few = Math.min(k, n - k);
    for (long i = 1; i <= few; i++) {
      choose += Math.log((double) (n - few + i) / i);
    }
    return choose + k * Math.log(p) + (n - k) * Math.log1p(-p);
  }
}
