package dyepack.canaries;

import com.google.common.hash.Hashing;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes a sample of neighbouring rows in one pass: of the rows with the smallest keyed hash of
 * their number, each with the row that follows. Mergeable: partitions of a table, each read in
 * order, give the sample of the whole, but for the last row of each partition.
 *
 * <p>Holds at most {@code 2 * pairs} rows. Rows have to come with their number in the table, and in
 * order within one sampler.
 */
public final class DonorSampler implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MOST_PAIRS = 20_000;
  private static final int MOST_CELLS = 600_000;
  private static final int FEWEST_PAIRS = 1_000;

  private final int pairs;
  private final long seed;
  private final TreeMap<Long, DonorPair> smallest =
      new TreeMap<>((Comparator<Long> & Serializable) Long::compareUnsigned);
  private @Nullable DonorPair open;

  /**
   * Starts an empty sample.
   *
   * @param pairs how many pairs to keep, at least 1
   * @param seed which rows are taken; the same for samplers that are merged
   */
  public DonorSampler(int pairs, long seed) {
    this.pairs = pairs;
    this.seed = seed;
  }

  /**
   * Starts an empty sample of a usual size: 20,000 pairs, or fewer (but at least 1,000) of a table
   * with more than 15 columns.
   */
  public static DonorSampler forColumns(int columns, long seed) {
    int fitting = MOST_CELLS / (2 * Math.max(1, columns));
    return new DonorSampler(Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, fitting)), seed);
  }

  /** Adds the next row. */
  public void add(long row, String[] cells) {
    if (open != null) {
      if (open.row + 1 == row) {
        open.second = cells.clone();
        keep(open);
      }
      open = null;
    }
    long rank = Hashing.murmur3_128((int) seed).hashLong(row ^ seed).asLong();
    if (smallest.size() < pairs || Long.compareUnsigned(rank, smallest.lastKey()) < 0) {
      open = new DonorPair(rank, row, cells.clone());
    }
  }

  /** Adds what another sampler with the same seed and size took from other rows. */
  public void merge(DonorSampler other) {
    other.smallest.values().forEach(this::keep);
  }

  /** Returns the sample so far, in the order of the table. */
  public DonorSample sample() {
    List<DonorSample.Pair> taken = new ArrayList<>();
    smallest.values().stream()
        .sorted(Comparator.comparingLong(pair -> pair.row))
        .forEach(
            pair ->
                taken.add(
                    new DonorSample.Pair(pair.row, List.of(pair.first), List.of(pair.second))));
    return new DonorSample(taken, true);
  }

  private void keep(DonorPair pair) {
    smallest.put(pair.rank, pair);
    while (smallest.size() > pairs) {
      smallest.pollLastEntry();
    }
  }

  private static final class DonorPair implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long rank;
    private final long row;
    private final String[] first;
    private String[] second;

    DonorPair(long rank, long row, String[] first) {
      this.rank = rank;
      this.row = row;
      this.first = first;
      this.second = first;
    }
  }
}
