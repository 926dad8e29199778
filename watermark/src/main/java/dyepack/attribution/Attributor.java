package dyepack.attribution;

import dyepack.code.Conditioning;
import dyepack.code.ExpertBank;
import dyepack.code.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names the sources of a dump, or says why nobody can be named.
 *
 * <p>One is accused at a time: the recipient with the smallest bound, if it is at most alpha. The
 * others are then tested again, given those accused. Only then are shares fitted over accused and
 * unknown.
 */
public final class Attributor {
  private static final double LOG10_CAP = 9;

  /** Further sources of a dump are looked for up to this many. */
  private static final int MOST_STAGES = 50;

  private final Question question;
  private final FalseAccusationBound bound;
  private final double[] log10E;
  private final double[] logBounds;
  private final List<Named> named = new ArrayList<>();

  /** One accused, before shares are fitted. */
  private record Named(int index, double logBound, double log10E, String hypothesis) {}

  /** Creates an attributor for one dump; to be used once. */
  public Attributor(Question question) {
    this.question = question;
    bound = new FalseAccusationBound(question.recipientsTested(), question.alternativesTried());
    log10E = new double[question.lineage().size()];
    logBounds = new double[log10E.length];
    Arrays.fill(logBounds, Double.POSITIVE_INFINITY);
  }

  /** Answers the question from tallies of the dump; asks the source once per stage. */
  public Verdict verdict(TallySource source) {
    if (!named.isEmpty()) {
      throw new IllegalStateException("an attributor answers once");
    }
    Tally first = source.tally(Conditioning.NONE);
    Conditioning given = Conditioning.NONE;
    Tally tally = first;
    MixtureFit fit = null;
    for (int stage = 1; stage <= MOST_STAGES; stage++) {
      if (!accuseOne(new Evidence(tally, ExpertBank.of(given), question.lineage()), stage)) {
        break;
      }
      List<Integer> accused = named.stream().map(Named::index).toList();
      fit = MixtureFit.of(source.classes(accused), accused.size());
      given = conditioning(accused, fit);
      tally = source.tally(given);
    }
    return fit == null ? nobody(first) : sources(fit);
  }

  private boolean accuseOne(Evidence evidence, int stage) {
    List<Integer> accused = named.stream().map(Named::index).toList();
    int strongest = -1;
    double strongestBound = Double.POSITIVE_INFINITY;
    for (int recipient = 0; recipient < log10E.length; recipient++) {
      if (stage == 1) {
        log10E[recipient] = evidence.value(recipient).logE() / Math.log(10);
      }
      if (!accused.contains(recipient)) {
        double logBound = bound.log(evidence.logP(recipient), stage);
        logBounds[recipient] = Math.min(logBounds[recipient], logBound);
        boolean phantom = question.lineage().suspects().get(recipient).phantom();
        if (!phantom && logBound < strongestBound) {
          strongest = recipient;
          strongestBound = logBound;
        }
      }
    }
    if (strongest < 0 || strongestBound > Math.log(question.alpha())) {
      return false;
    }
    double strength = evidence.value(strongest).logE() / Math.log(10);
    named.add(new Named(strongest, strongestBound, strength, evidence.hypothesis(strongest)));
    return true;
  }

  private static Conditioning conditioning(List<Integer> accused, MixtureFit fit) {
    List<Double> shares = new ArrayList<>();
    for (int a = 0; a < accused.size(); a++) {
      shares.add(fit.shares()[a]);
    }
    return new Conditioning(accused, shares, fit.damage());
  }

  private Verdict nobody(Tally tally) {
    ReasonFinder finder = new ReasonFinder(question, tally);
    double damage = finder.measuredDamage();
    Interval all = new Interval(1, 1);
    Attribution attribution =
        attribution(List.of(), 1, all, null, null, damage, finder.power(damage));
    DumpFacts dump = question.dump();
    return ChanceMatches.explain(dump.rowsMatched(), dump.rowsMatchedByChance())
        ? new Verdict.NotOurs(attribution)
        : new Verdict.NobodyNamed(attribution, finder.reason());
  }

  private Verdict sources(MixtureFit fit) {
    List<Interval> intervals = Bootstrap.intervals(fit, question.seed());
    List<Accusation> accused = new ArrayList<>();
    double damage = 0;
    double known = 0;
    for (int a = 0; a < named.size(); a++) {
      accused.add(accusation(a, fit, intervals.get(a)));
      damage += fit.shares()[a] * fit.meanDamage(a);
      known += fit.shares()[a];
    }
    double unknown = fit.shares()[named.size()];
    RowPosterior sources = new RowPosterior(indexes(), fit.shares(), fit.damage());
    boolean rowByRow = unknown < RowPosterior.MOST_UNKNOWN && FitQuality.good(fit);
    Attribution attribution =
        attribution(
            accused,
            unknown,
            intervals.get(named.size()),
            rowByRow ? sources : null,
            sources,
            known > 0 ? damage / known : 0,
            1);
    return named.size() == 1
        ? new Verdict.OneSource(attribution)
        : new Verdict.SeveralSources(attribution);
  }

  private List<Integer> indexes() {
    return named.stream().map(Named::index).toList();
  }

  private Accusation accusation(int a, MixtureFit fit, Interval interval) {
    Named one = named.get(a);
    String id = question.lineage().suspects().get(one.index()).id();
    List<String> heldBy =
        question.lineage().ancestors(one.index()).stream()
            .map(ancestor -> question.lineage().suspects().get(ancestor).id())
            .toList();
    return new Accusation(
        one.index(),
        id,
        Math.exp(one.logBound()),
        Math.min(LOG10_CAP, one.log10E()),
        fit.shares()[a],
        interval,
        fit.meanDamage(a),
        a + 1,
        one.hypothesis(),
        heldBy,
        Dating.posterior(question.shares().getOrDefault(id, List.of())));
  }

  private Attribution attribution(
      List<Accusation> accused,
      double unknown,
      Interval unknownInterval,
      @Nullable RowPosterior rows,
      @Nullable RowPosterior sources,
      double damage,
      double power) {
    List<RecipientEvidence> all = new ArrayList<>();
    for (int i = 0; i < log10E.length; i++) {
      double limit = Math.min(1, Math.exp(logBounds[i]));
      boolean phantom = question.lineage().suspects().get(i).phantom();
      String id = question.lineage().suspects().get(i).id();
      all.add(new RecipientEvidence(id, phantom, log10E[i], limit));
    }
    return new Attribution(
        question.alpha(),
        question.recipientsTested(),
        question.alternativesTried(),
        accused,
        unknown,
        unknownInterval,
        all,
        rows,
        sources,
        damage,
        power);
  }
}
