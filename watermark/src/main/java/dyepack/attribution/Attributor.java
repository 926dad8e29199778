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
 * <p>One is accused at a time: the recipient with the smallest bound in any reading of the dump, if
 * it is at most alpha. The others are then tested again in every reading, given those accused. Only
 * then are shares fitted over accused and unknown, over all readings together.
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
  private record Named(int index, int reading, double logBound, double log10E, String hypothesis) {}

  /** Creates an attributor for one dump; to be used once. */
  public Attributor(Question question) {
    this.question = question;
    bound = new FalseAccusationBound(question.recipientsTested(), question.alternativesTried());
    log10E = new double[question.lineage().size()];
    logBounds = new double[log10E.length];
    Arrays.fill(log10E, Double.NEGATIVE_INFINITY);
    Arrays.fill(logBounds, Double.POSITIVE_INFINITY);
  }

  /** Answers the question from tallies of a dump that is read once. */
  public Verdict verdict(TallySource source) {
    return verdict(DumpReadings.once(source));
  }

  /**
   * Answers the question from tallies of the dump; asks each reading once per stage. Refuses more
   * readings than the question pays for.
   */
  public Verdict verdict(DumpReadings dump) {
    if (!named.isEmpty()) {
      throw new IllegalStateException("an attributor answers once");
    }
    List<TallySource> readings = dump.readings();
    if (readings.size() > question.alternativesTried()) {
      throw new IllegalArgumentException("more readings than are paid for");
    }
    List<Tally> tallies =
        new ArrayList<>(readings.stream().map(r -> r.tally(Conditioning.NONE)).toList());
    List<Conditioning> given = new ArrayList<>();
    readings.forEach(reading -> given.add(Conditioning.NONE));
    Tally first = tallies.get(0);
    List<MixtureFit> fits = new ArrayList<>();
    for (int stage = 1; stage <= MOST_STAGES; stage++) {
      if (!accuseOne(evidence(tallies, given), stage)) {
        break;
      }
      fits.clear();
      for (int r = 0; r < readings.size(); r++) {
        MixtureFit fit = MixtureFit.of(readings.get(r).classes(indexes()), named.size());
        fits.add(fit);
        given.set(r, conditioning(indexes(), fit));
        tallies.set(r, readings.get(r).tally(given.get(r)));
      }
    }
    if (named.isEmpty()) {
      return nobody(first);
    }
    List<AccusedCopy> copies =
        named.stream().map(one -> new AccusedCopy(one.index(), one.reading())).toList();
    return sources(CopyMixture.of(dump, copies, fits));
  }

  private List<Evidence> evidence(List<Tally> tallies, List<Conditioning> given) {
    List<Evidence> evidence = new ArrayList<>();
    for (int r = 0; r < tallies.size(); r++) {
      evidence.add(new Evidence(tallies.get(r), ExpertBank.of(given.get(r)), question.lineage()));
    }
    return evidence;
  }

  /** Tests everybody who isn't accused yet in each reading. */
  private boolean accuseOne(List<Evidence> readings, int stage) {
    List<Integer> accused = indexes();
    int strongest = -1;
    int reading = -1;
    double strongestBound = Double.POSITIVE_INFINITY;
    for (int recipient = 0; recipient < log10E.length; recipient++) {
      if (stage == 1) {
        log10E[recipient] = meanLog10E(readings, recipient);
      }
      if (accused.contains(recipient)) {
        continue;
      }
      boolean phantom = question.lineage().suspects().get(recipient).phantom();
      for (int r = 0; r < readings.size(); r++) {
        double logBound = bound.log(readings.get(r).logP(recipient), stage);
        logBounds[recipient] = Math.min(logBounds[recipient], logBound);
        if (!phantom && logBound < strongestBound) {
          strongest = recipient;
          reading = r;
          strongestBound = logBound;
        }
      }
    }
    if (strongest < 0 || strongestBound > Math.log(question.alpha())) {
      return false;
    }
    Evidence evidence = readings.get(reading);
    double strength = evidence.value(strongest).logE() / Math.log(10);
    named.add(
        new Named(strongest, reading, strongestBound, strength, evidence.hypothesis(strongest)));
    return true;
  }

  /** The mean of e-values is one again; the largest of them would be none. */
  private static double meanLog10E(List<Evidence> readings, int recipient) {
    double[] logE = readings.stream().mapToDouble(one -> one.value(recipient).logE()).toArray();
    double largest = Arrays.stream(logE).max().orElseThrow();
    double sum = Arrays.stream(logE).map(value -> Math.exp(value - largest)).sum();
    return (largest + Math.log(sum / logE.length)) / Math.log(10);
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

  private Verdict sources(CopyMixture mixture) {
    List<Interval> intervals = Bootstrap.intervals(mixture, question.seed());
    List<Accusation> accused = new ArrayList<>();
    double[] shares = mixture.shares();
    double damage = 0;
    double known = 0;
    for (int a = 0; a < named.size(); a++) {
      accused.add(accusation(a, shares[a], mixture.meanDamage(a), intervals.get(a)));
      damage += shares[a] * mixture.meanDamage(a);
      known += shares[a];
    }
    double unknown = shares[named.size()];
    RowPosterior sources = new RowPosterior(mixture);
    boolean rowByRow = unknown < RowPosterior.MOST_UNKNOWN && FitQuality.good(mixture);
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

  private Accusation accusation(int a, double share, double damage, Interval interval) {
    Named one = named.get(a);
    String id = question.lineage().suspects().get(one.index()).id();
    List<String> heldBy =
        question.lineage().ancestors(one.index()).stream()
            .map(ancestor -> question.lineage().suspects().get(ancestor).id())
            .toList();
    return new Accusation(
        one.index(),
        id,
        one.reading(),
        Math.exp(one.logBound()),
        Math.min(LOG10_CAP, one.log10E()),
        share,
        interval,
        damage,
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
