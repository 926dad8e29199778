package dyepack.attribution;

import dyepack.code.Profile;
import dyepack.code.Tally;
import java.util.HashMap;
import java.util.Map;

/**
 * Why nobody can be named: because the rows come from no recorded share, because they are too few,
 * or because their marks are gone.
 */
final class ReasonFinder {
  private static final int RUNS = 200;
  private static final double SURE = .99;

  /** With up to this part of the marks destroyed a dump counts as hardly damaged. */
  private static final double HARDLY_DAMAGED = .1;

  /** A dump with fewer symbols a row than this has lost the marked columns. */
  private static final double SYMBOLS_PER_ROW = .05;

  /** More rows than these add nothing to what a power can tell. */
  private static final long ROWS_LOOKED_AT = 5_000;

  /** If this much of the marks is invalid there is no sign that there ever were any. */
  private static final double NO_SIGN_OF_MARKS = .9;

  private final PowerModel model;
  private final Map<Profile, Long> profiles;
  private final MarkCondition condition;
  private final long seed;

  ReasonFinder(Question question, Tally tally) {
    model =
        new PowerModel(question.recipientsTested(), question.alternativesTried(), question.alpha());
    profiles = thinned(tally.profiles(0));
    condition = question.dump().condition();
    seed = question.seed();
  }

  /** Rows in the same proportions, but no more than matter. */
  private static Map<Profile, Long> thinned(Map<Profile, Long> profiles) {
    long rows = profiles.values().stream().mapToLong(Long::longValue).sum();
    if (rows <= ROWS_LOOKED_AT) {
      return profiles;
    }
    Map<Profile, Long> thin = new HashMap<>();
    profiles.forEach((profile, count) -> thin.put(profile, count * ROWS_LOOKED_AT / rows));
    return thin;
  }

  /**
   * Returns the part of the marks destroyed as far as it shows without a key, at the upper end of
   * what is likely.
   *
   * <p>A binary mark leaves a part c of a column's values valid by chance; of n cells a part v is
   * valid, so {@code (1 - v) / (1 - c)} are destroyed. Where nearly all are, there is no sign that
   * the cells ever were marked: then only damage that shows on the cells themselves counts, since a
   * share that nobody altered would carry valid marks.
   */
  double measuredDamage() {
    double chance = condition.cells() == 0 ? 1 : condition.validByChance() / condition.cells();
    if (chance > .95) {
      return condition.altered();
    }
    double valid = (double) condition.valid() / condition.cells();
    double destroyed = Math.max(0, (1 - valid) / (1 - chance));
    if (destroyed > NO_SIGN_OF_MARKS) {
      return condition.altered();
    }
    double error = Math.sqrt(valid * (1 - valid) / condition.cells()) / (1 - chance);
    return Math.min(1, Math.max(condition.altered(), destroyed + 2 * error));
  }

  /** Returns the chance that one recorded share with this damage would have been named. */
  double power(double damage) {
    return model.power(random -> profiles, damage, 1, RUNS, seed);
  }

  Verdict.Reason reason() {
    double damage = measuredDamage();
    if (power(damage) >= SURE) {
      return Verdict.Reason.NO_RECORDED_SHARE;
    }
    double symbols = 0;
    double rows = 0;
    for (Map.Entry<Profile, Long> entry : profiles.entrySet()) {
      Profile profile = entry.getKey();
      int reads = profile.sixteenths() + profile.eighths() + profile.halves() + profile.sevens();
      symbols += (double) reads * entry.getValue();
      rows += entry.getValue();
    }
    boolean lost = symbols < SYMBOLS_PER_ROW * rows;
    return lost || power(Math.min(damage, HARDLY_DAMAGED)) >= SURE
        ? Verdict.Reason.MARKS_DESTROYED
        : Verdict.Reason.TOO_FEW_ROWS;
  }
}
