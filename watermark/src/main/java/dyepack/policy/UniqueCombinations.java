package dyepack.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds pairs and triples of columns that tell nearly all rows apart. */
final class UniqueCombinations {
  /** Part of the rows that a combination must tell from all others. */
  private static final double ENOUGH = 0.9;

  private static final double MOST_BLANKS = 0.05;
  private static final int COLUMNS_TRIED = 16;

  private final RowSeparation separation;
  private final List<Scored> found = new ArrayList<>();

  private record Scored(List<ColumnFacts> columns, double alone) {
    List<String> names() {
      return columns.stream().map(ColumnFacts::name).toList();
    }
  }

  private UniqueCombinations(RowSeparation separation) {
    this.separation = separation;
  }

  static List<List<String>> find(TableProfile profile, Set<String> excluded, int most) {
    List<ColumnFacts> candidates =
        profile.columns().stream()
            .filter(column -> !excluded.contains(column.name()))
            .filter(column -> column.distinct() > 1 && column.blankPart() <= MOST_BLANKS)
            .sorted(Comparator.comparingLong(ColumnFacts::distinct).reversed())
            .limit(COLUMNS_TRIED)
            .toList();
    UniqueCombinations search =
        new UniqueCombinations(new RowSeparation(profile.rows(), profile.hashedRows()));
    search.extend(List.of(), candidates, 0);
    return search.spread(most);
  }

  /** Tries each column after {@code chosen}; what is enough already is not made longer. */
  private void extend(List<ColumnFacts> chosen, List<ColumnFacts> candidates, int from) {
    for (int i = from; i < candidates.size(); i++) {
      List<ColumnFacts> longer = new ArrayList<>(chosen);
      longer.add(candidates.get(i));
      double alone = longer.size() == 1 ? 0 : separation.alone(longer, ENOUGH);
      if (alone >= ENOUGH) {
        found.add(new Scored(longer, alone));
      } else if (longer.size() < 3) {
        extend(longer, candidates, i + 1);
      }
    }
  }

  /** Takes the shortest and best first, those with columns not used yet before all others. */
  private List<List<String>> spread(int most) {
    found.sort(
        Comparator.comparingInt((Scored scored) -> scored.columns().size())
            .thenComparing(Comparator.comparingDouble(Scored::alone).reversed()));
    List<List<String>> taken = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Scored scored : found) {
      if (taken.size() < most && scored.names().stream().noneMatch(used::contains)) {
        taken.add(scored.names());
        used.addAll(scored.names());
      }
    }
    for (Scored scored : found) {
      if (taken.size() < most && !used.containsAll(scored.names())) {
        taken.add(scored.names());
        used.addAll(scored.names());
      }
    }
    return taken;
  }
}
