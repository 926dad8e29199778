package dyepack.match;

import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds out by value which column of a dump is which column of a dataset: identifiers by look-ups
 * in the blind index, other columns by the tags of the rows found so. Headings only break ties.
 *
 * <p>Besides the dump's own columns those are tried that can be made of them: parts of merged
 * cells, and several columns joined. Nothing is taken for anything that made-up values could be
 * taken for as well, see {@link TrialJudge}.
 */
public final class ColumnAligner {
  /**
   * Part of the identified rows that a column must agree with to be taken for the name or the
   * address: some other person's name (a clerk's, a spouse's) has the same surname in at most a
   * fifth of rows, the share of Kim in Korea, the most common surname of any country. Fewer will do
   * for a whole identifier that names the rows which others name; a contact's telephone doesn't.
   */
  private static final double COMMON_NAME = 0.3;

  /** Part of known rows from which on no other column is likely to know more. */
  private static final double MANY = 0.3;

  /** Part of made-up values from which on those of a column are known by chance, too. */
  private static final double LOOSE = 0.05;

  /** Columns of running numbers that are confirmed at most. */
  private static final int MOST_DENSE = 6;

  /** How a spreadsheet shows a number of 15 digits or more in a narrow cell. */
  private static final Pattern SHORTENED = Pattern.compile("\\d(?:\\.\\d{1,5})?[Ee]\\+1[4-9]");

  private static final long MOST_ALTERNATIVES = 1_000_000;

  private final TracedEpoch epoch;
  private final IndexLookup lookup;
  private final List<String[]> sample;
  private final List<String> headings;
  private final ColumnAssignment assigned;
  private final ColumnProbes probes;
  private final List<TrialJudge.Judged> dense = new ArrayList<>();

  /** Columns of numbers that stand close together: they find strangers' rows too. */
  private final Set<String> loose = new HashSet<>();

  private final TreeMap<Integer, String> remarks = new TreeMap<>();
  private long alternatives = 1;

  /** Largest part of the sample's rows that a column or set of columns found. */
  private double identified;

  private ColumnAligner(TracedEpoch epoch, IndexLookup lookup, TableSample table) {
    this.epoch = epoch;
    this.lookup = lookup;
    this.headings = table.headings();
    this.sample = table.rows();
    this.assigned = new ColumnAssignment(table.view());
    this.probes = new ColumnProbes(epoch);
  }

  /**
   * What was found out.
   *
   * @param mapping what the columns are; empty if no identifier of the epoch is among them
   * @param remarks why a column is not what it looks like, by its number from 0
   */
  public record Understood(Optional<TableMapping> mapping, TreeMap<Integer, String> remarks) {}

  /** Returns what the columns are, or nothing if no identifier of the epoch is among them. */
  public static Understood understand(TracedEpoch epoch, TableSample table) {
    return understand(epoch, new IndexLookup(epoch), table);
  }

  static Understood understand(TracedEpoch epoch, IndexLookup lookup, TableSample table) {
    if (table.rows().isEmpty() || table.view().own() == 0) {
      return new Understood(Optional.empty(), new TreeMap<>());
    }
    ColumnAligner aligner = new ColumnAligner(epoch, lookup, table);
    Optional<TableMapping> mapping = aligner.align();
    return new Understood(mapping, aligner.remarks);
  }

  private Optional<TableMapping> align() {
    for (boolean derived : new boolean[] {false, true}) {
      tryAll(probes.identifiers(), derived);
    }
    for (boolean derived : new boolean[] {false, true}) {
      tryAll(probes.partial(), derived);
      if (!derived) {
        tryEditedAddresses();
      }
    }
    for (boolean derived : new boolean[] {false, true}) {
      if (assigned.isEmpty()) {
        tryAll(probes.combinations(), derived);
      }
    }
    confirmDense();
    remarkShortened();
    if (assigned.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(alignTagged().onlyUsed());
  }

  /** Before columns are taken apart: a part of an edited address would do for all of it. */
  private void tryEditedAddresses() {
    Optional<AddressFinder.Found> edited = new AddressFinder(epoch, lookup, sample).find(assigned);
    if (edited.isPresent()) {
      AddressFinder.Found found = edited.get();
      assigned.put(found.name(), found.place(), found.words());
      identified = Math.max(identified, (double) found.alike() / found.tried());
      tryAll(probes.partial(), false);
    }
  }

  /**
   * Tries sets of columns.
   *
   * @param derived whether columns are tried too that are made of the dump's own; if not, a set of
   *     which few rows are known is left for then, as a part of a merged column may know more
   */
  private void tryAll(List<List<String>> sets, boolean derived) {
    ColumnTrials ways = new ColumnTrials(probes, lookup, sample, assigned, derived);
    List<ColumnTrial> trials = new ArrayList<>();
    for (List<String> names : sets) {
      if (!assigned.hasAll(names)) {
        trials.addAll(ways.of(names));
      }
    }
    if (trials.isEmpty()) {
      return;
    }
    List<TrialJudge.Judged> judged = new ArrayList<>();
    List<TrialJudge.Judged> fewer = new ArrayList<>();
    for (TrialJudge.Judged one : new TrialJudge(probes, lookup, sample, assigned).judge(trials)) {
      boolean enough = derived || one.score().part() >= MANY;
      boolean many = one.score().weight() >= COMMON_NAME * identified * one.score().tried();
      if (enough && one.right()) {
        (many ? judged : fewer).add(one);
      } else if (derived && one.dense() && one.trial().names().size() == 1) {
        dense.add(one);
      }
    }
    judged.sort(this::better);
    judged.forEach(best -> accept(best, judged));
    fewer.sort(this::better);
    for (TrialJudge.Judged one : fewer) {
      boolean whole = one.trial().names().size() == 1 && one.trial().exact();
      if (whole && isFree(one.trial()) && agrees(one.trial(), fewer.size())) {
        accept(one, fewer);
      }
    }
  }

  private void accept(TrialJudge.Judged best, List<TrialJudge.Judged> judged) {
    if (take(best)) {
      identified = Math.max(identified, best.score().part());
      alternatives = Math.min(MOST_ALTERNATIVES, alternatives * (1 + rivals(best, judged)));
      if (best.madeUpHits() > LOOSE * best.madeUp()) {
        loose.addAll(best.trial().names());
      }
    }
  }

  /** The one that finds more first; then its heading, then columns that are the dump's own. */
  private int better(TrialJudge.Judged a, TrialJudge.Judged b) {
    int byScore = Double.compare(b.score().weight(), a.score().weight());
    int byHeading = byScore != 0 ? byScore : Integer.compare(headings(b), headings(a));
    return byHeading != 0 ? byHeading : Integer.compare(derived(a), derived(b));
  }

  private int derived(TrialJudge.Judged one) {
    int derived = 0;
    for (int place : one.trial().places()) {
      derived += place >= assigned.view().own() ? 1 : 0;
    }
    return derived;
  }

  /** How many headings of a trial are the dataset's own. */
  private int headings(TrialJudge.Judged one) {
    int same = 0;
    for (int i = 0; i < one.trial().places().length; i++) {
      boolean heading =
          MarkAligner.sameHeading(headings, one.trial().names().get(i), one.trial().places()[i]);
      same += heading ? 1 : 0;
    }
    return same;
  }

  /** How many other columns would do about as well. */
  private long rivals(TrialJudge.Judged taken, List<TrialJudge.Judged> judged) {
    if (headings(taken) == taken.trial().names().size()) {
      return 0;
    }
    return judged.stream()
        .filter(other -> other.trial().names().equals(taken.trial().names()))
        .filter(other -> other.score().weight() >= 0.9 * taken.score().weight())
        .filter(other -> isFree(other.trial()))
        .count();
  }

  private boolean isFree(ColumnTrial trial) {
    for (int place : trial.places()) {
      if (!assigned.isFree(place)) {
        return false;
      }
    }
    return true;
  }

  private boolean take(TrialJudge.Judged best) {
    ColumnTrial trial = best.trial();
    boolean anything = false;
    for (int i = 0; i < trial.places().length; i++) {
      Integer known = assigned.places().get(trial.names().get(i));
      if (known != null ? known != trial.places()[i] : !assigned.isFree(trial.places()[i])) {
        return false;
      }
      anything |= known == null;
    }
    for (int i = 0; i < trial.places().length; i++) {
      if (!assigned.has(trial.names().get(i))) {
        assigned.put(trial.names().get(i), trial.places()[i], describe(best));
      }
    }
    return anything;
  }

  private static String describe(TrialJudge.Judged one) {
    return String.format(
        "%d of %d sampled values are known to the ledger, %d of %d made-up ones",
        one.score().hits(), one.score().tried(), one.madeUpHits(), one.madeUp());
  }

  /**
   * Numbers of the ledger that stand so close together that made-up ones are known as well, such as
   * running numbers, say nothing by themselves. Such a column is taken only if the rows that it
   * finds are confirmed: by marked cells that are as they were delivered, or because columns that
   * were found otherwise name the same rows.
   */
  private void confirmDense() {
    dense.sort(this::better);
    for (TrialJudge.Judged one : dense.subList(0, Math.min(MOST_DENSE, dense.size()))) {
      ColumnTrial trial = one.trial();
      int place = trial.places()[0];
      if (!assigned.has(trial.names().get(0)) && isFree(trial)) {
        if (agrees(trial, dense.size()) || marksFit(trial)) {
          assigned.put(trial.names().get(0), place, describe(one) + "; other columns confirm it");
          loose.add(trial.names().get(0));
        } else {
          for (int source : assigned.view().sources(place)) {
            remarks.putIfAbsent(
                source,
                "looks like "
                    + trial.names().get(0)
                    + ", but so do numbers made up after its pattern: "
                    + describe(one));
          }
        }
      }
    }
  }

  /** Says of columns that are nothing why a spreadsheet left nothing of their numbers. */
  private void remarkShortened() {
    for (int column = 0; column < assigned.view().own(); column++) {
      int shortened = 0;
      int filled = 0;
      for (String[] row : sample) {
        filled += row[column].isBlank() ? 0 : 1;
        shortened += SHORTENED.matcher(row[column].strip()).matches() ? 1 : 0;
      }
      if (4 * shortened > filled && assigned.isFree(column)) {
        remarks.putIfAbsent(
            column,
            String.format(
                "%d of %d sampled cells are numbers that a spreadsheet shortened for display"
                    + " (#.#####E+17): all but their first digits are gone for good",
                shortened, filled));
      }
    }
  }

  private boolean marksFit(ColumnTrial trial) {
    ColumnAssignment alone = alone(trial);
    List<Resolver.Resolved> rows = resolve(alone);
    new MarkAligner(epoch, sample, headings, rows, alone).align();
    return alone.places().size() > 1;
  }

  private ColumnAssignment alone(ColumnTrial trial) {
    ColumnAssignment alone = new ColumnAssignment(assigned.view());
    alone.put(trial.names().get(0), trial.places()[0], "");
    return alone;
  }

  private ColumnAssignment without(Set<String> names) {
    ColumnAssignment others = new ColumnAssignment(assigned.view());
    assigned
        .places()
        .forEach(
            (name, place) -> {
              if (!names.contains(name)) {
                others.put(name, place, "");
              }
            });
    return others;
  }

  private List<Resolver.Resolved> resolve(ColumnAssignment columns) {
    List<String> header = TableMapping.plain(assigned.view().width(), columns.places()).header();
    return new Resolver(epoch, lookup, header).resolve(sample);
  }

  /** Whether what was found before names the same rows, more often than those of other lines. */
  private boolean agrees(ColumnTrial trial, int tries) {
    if (assigned.isEmpty()) {
      return false;
    }
    List<Resolver.Resolved> before = resolve(assigned);
    List<Resolver.Resolved> now = resolve(alone(trial));
    int same = 0;
    int byOthers = 0;
    int asked = 0;
    for (int i = 0; i < now.size(); i++) {
      Set<BlindIndex> named = ids(now.get(i));
      Set<BlindIndex> other = ids(before.get((i + 1) % before.size()));
      if (!named.isEmpty()) {
        asked++;
        same += Collections.disjoint(named, ids(before.get(i))) ? 0 : 1;
        byOthers += Collections.disjoint(named, other) ? 0 : 1;
      }
    }
    return same >= MarkReading.enough(Math.max(0.01 * asked, byOthers), asked, tries);
  }

  private static Set<BlindIndex> ids(Resolver.Resolved row) {
    Set<BlindIndex> ids = new HashSet<>();
    row.candidates().forEach(candidate -> ids.add(candidate.rid()));
    return ids;
  }

  /** Finds marked and dated columns by the tags of the sample's rows. */
  private TableMapping alignTagged() {
    List<Resolver.Resolved> rows = resolve(assigned);
    MarkAligner marks = new MarkAligner(epoch, sample, headings, rows, assigned);
    marks.align();
    if (!loose.isEmpty()) {
      marks.alignBy(resolve(without(loose)));
    }
    new VersionAligner(epoch, sample, rows, assigned).align();
    return new TableMapping(
        assigned.view(),
        assigned.places(),
        assigned.evidence(),
        Math.min(MOST_ALTERNATIVES, alternatives * marks.alternatives()),
        marks.profiles(),
        marks.undone());
  }
}
