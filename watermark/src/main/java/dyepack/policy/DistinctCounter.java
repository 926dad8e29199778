package dyepack.policy;

import java.io.Serializable;

/**
 * Counts distinct values and how many of them repeat, from 64-bit hashes, in bounded memory.
 *
 * <p>Adaptive sampling (Wegman; Flajolet, "On adaptive sampling", 1990): the counter keeps a value
 * and its number of occurrences when the {@code level} leading bits of its hash are 0, and raises
 * the level whenever more than {@link #CAPACITY} values are kept. Up to that many values the counts
 * are exact; beyond, the number of distinct values has a relative standard error of about {@code
 * 1.2 / sqrt(CAPACITY)}, 0.3 %. The result doesn't depend on the order of the rows nor on how they
 * were split.
 */
final class DistinctCounter implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Largest number of distinct values kept. */
  static final int CAPACITY = 1 << 17;

  private long[] hashes = new long[16];
  private int[] counts = new int[16];
  private int kept;
  private int level;

  void add(long hash) {
    add(hash, 1);
  }

  void merge(DistinctCounter other) {
    for (int i = 0; i < other.hashes.length; i++) {
      if (other.counts[i] > 0) {
        add(other.hashes[i], other.counts[i]);
      }
    }
    while (level < other.level) {
      raiseLevel();
    }
  }

  /** Returns the number of distinct values: exact up to {@link #CAPACITY}, else an estimate. */
  long distinct() {
    return (long) kept << level;
  }

  /**
   * Returns the part of the rows whose value stands in no other row, 0 to 1; 0 when nothing was
   * added.
   */
  double uniqueRows() {
    long unique = 0;
    long all = 0;
    for (int count : counts) {
      unique += count == 1 ? 1 : 0;
      all += count;
    }
    return all == 0 ? 0 : (double) unique / all;
  }

  /**
   * Returns the part of the rows that repeat a value already seen, 0 to 1: the rows that a key made
   * of this column could not tell apart.
   */
  double repeatedRows() {
    long all = 0;
    for (int count : counts) {
      all += count;
    }
    return all == 0 ? 0 : (double) (all - kept) / all;
  }

  private void add(long hash, int occurrences) {
    if (level > 0 && hash >>> (64 - level) != 0) {
      return;
    }
    int slot = slot(hash);
    if (counts[slot] == 0) {
      hashes[slot] = hash;
      kept++;
    }
    counts[slot] = (int) Math.min(Integer.MAX_VALUE, (long) counts[slot] + occurrences);
    if (kept > CAPACITY) {
      raiseLevel();
    } else if (kept > hashes.length / 2) {
      rebuild(hashes.length * 2);
    }
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (counts[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void raiseLevel() {
    level++;
    rebuild(hashes.length);
  }

  private void rebuild(int size) {
    long[] oldHashes = hashes;
    int[] oldCounts = counts;
    hashes = new long[size];
    counts = new int[size];
    kept = 0;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldCounts[i] > 0 && (level == 0 || oldHashes[i] >>> (64 - level) == 0)) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        counts[slot] = oldCounts[i];
        kept++;
      }
    }
  }
}
