package dyepack.canaries;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table from which canaries are drawn.
 *
 * @param pairs in the order of the table
 * @param ordered whether the order of the pairs is that of the table, and the second row of a pair
 *     really follows the first
 */
public record DonorSample(List<Pair> pairs, boolean ordered) {

  /** Copies the list. */
  public DonorSample {
    pairs = List.copyOf(pairs);
  }

  /**
   * A row and the one after it.
   *
   * @param row the number of the first one, from 0
   * @param first its cells
   * @param second the cells of the row after it; the same as {@code first} where it is not known
   */
  public record Pair(long row, List<String> first, List<String> second) {
    /** Copies the lists. */
    public Pair {
      first = List.copyOf(first);
      second = List.copyOf(second);
    }
  }

  /**
   * Returns a sample of single rows in no order; sequence numbers fit less well than with pairs.
   */
  public static DonorSample ofRows(List<String[]> rows) {
    List<Pair> pairs = new ArrayList<>();
    for (String[] row : rows) {
      List<String> cells = List.of(row);
      pairs.add(new Pair(pairs.size(), cells, cells));
    }
    return new DonorSample(pairs, false);
  }
}
