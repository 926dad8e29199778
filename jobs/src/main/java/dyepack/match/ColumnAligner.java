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
import org.jspecify.annotations.Nullable;

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

  /** Addresses compared to find their column. */
  private static final int ROWS_FOR_ADDRESSES = 500;

  /** Part of strangers' addresses that are like one of the ledger's: twice what was measured. */
  private static final double STRANGERS = 0.02;

  private final TracedEpoch epoch;
  private final IndexLookup lookup;
  private final List<String[]> sample;
  private final List<String> headings;
  private final int columns;
  private final HashMap<String, Integer> assigned = new HashMap<>();
  private final HashMap<String, String> evidence = new HashMap<>();

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
    tryAddress(plan);
    if (assigned.isEmpty()) {
      tryAll(plan.combinations());
    }
    if (assigned.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(alignTagged());
  }

  /**
   * Finds the column of addresses that were edited, by comparing them. A column of strangers'
   * addresses, even of the same streets, is not taken: fewer of its rows are like any.
   */
  private void tryAddress(IndexPlan plan) {
    String name = plan.addressColumn();
    if (name == null || !plan.findsEditedAddresses() || assigned.containsKey(name)) {
      return;
    }
    int best = -1;
    int most = 0;
    int of = 0;
    for (int place = 0; place < columns; place++) {
      if (!assigned.containsValue(place)) {
        Set<String> cells = addresses(name, place);
        int alike = cells.isEmpty() ? 0 : alike(name, cells);
        if (alike >= MarkAligner.enough(STRANGERS * cells.size(), cells.size(), columns)
            && alike > most) {
          best = place;
          most = alike;
          of = cells.size();
        }
      }
    }
    if (best >= 0) {
      assigned.put(name, best);
      evidence.put(
          name,
          String.format("%d of %d sampled addresses are like one that the ledger knows", most, of));
      identified = Math.max(identified, (double) most / of);
      tryAll(partialSets(plan));
    }
  }

  /** Different addresses of a column's sample; none if it does not consist of addresses. */
  private Set<String> addresses(String name, int place) {
    Set<String> cells = new LinkedHashSet<>();
    int filled = 0;
    int read = 0;
    int stride = Math.max(1, sample.size() / ROWS_FOR_ADDRESSES);
    for (int i = 0; i < sample.size(); i += stride) {
      String cell = sample.get(i)[place];
      filled += cell.isBlank() ? 0 : 1;
      if (epoch.probe().likeness(Map.of(name, cell)) != null) {
        read++;
        cells.add(cell);
      }
    }
    return 2 * read > filled ? cells : Set.of();
  }

  /** How many of the addresses are like one that the ledger knows. */
  private int alike(String name, Set<String> cells) {
    List<String[]> rows = cells.stream().map(cell -> new String[] {cell}).toList();
    int alike = 0;
    for (Resolver.Resolved row : new Resolver(epoch, List.of(name)).resolve(rows)) {
      alike += row.candidates().isEmpty() ? 0 : 1;
    }
    return alike;
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
      same +=
          MarkAligner.sameHeading(
                  headings, scored.trial().names().get(i), scored.trial().places()[i])
              ? 1
              : 0;
    }
    return same;
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
        .filter(kind -> kind.needsName() == holds(names, plan.nameColumn()))
        .filter(kind -> kind.needsAddress() == holds(names, plan.addressColumn()))
        .filter(kind -> kind.needsIdentifier() == (identifierParts(names) > 0))
        .isPresent();
  }

  private static boolean holds(List<String> names, @Nullable String column) {
    return column != null && names.contains(column);
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
  private TableMapping alignTagged() {
    List<String> mapped = TableMapping.plain(columns, assigned).header();
    List<Resolver.Resolved> rows = new Resolver(epoch, mapped).resolve(sample);
    MarkAligner marks = new MarkAligner(epoch, sample, headings, rows, assigned, evidence);
    marks.align();
    alignVersions(rows);
    return new TableMapping(
        columns, assigned, evidence, marks.alternatives(), marks.profiles(), marks.undone());
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
