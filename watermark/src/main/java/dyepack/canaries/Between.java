package dyepack.canaries;

import java.util.ArrayList;
import java.util.List;

/**
 * How a row agrees with the rows before and after it in columns that only repeat: in runs of equal
 * values nearly always, in a mixture hardly more than with other rows nearby. Three rows that
 * follow each other in the table show it, two of them if no three were sampled.
 */
final class Between {
  private static final int FEWEST = 50;
  private static final int TRIES = 30;

  /** First, second and third of rows that follow each other; the third may be missing. */
  private final List<int[]> rows;

  Between(Donors donors) {
    List<int[]> threes = new ArrayList<>();
    List<int[]> pairs = donors.pairs();
    for (int i = 1; i < pairs.size(); i++) {
      if (pairs.get(i - 1)[1] == pairs.get(i)[0]) {
        threes.add(new int[] {pairs.get(i - 1)[0], pairs.get(i)[0], pairs.get(i)[1]});
      }
    }
    rows = threes.size() >= FEWEST ? threes : pairs;
  }

  /**
   * Returns rows that follow each other, of which the outer two are equal in just the columns in
   * which a pair of neighbours is; any if there are none.
   */
  int[] like(int[] pair, List<Column> columns, Draws draws) {
    int[] found = draws.of(rows);
    for (int i = 0; i < TRIES && !alike(found, pair, columns); i++) {
      found = draws.of(rows);
    }
    return found;
  }

  private static boolean alike(int[] found, int[] pair, List<Column> columns) {
    return found.length < 3
        || columns.stream()
            .allMatch(c -> equal(c, found[0], found[2]) == equal(c, pair[0], pair[1]));
  }

  /**
   * Returns whether a row agrees with a pair's rows as the middle one of {@code like} does with the
   * outer ones.
   */
  boolean fits(Column column, int row, int[] pair, int[] like) {
    boolean first = equal(column, row, pair[0]);
    boolean second = equal(column, row, pair[1]);
    return first == equal(column, like[1], like[0])
        && (like.length < 3
            || equal(column, pair[0], pair[1])
            || second == equal(column, like[1], like[2]));
  }

  private static boolean equal(Column column, int one, int two) {
    return column.cell(one).equals(column.cell(two));
  }
}
