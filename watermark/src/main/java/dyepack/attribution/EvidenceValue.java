package dyepack.attribution;

import dyepack.code.Profile;
import java.util.Map;

/**
 * From what each expert's bets on one recipient have paid to the e-value and the p-value that
 * decides.
 *
 * <p>The e-value is the mean over the bank of the payouts; its expectation is at most 1 for an
 * innocent, so {@code P(E >= t) <= 1/t} (Vovk and Wang 2021). A second p-value is the smallest tail
 * bound of the experts ({@link NullLaw}) times their number K. Two are tried, so each is doubled:
 * {@code p = min(1, 2/E, 2 K min_k bound_k)}.
 */
final class EvidenceValue {
  private static final double LOG_TRIES = Math.log(2);

  /** Below this log payout of the best expert a tail bound can't matter for any decision. */
  private static final double DULL = 3;

  private final double[] logPayouts;
  private final int best;

  /** Takes the natural logarithms of the payouts, by expert. */
  EvidenceValue(double[] logPayouts) {
    this.logPayouts = logPayouts;
    int most = 0;
    for (int expert = 1; expert < logPayouts.length; expert++) {
      most = logPayouts[expert] > logPayouts[most] ? expert : most;
    }
    best = most;
  }

  /** Returns the expert whose bets have paid most. */
  int bestExpert() {
    return best;
  }

  /** Returns the natural logarithm of the e-value. */
  double logE() {
    double sum = 0;
    for (double logPayout : logPayouts) {
      sum += Math.exp(logPayout - logPayouts[best]);
    }
    return logPayouts[best] + Math.log(sum / logPayouts.length);
  }

  /** Returns the natural logarithm of the part of the p-value that the e-value gives. */
  double logPByE() {
    return Math.min(0, LOG_TRIES - logE());
  }

  /**
   * Returns the natural logarithm of the p-value, at most 0.
   *
   * @param neverHeld rows by profile that the recipient never held
   */
  double logP(NullLaw law, Map<Profile, Integer> neverHeld) {
    double byE = logPByE();
    if (logPayouts[best] < DULL) {
      return byE;
    }
    double tail = 0;
    for (int expert = 0; expert < logPayouts.length; expert++) {
      tail = Math.min(tail, law.logTailBound(expert, logPayouts[expert], neverHeld));
    }
    return Math.min(byE, LOG_TRIES + Math.log(logPayouts.length) + tail);
  }
}
