package dyepack.attribution;

/** Whether the rows of a dump that match the ledger are no more than chance would match. */
final class ChanceMatches {
  /** A Poisson count this unlikely is no chance. */
  private static final double UNLIKELY = 1e-3;

  private ChanceMatches() {}

  /** Says whether a Poisson count with the expected mean is {@code matched} or more by chance. */
  static boolean explain(long matched, double expected) {
    if (matched == 0) {
      return true;
    }
    if (expected <= 0) {
      return false;
    }
    if (matched <= expected) {
      return true;
    }
    // Chernoff: P(X >= m) <= exp(m - mean + m log(mean / m)) for m above the mean.
    return matched - expected + matched * Math.log(expected / matched) > Math.log(UNLIKELY);
  }
}
