package dyepack.match;

import dyepack.identity.Probe;
import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which assumptions about columns are more than chance. What chance does is measured, for each
 * by itself, with values made up after the pattern of its own (see {@link Decoys}) and with cells
 * of different rows put together: a number that merely looks like an identifier of the ledger is
 * known as often as its made-up neighbours are, however dense the ledger's numbers stand there.
 */
final class TrialJudge {
  /** Chance of taking any wrong column for another, all assumptions about a table together. */
  static final double WRONG_COLUMN = 1e-6;

  /** The same for tables of so few rows that it can't be lower; then nothing near may be known. */
  static final double WRONG_COLUMN_OF_FEW = 1e-3;

  static final int FEW_ROWS = 10;

  /** Assumptions about one set of columns that are looked at closely. */
  private static final int CLOSELY = 4;

  /** Made-up values at first, then where they leave it open. */
  private static final int[] MADE_UP = {500, 5_000, 60_000};

  private static final int MOST_NEAR = 90;

  /** So many rows are worth a look however many strangers stand between them. */
  private static final int HITS_TO_CONFIRM = 10;

  /** With fewer rows it matters that no cell is drawn twice when rows are put together anew. */
  private static final int ROWS_FOR_ALL_PAIRINGS = 20;

  private final ColumnProbes probes;
  private final IndexLookup lookup;
  private final List<String[]> sample;
  private final ColumnAssignment assigned;

  TrialJudge(
      ColumnProbes probes, IndexLookup lookup, List<String[]> sample, ColumnAssignment assigned) {
    this.probes = probes;
    this.lookup = lookup;
    this.sample = sample;
    this.assigned = assigned;
  }

  /**
   * A trial with what was found.
   *
   * @param trial the assumption
   * @param score what its own values hit
   * @param chance bound on the chance that a wrong column does as well, all trials paid for
   * @param madeUpHits how many made-up values are known, of the kind that hit most
   * @param madeUp how many of them there were
   */
  record Judged(
      ColumnTrial trial, ColumnTrial.Score score, double chance, long madeUpHits, long madeUp) {
    boolean right() {
      boolean few = score.tried() < FEW_ROWS;
      return chance <= (few ? WRONG_COLUMN_OF_FEW : WRONG_COLUMN);
    }

    /** Says whether more made-up values could show that it is right. */
    private boolean isOpen(int tries) {
      boolean seldom = 2 * madeUpHits * score.tried() <= score.hits() * madeUp;
      long most = MADE_UP[MADE_UP.length - 1] + 3 * score.tried();
      double best = ChanceHits.bound(score.hits(), score.tried(), 0, most);
      boolean few = score.tried() < FEW_ROWS;
      return !right()
          && seldom
          && best * tries * MADE_UP.length <= (few ? WRONG_COLUMN_OF_FEW : WRONG_COLUMN);
    }

    /**
     * Says whether about as many made-up values are known, numbers that stand close together, and
     * enough of its own that other columns could confirm them.
     */
    boolean dense() {
      boolean enough = score.hits() >= HITS_TO_CONFIRM || 10 * score.hits() >= score.tried();
      return !right() && score.hits() >= 3 && enough;
    }
  }

  /**
   * Made-up values of one kind.
   *
   * @param keys what each of them is looked up by
   * @param pairings whether they are cells of the sample's own rows put together anew; all cells
   *     being the sample's own, they count as often as they occur: of three words that a column
   *     holds, the commonest is what most rows would be paired with by chance as well
   * @param all whether each row was put together with each other one
   */
  private record Family(List<List<Probe>> keys, boolean pairings, boolean all) {
    static Family ofChanged(List<List<Probe>> keys) {
      return new Family(keys, false, false);
    }

    ColumnTrial.Score score(Map<BlindIndex, List<IndexLookup.KeyHit>> hits) {
      return pairings ? ColumnTrial.scoreOfAll(keys, hits) : ColumnTrial.score(keys, hits);
    }

    /**
     * Bounds the chance that a wrong column does as well as the score. When every pairing of rows
     * is known, so is the chance of a hit in each row, and the number of hits has a tail of at most
     * the binomial's of their mean (Hoeffding 1956, Annals of Mathematical Statistics 27, 713).
     */
    double bound(ColumnTrial.Score own, ColumnTrial.Score made) {
      if (all && own.tried() >= ROWS_FOR_ALL_PAIRINGS) {
        double mean = (double) (own.hits() + made.hits()) / (own.tried() + made.tried());
        return ChanceHits.tail(own.tried(), mean, own.hits());
      }
      return ChanceHits.bound(own.hits(), own.tried(), made.hits(), made.tried());
    }
  }

  /** Returns the trials that hit anything, with what chance would do. */
  List<Judged> judge(List<ColumnTrial> trials) {
    Set<BlindIndex> keys = new HashSet<>();
    trials.forEach(trial -> ColumnTrial.collect(trial.keys(), keys));
    Map<BlindIndex, List<IndexLookup.KeyHit>> hits = lookup.keys(keys);
    Map<List<String>, List<Judged>> bySet = new HashMap<>();
    for (ColumnTrial trial : trials) {
      ColumnTrial.Score score = ColumnTrial.score(trial.keys(), hits);
      if (score.hits() > 0) {
        bySet
            .computeIfAbsent(trial.names(), names -> new ArrayList<>())
            .add(new Judged(trial, score, 1, 0, 0));
      }
    }
    List<Judged> open = new ArrayList<>();
    for (List<Judged> same : bySet.values()) {
      same.sort(Comparator.comparingDouble((Judged one) -> one.score().weight()).reversed());
      open.addAll(same.subList(0, Math.min(CLOSELY, same.size())));
    }
    long tries = Math.max(1, trials.size());
    List<Judged> done = new ArrayList<>();
    for (int stage = 0; stage < MADE_UP.length && !open.isEmpty(); stage++) {
      List<Judged> still = new ArrayList<>();
      for (Judged one : measure(open, MADE_UP[stage], tries * MADE_UP.length)) {
        (stage + 1 < MADE_UP.length && one.isOpen(trials.size()) ? still : done).add(one);
      }
      open = still;
    }
    return done;
  }

  /** Families of made-up values of one trial: each has to be hit less than the real ones. */
  private List<Judged> measure(List<Judged> open, int wanted, long tries) {
    List<List<Family>> families = new ArrayList<>();
    Set<BlindIndex> keys = new HashSet<>();
    for (Judged one : open) {
      List<Family> made =
          one.trial().names().size() == 1
              ? single(one.trial(), wanted)
              : several(one.trial(), wanted);
      made.forEach(family -> ColumnTrial.collect(family.keys(), keys));
      families.add(made);
    }
    Map<BlindIndex, List<IndexLookup.KeyHit>> hits = lookup.keys(keys);
    List<Judged> measured = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      measured.add(measured(open.get(i), families.get(i), hits, tries));
    }
    return measured;
  }

  private static Judged measured(
      Judged one,
      List<Family> families,
      Map<BlindIndex, List<IndexLookup.KeyHit>> hits,
      long tries) {
    ColumnTrial.Score score = one.score();
    boolean few = score.tried() < FEW_ROWS;
    double worst = families.isEmpty() ? 1 : 0;
    long madeUpHits = 0;
    long madeUp = 0;
    for (int family = 0; family < families.size(); family++) {
      ColumnTrial.Score made = families.get(family).score(hits);
      double bound = families.get(family).bound(score, made);
      if (few && family > 0) {
        // Few rows have few neighbours: these only have to be unknown, the far ones decide.
        bound = made.hits() == 0 ? 0 : bound;
      }
      if (bound >= worst) {
        worst = bound;
        madeUpHits = made.hits();
        madeUp = made.tried();
      }
    }
    return new Judged(one.trial(), score, Math.min(1, worst * tries), madeUpHits, madeUp);
  }

  /** Far neighbours first, then near ones. */
  private List<Family> single(ColumnTrial trial, int wanted) {
    List<String> values = new ArrayList<>();
    int place = trial.places()[0];
    for (int row : trial.rows()) {
      values.add(sample.get(row)[place]);
    }
    boolean exact = trial.exact();
    Map<String, List<Probe>> read = new HashMap<>();
    Decoys decoys =
        new Decoys(
            values,
            value -> {
              List<Probe> found =
                  read.computeIfAbsent(value, v -> probes.of(trial.names(), List.of(v)));
              return !found.isEmpty()
                  && (!exact || found.get(0).strength() == Probe.Strength.EXACT);
            });
    int each = Math.max(3, wanted / Math.max(1, values.size()));
    int depth = Math.max(4, 2 + (int) Math.ceil(Math.log10(each)));
    List<Family> families = new ArrayList<>();
    families.add(Family.ofChanged(keys(decoys.of(each, depth), read)));
    // A check digit leaves a tenth of them, so that another digit has to give way.
    int near = isChecked(trial, values) ? 3 : 2;
    families.add(Family.ofChanged(keys(decoys.of(Math.min(MOST_NEAR, each), near), read)));
    return families.stream().filter(family -> !family.keys().isEmpty()).toList();
  }

  /** Says whether the type refuses most values that differ in the last digit. */
  private boolean isChecked(ColumnTrial trial, List<String> values) {
    int accepted = 0;
    int drawn = 0;
    for (String value : values.subList(0, Math.min(10, values.size()))) {
      int at = value.length() - 1;
      while (at >= 0 && (value.charAt(at) < '0' || value.charAt(at) > '9')) {
        at--;
      }
      for (char digit = '0'; at >= 0 && digit <= '9'; digit++) {
        String changed = value.substring(0, at) + digit + value.substring(at + 1);
        drawn++;
        accepted += probes.of(trial.names(), List.of(changed)).isEmpty() ? 0 : 1;
      }
    }
    return 2 * accepted < drawn;
  }

  private static List<List<Probe>> keys(List<String> values, Map<String, List<Probe>> read) {
    return values.stream().map(value -> read.getOrDefault(value, List.of())).toList();
  }

  /** Changed numbers in each row, then parts of different rows. */
  private List<Family> several(ColumnTrial trial, int wanted) {
    List<Integer> rows = trial.rows();
    int each = Math.max(3, wanted / Math.max(1, rows.size()));
    List<List<Probe>> changed = new ArrayList<>();
    for (int row : rows) {
      List<List<String>> parts = new ArrayList<>();
      for (int place : trial.places()) {
        String cell = cell(row, place);
        List<String> decoys = new Decoys(List.of(cell), value -> true).ofOtherNumbers(each);
        parts.add(decoys.isEmpty() ? List.of(cell) : decoys);
      }
      for (int i = 0; i < each; i++) {
        List<String> cells = new ArrayList<>();
        for (List<String> part : parts) {
          cells.add(part.get(i % part.size()));
        }
        add(changed, trial, cells);
      }
    }
    List<List<Probe>> mixed = new ArrayList<>();
    for (int shift = 1; shift <= Math.min(each, rows.size() - 1); shift++) {
      for (int i = 0; i < rows.size(); i++) {
        List<String> cells = new ArrayList<>();
        for (int part = 0; part < trial.places().length; part++) {
          int row = rows.get((i + part * shift) % rows.size());
          cells.add(cell(row, trial.places()[part]));
        }
        add(mixed, trial, cells);
      }
    }
    boolean known = trial.names().stream().anyMatch(assigned::has);
    Family others = Family.ofChanged(changed);
    if (mixed.isEmpty()) {
      return List.of(others);
    }
    Family pairings = new Family(mixed, true, each >= rows.size() - 1);
    // Where one column is known already, the question is only whether the other belongs to it.
    return known ? List.of(pairings) : List.of(others, pairings);
  }

  private String cell(int row, int place) {
    return sample.get(row)[place];
  }

  private void add(List<List<Probe>> sink, ColumnTrial trial, List<String> cells) {
    List<Probe> found = probes.of(trial.names(), cells);
    if (!found.isEmpty()) {
      sink.add(found);
    }
  }
}
