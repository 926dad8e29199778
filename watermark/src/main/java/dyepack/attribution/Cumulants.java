package dyepack.attribution;

import dyepack.code.ExpertBank;
import dyepack.code.Profile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Cumulant generating functions of an innocent's log payout from one row, by expert and profile,
 * calculated exactly from the outcome probabilities and remembered.
 */
final class Cumulants {
  /** Where they are known. Close to 1 lies the best bound of an expert that fits. */
  static final double[] LAMBDAS = {
    .02, .05, .1, .15, .2, .3, .4, .5, .6, .7, .8, .9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2, 2.5, 3, 4, 6
  };

  /** How many of {@link #LAMBDAS} are 1 or less. */
  static final int UP_TO_ONE = 13;

  private static final Map<ExpertBank, Cumulants> BY_BANK = new ConcurrentHashMap<>();

  private final ExpertBank bank;
  private final Map<Profile, AtomicReferenceArray<double[]>> byProfile = new ConcurrentHashMap<>();

  private Cumulants(ExpertBank bank) {
    this.bank = bank;
  }

  /** Returns those of a bank, with what was calculated of them before; any thread may ask. */
  static Cumulants of(ExpertBank bank) {
    return BY_BANK.computeIfAbsent(bank, Cumulants::new);
  }

  ExpertBank bank() {
    return bank;
  }

  /** Returns log E exp(lambda S) for each lambda, S the log payout; not to be changed. */
  double[] of(Profile profile, int expert) {
    AtomicReferenceArray<double[]> byExpert =
        byProfile.computeIfAbsent(profile, p -> new AtomicReferenceArray<>(bank.size()));
    double[] known = byExpert.get(expert);
    if (known == null) {
      known = calculated(profile, expert);
      byExpert.set(expert, known);
    }
    return known;
  }

  private double[] calculated(Profile profile, int expert) {
    double[] cumulants = new double[LAMBDAS.length];
    for (int outcome = 0; outcome < profile.outcomes(); outcome++) {
      double probability = profile.nullProbability(outcome);
      if (probability > 0) {
        double logPayout = bank.logPayout(expert, profile, outcome) / ExpertBank.UNITS;
        for (int i = 0; i < cumulants.length; i++) {
          cumulants[i] += probability * Math.exp(LAMBDAS[i] * logPayout);
        }
      }
    }
    for (int i = 0; i < cumulants.length; i++) {
      cumulants[i] = Math.log(cumulants[i]);
    }
    return cumulants;
  }
}
