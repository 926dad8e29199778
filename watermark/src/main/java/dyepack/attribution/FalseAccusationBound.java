package dyepack.attribution;

/**
 * Turns the p-value of one test into a bound on accusing any innocent, all that was tried counted:
 * {@code p N T / s}, with N recipients, T alternative readings of the dump and s the part of the
 * error that a stage may spend.
 *
 * <p>Those accused before a stage are decided by others than the innocents it tests (as long as no
 * innocent is accused), so a union over recipients, readings and stages holds. The first stage may
 * spend 3/4, stage k after it {@code 1 / (4 k (k-1))}: together 1.
 */
public final class FalseAccusationBound {
  private final double logTests;

  /**
   * Creates the bound.
   *
   * @param recipients tested, at least 1
   * @param alternatives readings of the dump tried, at least 1
   */
  public FalseAccusationBound(int recipients, long alternatives) {
    logTests = Math.log(recipients) + Math.log((double) alternatives);
  }

  /**
   * Returns the natural logarithm of the bound; above 0 if it says nothing.
   *
   * @param stage the how many-th accusation, from 1
   */
  public double log(double logP, int stage) {
    double spend = stage == 1 ? .75 : .25 / (stage * (stage - 1.0));
    return logP + logTests - Math.log(spend);
  }
}
