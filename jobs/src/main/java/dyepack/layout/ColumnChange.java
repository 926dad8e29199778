package dyepack.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds where another table of as many columns begins without a header: several columns hold
 * another kind of value from one row on.
 */
final class ColumnChange {
  private ColumnChange() {}

  /**
   * The row before which two or more columns change what they hold, with at least {@code fewest}
   * rows before and after; -1 if there is none.
   *
   * @param rows rows of {@code width} cells, or of none
   */
  static int of(Block block, List<String[]> rows, int width, int fewest) {
    int n = rows.size();
    int best = -1;
    int most = 1;
    if (n < 2 * fewest) {
      return -1;
    }
    int[] changed = new int[n];
    for (int c = 0; c < width; c++) {
      CellKind[] kinds = new CellKind[n];
      for (int r = 0; r < n; r++) {
        kinds[r] = rows.get(r).length == 0 ? CellKind.BLANK : block.kind(rows.get(r)[c]);
      }
      for (int at : changes(kinds, fewest)) {
        changed[at]++;
      }
    }
    for (int at = fewest; at <= n - fewest; at++) {
      if (changed[at] > most) {
        most = changed[at];
        best = at;
      }
    }
    return best;
  }

  /** Places before which a column holds almost only one kind and behind which another. */
  private static List<Integer> changes(CellKind[] kinds, int fewest) {
    int n = kinds.length;
    Map<CellKind, Integer> right = new EnumMap<>(CellKind.class);
    for (CellKind kind : kinds) {
      right.merge(kind, 1, Integer::sum);
    }
    Map<CellKind, Integer> left = new EnumMap<>(CellKind.class);
    List<Integer> places = new ArrayList<>();
    for (int at = 1; at <= n - fewest; at++) {
      left.merge(kinds[at - 1], 1, Integer::sum);
      right.merge(kinds[at - 1], -1, Integer::sum);
      CellKind before = top(left);
      CellKind behind = top(right);
      boolean pure = isPure(left, before, at, fewest) && isPure(right, behind, n - at, fewest);
      boolean telling = before.telling() || behind.telling();
      if (at >= fewest && pure && before != behind && telling) {
        places.add(at);
      }
    }
    return places;
  }

  private static boolean isPure(Map<CellKind, Integer> counts, CellKind top, int all, int fewest) {
    int filled = all - counts.getOrDefault(CellKind.BLANK, 0);
    int most = counts.getOrDefault(top, 0);
    return top != CellKind.BLANK && most >= fewest && most * 20 >= filled * 19;
  }

  /** The most frequent kind, BLANK if all are. */
  private static CellKind top(Map<CellKind, Integer> counts) {
    CellKind top = CellKind.BLANK;
    int most = 0;
    for (Map.Entry<CellKind, Integer> e : counts.entrySet()) {
      if (e.getKey() != CellKind.BLANK && e.getValue() > most) {
        top = e.getKey();
        most = e.getValue();
      }
    }
    return top;
  }
}
