package dyepack.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds combinations of columns that tell rows apart, from a sample of hashed rows.
 *
 * <p>Among m sampled rows a row agrees with c others; in the whole table of n rows it then agrees
 * with about {@code c (n - 1) / (m - 1)} others, and stands alone with probability {@code exp} of
 * minus that. Rows that agree with none in the sample get the upper value c = 3 / m (the "rule of
 * three" for a rate never seen over all m rows), so that a sample can't promise more than it shows.
 */
final class UniqueCombinations {
  /** Part of the rows that a combination must tell from all others. */
  private static final double ENOUGH = 0.9;

  private static final double MOST_BLANKS = 0.05;
  private static final int COLUMNS_TRIED = 16;
  private static final int ROWS_TRIED_FIRST = 1_024;

  private final long rows;
  private final List<int[]> sample;
  private final List<Scored> found = new ArrayList<>();

  private record Scored(List<ColumnFacts> columns, double alone) {}

  private UniqueCombinations(long rows, List<int[]> sample) {
    this.rows = rows;
    this.sample = sample;
  }

  static List<List<String>> find(
      long rows, List<ColumnFacts> columns, List<int[]> sample, Set<String> excluded, int most) {
    List<ColumnFacts> candidates =
        columns.stream()
            .filter(column -> !excluded.contains(column.name()))
            .filter(column -> column.distinct() > 1 && column.blankPart() <= MOST_BLANKS)
            .sorted(Comparator.comparingLong(ColumnFacts::distinct).reversed())
            .limit(COLUMNS_TRIED)
            .toList();
    UniqueCombinations search = new UniqueCombinations(rows, sample);
    search.extend(List.of(), candidates, 0);
    return search.spread(most);
  }

  /** Tries each column after {@code chosen}; what is enough already is not made longer. */
  private void extend(List<ColumnFacts> chosen, List<ColumnFacts> candidates, int from) {
    for (int i = from; i < candidates.size(); i++) {
      List<ColumnFacts> longer = new ArrayList<>(chosen);
      longer.add(candidates.get(i));
      double alone = alone(longer, Math.min(ROWS_TRIED_FIRST, sample.size()), 0);
      if (alone >= ENOUGH) {
        alone = alone(longer, sample.size(), sample.size() == rows ? 0 : 3.0 / sample.size());
      }
      if (alone >= ENOUGH && longer.size() > 1) {
        found.add(new Scored(longer, alone));
      } else if (longer.size() < 3) {
        extend(longer, candidates, i + 1);
      }
    }
  }

  /** Takes the shortest and best first, and prefers those with columns not used yet. */
  private List<List<String>> spread(int most) {
    found.sort(
        Comparator.comparingInt((Scored scored) -> scored.columns().size())
            .thenComparing(Comparator.comparingDouble(Scored::alone).reversed()));
    List<List<String>> taken = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (boolean mayOverlap : new boolean[] {false, true}) {
      for (Scored scored : found) {
        List<String> names = scored.columns().stream().map(ColumnFacts::name).toList();
        boolean fresh =
            mayOverlap ? !used.containsAll(names) : names.stream().noneMatch(used::contains);
        if (taken.size() < most && fresh && !taken.contains(names)) {
          taken.add(names);
          used.addAll(names);
        }
      }
    }
    return taken;
  }

  /** Returns the expected part of the table's rows that nothing else agrees with. */
  private double alone(List<ColumnFacts> columns, int sampled, double unseen) {
    if (sampled < 2) {
      return 0;
    }
    Map<Long, Integer> groups = new HashMap<>();
    for (int[] row : sample.subList(0, sampled)) {
      groups.merge(key(row, columns), 1, Integer::sum);
    }
    double alone = 0;
    for (int size : groups.values()) {
      double agreeing = size > 1 ? size - 1 : unseen;
      alone += size * Math.exp(-agreeing * (rows - 1) / (sampled - 1));
    }
    return alone / sampled;
  }

  private static long key(int[] row, List<ColumnFacts> columns) {
    int[] cells = columns.stream().mapToInt(column -> row[column.index()]).toArray();
    long key = Arrays.hashCode(cells);
    for (int cell : cells) {
      key = (key ^ cell) * 0x9E3779B97F4A7C15L;
      key ^= key >>> 29;
    }
    return key;
  }
}
