package dyepack.attribution;

import dyepack.code.Profile;
import java.util.Map;

/**
 * What chance alone pays the experts on the rows of a dump.
 *
 * <p>For the log payout S of an innocent and any lambda above 0, {@code P(S >= s) <= exp(K(lambda)
 * - lambda s)} with {@code K(lambda) = log E exp(lambda S)} (Chernoff). Rows are independent, so
 * their K add; rows that share an id pay negatively associated amounts, for which the sum of K
 * still is an upper bound (every payout grows with its own matches). Of an ambiguous row only
 * {@code K <= 0} for lambda up to 1 is used, of a row never held {@code K <= 0} for every lambda.
 */
final class NullLaw {
  private final Cumulants ofRows;
  private final Map<Profile, Long> profiles;
  private final boolean ambiguous;
  private final double[][] ofDump;

  /**
   * Creates the law.
   *
   * @param profiles number of rows by profile
   * @param ambiguous whether there are ambiguous rows besides
   */
  NullLaw(Cumulants ofRows, Map<Profile, Long> profiles, boolean ambiguous) {
    this.ofRows = ofRows;
    this.profiles = profiles;
    this.ambiguous = ambiguous;
    ofDump = new double[ofRows.bank().size()][];
  }

  /**
   * Returns an upper bound, as a natural logarithm, on the chance that an innocent's log payout
   * from this expert is {@code logPayout} or more.
   *
   * @param neverHeld rows by profile that the recipient never held
   */
  double logTailBound(int expert, double logPayout, Map<Profile, Integer> neverHeld) {
    double[] all = ofDump(expert);
    double best = 0;
    int lambdas = ambiguous ? Cumulants.UP_TO_ONE : Cumulants.LAMBDAS.length;
    for (int i = 0; i < lambdas; i++) {
      double cumulant = all[i];
      for (Map.Entry<Profile, Integer> rows : neverHeld.entrySet()) {
        cumulant -= rows.getValue() * ofRows.of(rows.getKey(), expert)[i];
      }
      best = Math.min(best, cumulant - Cumulants.LAMBDAS[i] * logPayout);
    }
    return best;
  }

  private double[] ofDump(int expert) {
    double[] known = ofDump[expert];
    if (known == null) {
      known = new double[Cumulants.LAMBDAS.length];
      for (Map.Entry<Profile, Long> rows : profiles.entrySet()) {
        double[] one = ofRows.of(rows.getKey(), expert);
        for (int i = 0; i < known.length; i++) {
          known[i] += rows.getValue() * one[i];
        }
      }
      ofDump[expert] = known;
    }
    return known;
  }
}
