package dyepack.code;

import java.io.Serializable;

/**
 * One hypothesis of how a leak came about, as a bet whose expected payout is at most 1 whenever the
 * recipient is innocent.
 *
 * <p>With w the part of the rows that come from the recipient and L the product over the symbols
 * read of {@code match} or {@code mismatch} of their kind, a row pays {@code 1 + w (L - 1)}; if
 * others are accused already and the expert is {@code givenAccused}, {@code ((1-w) M + w L) /
 * ((1-w) M + w)} with M the likelihood ratio of the row under what is known of them.
 *
 * @param name short, for reports
 * @param share w, above 0 and below 1
 * @param match payout factor of a matching symbol by {@link Atom#index()}
 * @param mismatch payout factor of another symbol; never above {@code match}, and with it of
 *     expectation 1
 * @param givenAccused whether the bet takes those already accused into account
 */
public record Expert(
    String name, double share, double[] match, double[] mismatch, boolean givenAccused)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Refuses bets that an innocent could win on average, and those that a match could lose. */
  public Expert {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share " + share);
    }
    for (Atom atom : Atom.values()) {
      int i = atom.index();
      double q = atom.matchProbability();
      if (match[i] < mismatch[i] - 1e-12
          || mismatch[i] < 0
          || q * match[i] + (1 - q) * mismatch[i] > 1 + 1e-12) {
        throw new IllegalArgumentException("expert " + name + " is not a fair bet on " + atom);
      }
    }
    match = match.clone();
    mismatch = mismatch.clone();
  }

  /** Returns the payout of one row with this profile and outcome. */
  public double payout(Profile profile, int outcome) {
    double explained = givenAccused ? StrictMath.pow(2, profile.explained() / 2.0) : 1;
    double other = (1 - share) * explained;
    return (other + share * likelihoodRatio(profile, outcome)) / (other + share);
  }

  private double likelihoodRatio(Profile profile, int outcome) {
    if (outcome == profile.notHeld()) {
      return 0;
    }
    double ratio = 1 / profile.inclusion().probability();
    for (Atom atom : Atom.values()) {
      int matches = profile.matches(atom, outcome);
      ratio *= power(match[atom.index()], matches);
      ratio *= power(mismatch[atom.index()], profile.reads(atom) - matches);
    }
    return ratio;
  }

  private static double power(double base, int exponent) {
    double value = 1;
    for (int i = 0; i < exponent; i++) {
      value *= base;
    }
    return value;
  }
}
