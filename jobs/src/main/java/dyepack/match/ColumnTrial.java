package dyepack.match;

import dyepack.identity.Probe;
import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An assumption about some columns of a table: which columns of the dataset they are.
 *
 * @param names columns of the dataset
 * @param places columns of the view, in the same order
 * @param keys what each row of the sample is looked up by under the assumption; empty for rows that
 *     have nothing to look up
 * @param stride every how many rows of the sample one was taken, 1 or more
 */
record ColumnTrial(List<String> names, int[] places, List<List<Probe>> keys, int stride) {

  /**
   * What was found.
   *
   * @param hits values that are known
   * @param tried values looked up
   * @param weight hits, each weighing one part of the rows of the ledger that share it
   */
  record Score(long hits, long tried, double weight) {
    double part() {
      return tried == 0 ? 0 : (double) hits / tried;
    }
  }

  /** Counts different values; a value that stands in many rows counts once. */
  static Score score(List<List<Probe>> keys, Map<BlindIndex, List<IndexLookup.KeyHit>> hits) {
    Set<BlindIndex> seen = new HashSet<>();
    return scoreOfAll(
        keys.stream().filter(row -> !row.isEmpty() && seen.add(row.get(0).key())).toList(), hits);
  }

  /** Counts each value as often as it stands there. */
  static Score scoreOfAll(List<List<Probe>> keys, Map<BlindIndex, List<IndexLookup.KeyHit>> hits) {
    Map<BlindIndex, Double> found = new HashMap<>();
    long tried = 0;
    long known = 0;
    for (List<Probe> row : keys) {
      tried += row.isEmpty() ? 0 : 1;
      for (Probe probe : row) {
        long rows =
            hits.getOrDefault(probe.key(), List.of()).stream()
                .filter(hit -> hit.use() == probe.use())
                .count();
        if (rows > 0) {
          known++;
          found.merge(probe.key(), 1.0 / rows, Math::max);
          break;
        }
      }
    }
    return new Score(known, tried, found.values().stream().mapToDouble(d -> d).sum());
  }

  /** Adds all keys to look up. */
  static void collect(List<List<Probe>> keys, Set<BlindIndex> sink) {
    keys.forEach(row -> row.forEach(probe -> sink.add(probe.key())));
  }

  /** Says whether most rows are looked up by whole values. */
  boolean exact() {
    int exact = 0;
    int any = 0;
    for (List<Probe> row : keys) {
      any += row.isEmpty() ? 0 : 1;
      exact += !row.isEmpty() && row.get(0).strength() == Probe.Strength.EXACT ? 1 : 0;
    }
    return 2 * exact > any;
  }

  /** Returns the rows of the sample that have something to look up, one for each value. */
  List<Integer> rows() {
    Set<BlindIndex> tried = new HashSet<>();
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!keys.get(i).isEmpty() && tried.add(keys.get(i).get(0).key())) {
        rows.add(i * stride);
      }
    }
    return rows;
  }
}
