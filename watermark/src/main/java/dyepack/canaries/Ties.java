package dyepack.canaries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns of values that come back and hang together in ways that the association of two columns
 * hardly shows: two that are often equal, as the zones where a ride begins and ends, and one that
 * follows from two others but from neither alone, as the teacher from class and subject. They have
 * to come from one row.
 */
final class Ties {
  private static final double OFTEN_EQUAL = 0.05;
  private static final double MORE_THAN_CHANCE = 3;
  private static final double DETERMINED = 0.97;
  private static final double ALONE = 0.9;
  private static final double USUAL = 0.8;
  private static final int FEWEST_PAIRS = 100;
  private static final int FEWEST_VALUES = 3;

  /** Columns with more values for each row than this are not looked at. */
  private static final double FEW = 0.05;

  private static final int MOST_COLUMNS = 24;
  private static final int MOST_ROWS = 10_000;

  private final List<Set<Integer>> groups = new ArrayList<>();
  private final int rows;

  /** Finds the ties among columns whose values come back. */
  Ties(List<Column> columns) {
    rows = columns.isEmpty() ? 0 : Math.min(MOST_ROWS, columns.get(0).rows());
    List<Column> repeated =
        columns.stream()
            .filter(c -> c.kind() == ColumnKind.REPEATED || c.kind() == ColumnKind.NUMBER)
            .filter(c -> c.distinct() >= FEWEST_VALUES && c.distinct() <= FEW * rows)
            .limit(MOST_COLUMNS)
            .toList();
    List<int[]> codes = repeated.stream().map(this::codes).toList();
    List<int[][]> alone = codes.stream().map(own -> pairs(own, new int[0])).toList();
    for (int i = 0; i < repeated.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (oftenEqual(repeated.get(i), repeated.get(j))) {
          tie(repeated.get(i), repeated.get(j));
        }
        int[][] both = pairs(codes.get(i), codes.get(j));
        for (int k = 0; k < repeated.size() && both.length >= FEWEST_PAIRS; k++) {
          boolean other = k != i && k != j;
          if (other
              && agreeing(codes.get(k), both) >= DETERMINED
              && agreeing(codes.get(k), alone.get(i)) < ALONE
              && agreeing(codes.get(k), alone.get(j)) < ALONE) {
            tie(repeated.get(i), repeated.get(j), repeated.get(k));
          }
        }
      }
    }
  }

  private void tie(Column... tied) {
    groups.add(Arrays.stream(tied).map(Column::index).collect(Collectors.toSet()));
  }

  private int[] codes(Column column) {
    Map<String, Integer> known = new HashMap<>();
    return IntStream.range(0, rows)
        .map(row -> known.computeIfAbsent(column.cell(row), any -> known.size()))
        .toArray();
  }

  private boolean oftenEqual(Column one, Column two) {
    int equal = 0;
    int chance = 0;
    for (int row = 0; row < rows; row++) {
      String cell = one.cell(row);
      equal += !cell.isBlank() && cell.equals(two.cell(row)) ? 1 : 0;
      chance += !cell.isBlank() && cell.equals(two.cell((row + rows / 2) % rows)) ? 1 : 0;
    }
    return equal >= OFTEN_EQUAL * rows && equal >= MORE_THAN_CHANCE * chance;
  }

  /** Rows that agree in one column, or in two; one pair for each but the first of a value. */
  private int[][] pairs(int[] one, int[] two) {
    Map<Long, Integer> last = new HashMap<>();
    List<int[]> pairs = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      Integer before = last.put(((long) one[row] << 32) | (two.length == 0 ? 0 : two[row]), row);
      if (before != null) {
        pairs.add(new int[] {before, row});
      }
    }
    return pairs.toArray(new int[0][]);
  }

  /** Which part of the pairs agrees; 0 if most do who have nothing in common. */
  private static double agreeing(int[] codes, int[][] pairs) {
    int same = 0;
    int chance = 0;
    for (int i = 0; i < pairs.length; i++) {
      same += codes[pairs[i][0]] == codes[pairs[i][1]] ? 1 : 0;
      chance +=
          codes[pairs[i][0]] == codes[pairs[(i + pairs.length / 2) % pairs.length][1]] ? 1 : 0;
    }
    return pairs.length == 0 || chance > USUAL * pairs.length ? 0 : (double) same / pairs.length;
  }

  /** Returns groups of columns that have to come from one row. */
  List<Set<Integer>> together() {
    return groups;
  }

  /** Returns all columns that are tied to others. */
  Set<Integer> columns() {
    Set<Integer> tied = new HashSet<>();
    groups.forEach(tied::addAll);
    return tied;
  }
}
