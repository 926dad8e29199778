package dyepack.inspect;

import java.util.Arrays;

/**
 * A set of 64-bit hashes: an array twice as large as its numbers need, in which each stands at its
 * upper bits' place or, if that is taken, at the next free one. Not for several threads.
 */
final class HashSample {
  /** Marks a free place; a hash of 0 is kept apart. */
  private static final long FREE = 0;

  private long[] places = new long[1 << 6];
  private int size;
  private boolean zero;

  int size() {
    return size + (zero ? 1 : 0);
  }

  void add(long hash) {
    if (hash == FREE) {
      zero = true;
      return;
    }
    int mask = places.length - 1;
    int i = (int) (hash >>> 32) & mask;
    while (places[i] != FREE) {
      if (places[i] == hash) {
        return;
      }
      i = (i + 1) & mask;
    }
    places[i] = hash;
    size++;
    if (2 * size > places.length) {
      refill(2 * places.length, 0);
    }
  }

  /** Keeps only hashes that have no bit in common with {@code bits}. */
  void keepWithout(long bits) {
    refill(places.length, bits);
  }

  private void refill(int length, long bits) {
    long[] before = places;
    places = new long[length];
    size = 0;
    for (long hash : before) {
      if (hash != FREE && (hash & bits) == 0) {
        add(hash);
      }
    }
  }

  /** The hashes, in no particular order. */
  long[] toArray() {
    long[] all = new long[size()];
    int n = 0;
    for (long hash : places) {
      if (hash != FREE) {
        all[n++] = hash;
      }
    }
    return Arrays.copyOf(all, n + (zero ? 1 : 0));
  }
}
