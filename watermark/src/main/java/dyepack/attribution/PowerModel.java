package dyepack.attribution;

import dyepack.code.Atom;
import dyepack.code.ExpertBank;
import dyepack.code.Profile;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How likely the rule names a source, by drawing outcomes of its rows and applying the rule itself.
 * Not thread-safe: remembers what rows of a profile pay.
 */
public final class PowerModel {
  private static final ExpertBank BANK = ExpertBank.UNCONDITIONAL;

  private final FalseAccusationBound bound;
  private final double logAlpha;
  private final Cumulants cumulants = Cumulants.of(BANK);
  private final Map<Profile, double[][]> payouts = new HashMap<>();

  /**
   * Creates a model of the rule.
   *
   * @param recipients tested, at least 1
   * @param alternatives readings of the dump paid for, at least 1
   * @param alpha bound on accusing any innocent
   */
  public PowerModel(int recipients, long alternatives, double alpha) {
    bound = new FalseAccusationBound(recipients, alternatives);
    logAlpha = Math.log(alpha);
  }

  /** A source of rows. */
  public interface Leak {
    /** Draws how many rows of which profile a dump has. */
    Map<Profile, Long> rows(SplittableRandom random);
  }

  /**
   * Returns the part of {@code runs} simulated dumps in which the source is accused at the first
   * stage.
   *
   * @param damage part of the marks made random, 0 to 1
   * @param share part of the rows that come from the source, the rest from innocents or nowhere
   */
  public double power(Leak leak, double damage, double share, int runs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int accused = 0;
    for (int run = 0; run < runs; run++) {
      accused += accuses(leak.rows(random), damage, share, random) ? 1 : 0;
    }
    return (double) accused / runs;
  }

  /**
   * Says whether {@link #power} is at least {@code wanted}, and no longer than it takes to know.
   */
  public boolean reaches(
      double wanted, Leak leak, double damage, double share, int runs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int mayMiss = (int) Math.floor(runs * (1 - wanted) + 1e-9);
    for (int run = 0; run < runs && mayMiss >= 0; run++) {
      mayMiss -= accuses(leak.rows(random), damage, share, random) ? 0 : 1;
    }
    return mayMiss >= 0;
  }

  private boolean accuses(
      Map<Profile, Long> rows, double damage, double share, SplittableRandom random) {
    double[] logPayouts = new double[BANK.size()];
    rows.forEach((profile, count) -> draw(profile, count, damage, share, random, logPayouts));
    EvidenceValue value = new EvidenceValue(logPayouts);
    if (bound.log(value.logPByE(), 1) <= logAlpha) {
      return true;
    }
    NullLaw law = new NullLaw(cumulants, rows, false);
    return bound.log(value.logP(law, Map.of()), 1) <= logAlpha;
  }

  private void draw(
      Profile profile,
      long count,
      double damage,
      double share,
      SplittableRandom random,
      double[] logPayouts) {
    double[][] payout = payouts.computeIfAbsent(profile, PowerModel::payouts);
    long rows = count;
    double mass = 1;
    for (int outcome = 0; outcome < payout.length && rows > 0; outcome++) {
      double probability =
          share * probabilityAtSource(profile, outcome, damage)
              + (1 - share) * profile.nullProbability(outcome);
      long drawn = Draw.binomial(rows, mass <= 0 ? 1 : Math.min(1, probability / mass), random);
      for (int expert = 0; expert < logPayouts.length; expert++) {
        logPayouts[expert] += drawn * payout[outcome][expert];
      }
      rows -= drawn;
      mass -= probability;
    }
  }

  private static double[][] payouts(Profile profile) {
    double[][] payouts = new double[profile.outcomes()][BANK.size()];
    for (int outcome = 0; outcome < payouts.length; outcome++) {
      for (int expert = 0; expert < BANK.size(); expert++) {
        payouts[outcome][expert] = BANK.logPayout(expert, profile, outcome) / ExpertBank.UNITS;
      }
    }
    return payouts;
  }

  /** A mark that stayed matches; one made random matches as an innocent's would. */
  private static double probabilityAtSource(Profile profile, int outcome, double damage) {
    if (outcome == profile.notHeld()) {
      return 0;
    }
    double probability = 1;
    for (Atom atom : Atom.values()) {
      double match = 1 - damage * (1 - atom.matchProbability());
      int reads = profile.reads(atom);
      int matches = profile.matches(atom, outcome);
      probability *= Draw.binomialProbability(reads, matches, match);
    }
    return probability;
  }
}
