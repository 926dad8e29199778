package dyepack.code;

import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that no evidence counts twice: each (row id, field, symbol) of a dump is kept once,
 * whatever the order of the rows and however they are spread over machines.
 *
 * <p>Different symbols of one (row id, field) may all stay: at most one of them is the innocent's,
 * so such reads are negatively associated and every bound still holds; the rows are marked as
 * {@link ReadRow#entangled()}.
 */
public final class RowMerge {
  private RowMerge() {}

  /**
   * Merges all rows of a dump that have one id. Rows are sorted and the first row with a symbol
   * keeps it; rows that have nothing new to say are dropped, the first one never.
   *
   * @param sameRid all rows of one id, in any order
   */
  public static List<ReadRow> merge(List<ReadRow> sameRid) {
    List<ReadRow> sorted = new ArrayList<>(sameRid);
    sorted.sort(
        Comparator.comparing(ReadRow::inclusion)
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    Set<Integer> seen = new HashSet<>();
    List<int[]> kept = new ArrayList<>();
    for (ReadRow row : sorted) {
      int[] fresh = Arrays.stream(row.reads()).filter(seen::add).toArray();
      if (kept.isEmpty() || fresh.length > 0) {
        kept.add(fresh);
      }
    }
    List<ReadRow> merged = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      ReadRow first = sorted.get(0);
      Inclusion inclusion = i == 0 ? first.inclusion() : Inclusion.NONE;
      merged.add(first.with(kept.get(i), inclusion, kept.size() > 1));
    }
    return merged;
  }

  /**
   * Merges ambiguous rows with each other and with the ids already taken by exact rows: each id is
   * read for the first row (by its sorted candidates) that names it and is neutral elsewhere.
   *
   * @param taken ids of exact rows; ids read here are added
   */
  public static List<AmbiguousRow> claim(List<AmbiguousRow> rows, Set<BlindIndex> taken) {
    List<AmbiguousRow> sorted = new ArrayList<>();
    for (AmbiguousRow row : rows) {
      sorted.add(new AmbiguousRow(row.candidates().stream().sorted().toList(), row.spent()));
    }
    sorted.sort(RowMerge::compareCandidates);
    List<AmbiguousRow> claimed = new ArrayList<>();
    for (AmbiguousRow row : sorted) {
      List<ReadRow> mine = row.candidates().stream().filter(c -> taken.add(c.rid())).toList();
      claimed.add(new AmbiguousRow(mine, row.spent() + row.candidates().size() - mine.size()));
    }
    return claimed;
  }

  private static int compareCandidates(AmbiguousRow a, AmbiguousRow b) {
    int shorter = Math.min(a.candidates().size(), b.candidates().size());
    for (int i = 0; i < shorter; i++) {
      int byRow = a.candidates().get(i).compareTo(b.candidates().get(i));
      if (byRow != 0) {
        return byRow;
      }
    }
    return Integer.compare(a.candidates().size(), b.candidates().size());
  }
}
