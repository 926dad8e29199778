package dyepack.policy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * Keeps the items with the smallest ranks. With keyed hashes of rows as ranks that is a random
 * sample, and the same one however the rows were ordered or split.
 *
 * @param <T> what is kept; serializable
 */
final class RankedSample<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int size;
  private final PriorityQueue<Ranked<T>> largestFirst = new PriorityQueue<>();

  RankedSample(int size) {
    this.size = size;
  }

  private record Ranked<T>(long rank, T item) implements Comparable<Ranked<T>>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compareTo(Ranked<T> other) {
      return Long.compareUnsigned(other.rank, rank);
    }
  }

  /** Takes the item in if its rank is small enough; only then it is made. */
  void add(long rank, Supplier<T> item) {
    Ranked<T> largest = largestFirst.peek();
    if (largest != null && largestFirst.size() >= size) {
      if (Long.compareUnsigned(rank, largest.rank()) >= 0) {
        return;
      }
      largestFirst.remove();
    }
    largestFirst.add(new Ranked<>(rank, item.get()));
  }

  void merge(RankedSample<T> other) {
    other.largestFirst.forEach(ranked -> add(ranked.rank(), ranked::item));
  }

  /** Returns the items by rank. */
  List<T> items() {
    List<Ranked<T>> sorted = new ArrayList<>(largestFirst);
    sorted.sort(Comparator.reverseOrder());
    return sorted.stream().map(Ranked::item).toList();
  }
}
