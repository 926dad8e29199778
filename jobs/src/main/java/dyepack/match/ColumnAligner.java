package dyepack.match;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IndexPlan;
import dyepack.identity.KeyKind;
import dyepack.identity.Probe;
import dyepack.release.RowTags;
import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out by value which column of a dump is which column of a dataset: identifiers by look-ups
 * in the blind index, other columns by the tags of the rows found so. Headings only break ties.
 */
public final class ColumnAligner {
  /** Rows that combinations of columns are tried on. */
  private static final int ROWS_FOR_COMBINATIONS = 150;

  /** Combinations tried at most for one set of columns. */
  private static final int COMBINATIONS = 4_000;

  /**
   * Part of the identified rows that a column must agree with to be taken for the name or the
   * address: some other person's name (a clerk's, a spouse's) has the same surname in at most a
   * fifth of rows, the share of Kim in Korea, the most common surname of any country.
   */
  private static final double COMMON_NAME = 0.3;

  /** Part of wrong cells that a tag takes for right: at most two buckets of 256. */
  private static final double CHANCE = 2.0 / 256;

  /** Chance of taking a wrong column for a marked one, all pairs of columns together. */
  private static final double WRONG_COLUMN = 1e-6;

  private final TracedEpoch epoch;
  private final IndexLookup lookup;
  private final List<String[]> sample;
  private final List<String> headings;
  private final int columns;
  private final HashMap<String, Integer> assigned = new HashMap<>();
  private final HashMap<String, String> evidence = new HashMap<>();
  private long alternatives = 1;

  /** Largest part of the sample's rows that a column or set of columns found. */
  private double identified;

  private ColumnAligner(TracedEpoch epoch, List<String[]> sample, List<String> headings) {
    this.epoch = epoch;
    this.lookup = new IndexLookup(epoch);
    this.sample = sample;
    this.headings = headings;
    this.columns = sample.get(0).length;
  }

  /**
   * Returns what the columns are, or nothing if no identifier of the epoch is among them.
   *
   * @param sample rows of the table, all of one length
   * @param headings the table's header, or empty
   */
  public static Optional<TableMapping> align(
      TracedEpoch epoch, List<String[]> sample, List<String> headings) {
    if (sample.isEmpty() || sample.get(0).length == 0) {
      return Optional.empty();
    }
    return new ColumnAligner(epoch, sample, headings).align();
  }

  private Optional<TableMapping> align() {
    IndexPlan plan = epoch.plan().index();
    tryAll(identifierSets(plan));
    tryAll(partialSets(plan));
    if (assigned.isEmpty()) {
      tryAll(plan.combinations());
    }
    if (assigned.isEmpty()) {
      return Optional.empty();
    }
    alignTagged();
    return Optional.of(new TableMapping(columns, assigned, evidence, alternatives));
  }

  private static List<List<String>> identifierSets(IndexPlan plan) {
    return plan.identifiers().stream().map(IdentifierSpec::columns).toList();
  }

  /** Sets of columns that partial keys are made of. */
  private static List<List<String>> partialSets(IndexPlan plan) {
    Set<List<String>> sets = new LinkedHashSet<>();
    String name = plan.nameColumn();
    String address = plan.addressColumn();
    for (IdentifierSpec identifier : plan.identifiers()) {
      if (identifier.columns().size() == 1) {
        String column = identifier.columns().get(0);
        if (name != null && !name.equals(column)) {
          sets.add(List.of(column, name));
        }
        if (address != null && !address.equals(column)) {
          sets.add(List.of(column, address));
        }
      }
    }
    if (name != null && address != null) {
      sets.add(List.of(name, address));
    }
    return List.copyOf(sets);
  }

  /**
   * An assumption about some columns.
   *
   * @param names columns of the dataset
   * @param places columns of the dump
   * @param keys keys of each row under the assumption
   */
  private record Trial(List<String> names, int[] places, List<List<Probe>> keys) {}

  /**
   * A trial after looking up.
   *
   * @param trial the assumption
   * @param score distinct keys found, each weighing one part of the rows that share it
   * @param tried rows that had a key
   */
  private record Scored(Trial trial, double score, int tried) {}

  private void tryAll(List<List<String>> sets) {
    List<Trial> trials = new ArrayList<>();
    for (List<String> names : sets) {
      if (!assigned.keySet().containsAll(names)) {
        trials.addAll(trials(names));
      }
    }
    if (trials.isEmpty()) {
      return;
    }
    Set<BlindIndex> keys = new HashSet<>();
    for (Trial trial : trials) {
      trial.keys().forEach(row -> row.forEach(probe -> keys.add(probe.key())));
    }
    Map<BlindIndex, List<IndexLookup.KeyHit>> hits = lookup.keys(keys);
    List<Scored> scored = new ArrayList<>();
    for (Trial trial : trials) {
      Scored score = score(trial, hits);
      double least = Math.min(3, Math.max(1, score.tried() / 3.0));
      if (score.score() >= Math.max(least, COMMON_NAME * identified * score.tried())) {
        scored.add(score);
      }
    }
    scored.sort(
        (a, b) -> {
          int byScore = Double.compare(b.score(), a.score());
          return byScore != 0 ? byScore : Integer.compare(headings(b), headings(a));
        });
    for (Scored best : scored) {
      accept(best);
      if (assigned.keySet().containsAll(best.trial().names())) {
        identified = Math.max(identified, best.score() / best.tried());
      }
    }
  }

  /** How many headings of a trial are the dataset's own. */
  private int headings(Scored scored) {
    int same = 0;
    for (int i = 0; i < scored.trial().places().length; i++) {
      same += sameHeading(scored.trial().names().get(i), scored.trial().places()[i]) ? 1 : 0;
    }
    return same;
  }

  private boolean sameHeading(String name, int place) {
    return place < headings.size() && headings.get(place).strip().equalsIgnoreCase(name);
  }

  private Scored score(Trial trial, Map<BlindIndex, List<IndexLookup.KeyHit>> hits) {
    Map<BlindIndex, Double> found = new HashMap<>();
    int tried = 0;
    for (List<Probe> row : trial.keys()) {
      tried += row.isEmpty() ? 0 : 1;
      for (Probe probe : row) {
        int rows = 0;
        for (IndexLookup.KeyHit hit : hits.getOrDefault(probe.key(), List.of())) {
          rows += hit.use() == probe.use() ? 1 : 0;
        }
        if (rows > 0) {
          found.merge(probe.key(), 1.0 / rows, Math::max);
          break;
        }
      }
    }
    return new Scored(trial, found.values().stream().mapToDouble(d -> d).sum(), tried);
  }

  private void accept(Scored best) {
    Trial trial = best.trial();
    for (int i = 0; i < trial.places().length; i++) {
      String name = trial.names().get(i);
      int place = trial.places()[i];
      Integer known = assigned.get(name);
      if (known != null ? known != place : assigned.containsValue(place)) {
        return;
      }
    }
    for (int i = 0; i < trial.places().length; i++) {
      if (assigned.putIfAbsent(trial.names().get(i), trial.places()[i]) == null) {
        evidence.put(
            trial.names().get(i),
            String.format(
                "%d of %d sampled rows have a value that the ledger knows",
                Math.round(best.score()), best.tried()));
      }
    }
  }

  /** All ways to assign the columns of a set that are still free. */
  private List<Trial> trials(List<String> names) {
    List<int[]> tuples = new ArrayList<>();
    tuples(names, new int[names.size()], 0, tuples);
    int rows = names.size() == 1 ? sample.size() : Math.min(sample.size(), ROWS_FOR_COMBINATIONS);
    int stride = Math.max(1, sample.size() / rows);
    List<Trial> trials = new ArrayList<>();
    for (int[] tuple : tuples) {
      List<List<Probe>> keys = new ArrayList<>();
      for (int i = 0; i < sample.size(); i += stride) {
        Map<String, String> cells = new HashMap<>();
        for (int part = 0; part < tuple.length; part++) {
          cells.put(names.get(part), sample.get(i)[tuple[part]]);
        }
        keys.add(about(names, epoch.probe().probes(cells)));
      }
      trials.add(new Trial(names, tuple, keys));
    }
    return trials;
  }

  /**
   * Keeps the probes that are made of every column of the set. A probe that does without one of
   * them hits whatever column that one is taken for, and so says nothing about it.
   */
  private List<Probe> about(List<String> names, List<Probe> probes) {
    return probes.stream().filter(probe -> madeOfAll(names, probe.use())).toList();
  }

  private boolean madeOfAll(List<String> names, int use) {
    IndexPlan plan = epoch.plan().index();
    if (use >= KeyKind.FIRST_COMBINATION) {
      return names.equals(plan.combinations().get(use - KeyKind.FIRST_COMBINATION));
    }
    if (plan.identifiers().stream().anyMatch(identifier -> identifier.columns().equals(names))) {
      return true;
    }
    return KeyKind.ofUse(use)
        .filter(kind -> kind.needsName() == names.contains(plan.nameColumn()))
        .filter(kind -> kind.needsAddress() == names.contains(plan.addressColumn()))
        .filter(kind -> kind.needsIdentifier() == (identifierParts(names) > 0))
        .isPresent();
  }

  /** How many columns of a set are neither the name nor the address. */
  private long identifierParts(List<String> names) {
    IndexPlan plan = epoch.plan().index();
    return names.stream()
        .filter(name -> !name.equals(plan.nameColumn()) && !name.equals(plan.addressColumn()))
        .count();
  }

  private void tuples(List<String> names, int[] tuple, int at, List<int[]> sink) {
    if (sink.size() >= COMBINATIONS) {
      return;
    }
    if (at == tuple.length) {
      sink.add(tuple.clone());
      return;
    }
    Integer known = assigned.get(names.get(at));
    for (int place = 0; place < columns; place++) {
      boolean free = known == null ? !assigned.containsValue(place) : known == place;
      for (int before = 0; before < at; before++) {
        free &= tuple[before] != place;
      }
      if (free) {
        tuple[at] = place;
        tuples(names, tuple, at + 1, sink);
      }
    }
  }

  /** Finds marked and dated columns by the tags of the sample's rows. */
  private void alignTagged() {
    List<String> mapped = new TableMapping(columns, assigned, evidence, 1).header();
    Resolver resolver = new Resolver(epoch, mapped);
    List<Resolver.Resolved> rows = resolver.resolve(sample);
    record Pair(String name, int place, int aligned, int tagged) {}
    List<Pair> pairs = new ArrayList<>();
    int marks = epoch.plan().marks().size();
    for (int mark = 0; mark < marks; mark++) {
      String name = epoch.plan().marks().get(mark).column();
      for (int place = 0; place < columns; place++) {
        if (assigned.containsKey(name) || assigned.containsValue(place)) {
          continue;
        }
        int[] counts = aligned(rows, mark, place);
        if (counts[0] >= enough(counts[1], marks * columns)) {
          pairs.add(new Pair(name, place, counts[0], counts[1]));
        }
      }
    }
    pairs.sort(
        (a, b) -> {
          int byAligned = Integer.compare(b.aligned(), a.aligned());
          return byAligned != 0
              ? byAligned
              : Boolean.compare(sameHeading(b.name(), b.place()), sameHeading(a.name(), a.place()));
        });
    for (Pair pair : pairs) {
      if (!assigned.containsKey(pair.name()) && !assigned.containsValue(pair.place())) {
        assigned.put(pair.name(), pair.place());
        evidence.put(
            pair.name(),
            String.format(
                "%d of %d sampled cells fit what was delivered", pair.aligned(), pair.tagged()));
        if (!sameHeading(pair.name(), pair.place())) {
          long rivals =
              pairs.stream()
                  .filter(
                      other ->
                          other.name().equals(pair.name())
                              && !assigned.containsValue(other.place())
                              && other.aligned() >= 0.9 * pair.aligned())
                  .count();
          alternatives = Math.min(1_000_000, alternatives * (1 + rivals));
        }
      }
    }
    alignVersions(rows);
  }

  private int[] aligned(List<Resolver.Resolved> rows, int mark, int place) {
    RowTags tags = new RowTags(epoch.plan(), List.of(), epoch.tagKey());
    int aligned = 0;
    int tagged = 0;
    for (int i = 0; i < rows.size(); i++) {
      Resolver.Resolved row = rows.get(i);
      if (row.candidates().size() != 1) {
        continue;
      }
      Resolver.Candidate candidate = row.candidates().get(0);
      boolean any = false;
      boolean fits = false;
      for (IndexLookup.RowState state : candidate.states()) {
        any |= tags.tagged(mark, state.tags());
        fits |= tags.aligned(candidate.rid(), mark, sample.get(i)[place], state.tags());
      }
      tagged += any ? 1 : 0;
      aligned += fits ? 1 : 0;
    }
    return new int[] {aligned, tagged};
  }

  /** Least number of aligned cells that a wrong column has with probability below the bound. */
  static int enough(int tagged, int pairs) {
    double mean = tagged * CHANCE;
    double term = Math.exp(-mean);
    double tail = 1;
    int count = 0;
    while (tail * pairs > WRONG_COLUMN && count < tagged + 1) {
      tail -= term;
      count++;
      term *= mean / count;
    }
    return Math.max(3, count);
  }

  private void alignVersions(List<Resolver.Resolved> rows) {
    List<String> versions = epoch.plan().versions();
    for (int version = 0; version < versions.size(); version++) {
      String name = versions.get(version);
      if (assigned.containsKey(name)) {
        continue;
      }
      int best = -1;
      int most = 2;
      for (int place = 0; place < columns; place++) {
        int same = assigned.containsValue(place) ? 0 : sameVersion(rows, version, name, place);
        if (same > most) {
          most = same;
          best = place;
        }
      }
      if (best >= 0) {
        assigned.put(name, best);
        evidence.put(name, most + " of " + rows.size() + " sampled cells are as delivered");
      }
    }
  }

  private int sameVersion(List<Resolver.Resolved> rows, int version, String name, int place) {
    List<String> header = new ArrayList<>(Collections.nCopies(columns, ""));
    header.set(place, name);
    RowTags tags = new RowTags(epoch.plan(), header, epoch.tagKey());
    int same = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).candidates().size() == 1) {
        Resolver.Candidate candidate = rows.get(i).candidates().get(0);
        int found = tags.version(candidate.rid(), version, sample.get(i));
        boolean known = false;
        for (IndexLookup.RowState state : candidate.states()) {
          known |= tags.storedVersion(version, state.tags()) == found;
        }
        same += known ? 1 : 0;
      }
    }
    return same;
  }
}
