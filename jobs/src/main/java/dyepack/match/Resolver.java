package dyepack.match;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import dyepack.identity.Probe;
import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the rows of the ledger that rows of a dump can be, from their identifiers alone.
 *
 * <p>Whole identifiers come first: the primary one decides, others name a row when one is left that
 * all of them share. Only where no whole identifier is known, masked and mangled ones are looked up
 * by their visible part. If that leaves several rows, or none, addresses are compared ({@link
 * Neighbours}). Symbols are never looked at.
 *
 * <p>A canary in the place of a real row has that row's cells but for whom it is about. Where what
 * a dump shows fits both, it is the real row: most copies hold that one, and a row about a real
 * person must not speak of those who held the canary.
 */
final class Resolver {
  /** A row that fits more people than this says nothing worth counting. */
  static final int MOST_CANDIDATES = 8;

  private final TracedEpoch epoch;
  private final IndexLookup lookup;
  private final Neighbours neighbours;
  private final List<String> header;

  /**
   * Prepares for rows of one table.
   *
   * @param header the dump's columns in the dataset's words
   */
  Resolver(TracedEpoch epoch, IndexLookup lookup, List<String> header) {
    this.epoch = epoch;
    this.lookup = lookup;
    this.neighbours = new Neighbours(epoch, lookup);
    this.header = header;
  }

  /**
   * A row of the ledger that a row of the dump can be.
   *
   * @param rid its id
   * @param states its states, oldest first; not empty
   */
  record Candidate(BlindIndex rid, List<IndexLookup.RowState> states) {
    long rowNumber() {
      return states.get(0).row();
    }
  }

  /**
   * What was found for a row.
   *
   * @param candidates none if it is foreign, one if it is known, several if it is ambiguous
   * @param exact whether a whole identifier was found
   * @param telling whether a whole identifier was found that no two people share by chance: not a
   *     running number, a combination of columns or a part
   * @param tooMany whether it fits more rows than can be weighed
   */
  record Resolved(List<Candidate> candidates, boolean exact, boolean telling, boolean tooMany) {
    static final Resolved FOREIGN = new Resolved(List.of(), false, false, false);
  }

  /** Resolves rows, in their order. */
  List<Resolved> resolve(List<String[]> rows) {
    List<List<Probe>> probes = new ArrayList<>(rows.size());
    for (String[] row : rows) {
      probes.add(epoch.probe().probes(cells(row)));
    }
    List<Set<BlindIndex>> found = new ArrayList<>(rows.size());
    Map<BlindIndex, List<IndexLookup.KeyHit>> exact = look(probes, Probe.Strength.EXACT, null);
    for (List<Probe> row : probes) {
      found.add(real(common(row, Probe.Strength.EXACT, exact)));
    }
    Map<BlindIndex, List<IndexLookup.KeyHit>> partial = look(probes, Probe.Strength.PARTIAL, found);
    boolean[] whole = new boolean[rows.size()];
    Set<Integer> undecided = new TreeSet<>();
    for (int i = 0; i < whole.length; i++) {
      whole[i] = !found.get(i).isEmpty();
      if (!whole[i]) {
        found.set(i, real(common(probes.get(i), Probe.Strength.PARTIAL, partial)));
        if (found.get(i).size() != 1) {
          undecided.add(i);
        }
      }
    }
    if (!undecided.isEmpty() && epoch.plan().index().findsEditedAddresses()) {
      neighbours.decide(undecided, i -> cells(rows.get(i)), probes, found);
    }
    Set<BlindIndex> ids = new HashSet<>();
    found.forEach(
        set -> {
          if (set.size() <= MOST_CANDIDATES) {
            ids.addAll(set);
          }
        });
    Map<BlindIndex, List<IndexLookup.RowState>> states = lookup.rows(ids);
    List<Resolved> resolved = new ArrayList<>(rows.size());
    for (int i = 0; i < whole.length; i++) {
      resolved.add(
          resolved(found.get(i), whole[i], whole[i] && telling(probes.get(i), exact), states));
    }
    return resolved;
  }

  /** Returns the rows without the canaries that stand for others of them. */
  private Set<BlindIndex> real(Set<BlindIndex> fits) {
    Map<BlindIndex, BlindIndex> substitutes = epoch.substitutes();
    if (fits.size() < 2 || substitutes.isEmpty()) {
      return fits;
    }
    Set<BlindIndex> real = new LinkedHashSet<>();
    for (BlindIndex id : fits) {
      BlindIndex standsFor = substitutes.get(id);
      if (standsFor == null || !fits.contains(standsFor)) {
        real.add(id);
      }
    }
    return real;
  }

  private static Resolved resolved(
      Set<BlindIndex> ids,
      boolean exact,
      boolean telling,
      Map<BlindIndex, List<IndexLookup.RowState>> states) {
    if (ids.isEmpty()) {
      return Resolved.FOREIGN;
    }
    if (ids.size() > MOST_CANDIDATES) {
      return new Resolved(List.of(), exact, telling, true);
    }
    List<Candidate> candidates = new ArrayList<>();
    for (BlindIndex id : ids) {
      List<IndexLookup.RowState> known = states.get(id);
      if (known != null) {
        candidates.add(new Candidate(id, known));
      }
    }
    return candidates.isEmpty()
        ? Resolved.FOREIGN
        : new Resolved(candidates, exact, telling, false);
  }

  /** Says whether one of a row's known keys is of an identifier that chance does not repeat. */
  private boolean telling(List<Probe> probes, Map<BlindIndex, List<IndexLookup.KeyHit>> hits) {
    List<IdentifierSpec> identifiers = epoch.plan().index().identifiers();
    for (Probe probe : probes) {
      if (probe.strength() == Probe.Strength.EXACT
          && probe.use() < identifiers.size()
          && identifiers.get(probe.use()).type() != IdentifierType.NUMBER
          && hits.containsKey(probe.key())) {
        return true;
      }
    }
    return false;
  }

  private Map<String, String> cells(String[] row) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < row.length && i < header.size(); i++) {
      if (!header.get(i).isEmpty()) {
        cells.put(header.get(i), row[i]);
      }
    }
    return cells;
  }

  private Map<BlindIndex, List<IndexLookup.KeyHit>> look(
      List<List<Probe>> probes,
      Probe.Strength strength,
      @org.jspecify.annotations.Nullable List<Set<BlindIndex>> found) {
    Set<BlindIndex> keys = new HashSet<>();
    for (int i = 0; i < probes.size(); i++) {
      if (found == null || found.get(i).isEmpty()) {
        for (Probe probe : probes.get(i)) {
          if (probe.strength() == strength) {
            keys.add(probe.key());
          }
        }
      }
    }
    return keys.isEmpty() ? Map.of() : lookup.keys(keys);
  }

  /**
   * Returns the rows that fit all probes of a row that are known at all. Probes of one use are
   * alternatives: what any of them finds counts.
   */
  private static Set<BlindIndex> common(
      List<Probe> probes, Probe.Strength strength, Map<BlindIndex, List<IndexLookup.KeyHit>> hits) {
    Map<Integer, Set<BlindIndex>> byUse = new LinkedHashMap<>();
    for (Probe probe : probes) {
      if (probe.strength() == strength) {
        for (IndexLookup.KeyHit hit : hits.getOrDefault(probe.key(), List.of())) {
          if (hit.use() == probe.use()) {
            byUse.computeIfAbsent(probe.use(), use -> new TreeSet<>()).add(hit.rid());
          }
        }
      }
    }
    Set<BlindIndex> primary = byUse.get(0);
    if (primary != null) {
      return primary;
    }
    Set<BlindIndex> common = new LinkedHashSet<>();
    for (Set<BlindIndex> fits : byUse.values()) {
      if (common.isEmpty()) {
        common.addAll(fits);
      } else {
        Set<BlindIndex> both = new LinkedHashSet<>(common);
        both.retainAll(fits);
        // Parts of different people in one row: keep those of the identifier that says more.
        common = both.isEmpty() ? (fits.size() < common.size() ? fits : common) : both;
      }
    }
    return common;
  }
}
