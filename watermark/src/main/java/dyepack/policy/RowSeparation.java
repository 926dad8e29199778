package dyepack.policy;

import java.util.Arrays;
import java.util.List;

/**
 * Says how well a set of columns tells the rows of a table apart, from a sample of hashed rows.
 *
 * <p>A row that agrees with c others among m sampled rows agrees with about {@code c (n - 1) / (m -
 * 1)} others in the whole table of n rows, and stands alone with a probability of {@code exp} of
 * minus that. A row that agrees with no other in the sample gets the upper value c = 3 / m (the
 * "rule of three" for what was never seen in m tries), so that a sample promises no more than it
 * shows.
 */
final class RowSeparation {
  private static final int FIRST_LOOK = 1_024;

  private final long rows;
  private final List<int[]> sample;

  RowSeparation(long rows, List<int[]> sample) {
    this.rows = rows;
    this.sample = sample;
  }

  /**
   * Returns the expected part of the rows that no other row agrees with in all these columns, 0 to
   * 1; 0 already when a first look shows that it is below {@code needed}.
   */
  double alone(List<ColumnFacts> columns, double needed) {
    int first = Math.min(FIRST_LOOK, sample.size());
    double optimistic = alone(columns, first, 0);
    if (optimistic < needed || first == sample.size()) {
      return optimistic < needed ? 0 : alone(columns, first, unseen(first));
    }
    return alone(columns, sample.size(), unseen(sample.size()));
  }

  private double unseen(int sampled) {
    return sampled == rows ? 0 : 3.0 / sampled;
  }

  private double alone(List<ColumnFacts> columns, int sampled, double unseen) {
    if (sampled < 2) {
      return 0;
    }
    long[] keys = new long[sampled];
    for (int i = 0; i < sampled; i++) {
      keys[i] = key(sample.get(i), columns);
    }
    Arrays.sort(keys);
    double alone = 0;
    for (int from = 0; from < sampled; ) {
      int to = from + 1;
      while (to < sampled && keys[to] == keys[from]) {
        to++;
      }
      double agreeing = to - from > 1 ? to - from - 1 : unseen;
      alone += (to - from) * Math.exp(-agreeing * (rows - 1) / (sampled - 1));
      from = to;
    }
    return alone / sampled;
  }

  private static long key(int[] row, List<ColumnFacts> columns) {
    long key = 0;
    for (ColumnFacts column : columns) {
      key = (key ^ row[column.index()]) * 0x9E3779B97F4A7C15L;
      key ^= key >>> 29;
    }
    return key;
  }
}
