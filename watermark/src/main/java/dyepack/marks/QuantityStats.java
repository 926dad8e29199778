package dyepack.marks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a column's values as quantities of one sort; parts can be merged in any order.
 */
final class QuantityStats implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double MOST = 0.99;

  /** Round values that are this part of a column make its look. */
  private static final double HEAPED = 0.2;

  private static final double NEARLY_ALL = 0.8;

  /** So many times more of them than by chance are a preference. */
  private static final double BEYOND_CHANCE = 3;

  private final Units units;
  private final long[] counts;
  private long readable;
  private long rewritable;
  private long zeros;
  private @Nullable BigDecimal min;
  private @Nullable BigDecimal max;
  private double mean;
  private double squares;
  private @Nullable BigDecimal resolution;

  QuantityStats(Units units) {
    this.units = units;
    counts = new long[units.count()];
  }

  void add(Decimal value, boolean canBeRewritten, @Nullable BigDecimal shown) {
    readable++;
    rewritable += canBeRewritten ? 1 : 0;
    zeros += value.isZero() ? 1 : 0;
    double near = value.nearest();
    if (min == null || near <= min.doubleValue()) {
      BigDecimal exact = value.toBigDecimal();
      min = min == null ? exact : min.min(exact);
    }
    if (max == null || near >= max.doubleValue()) {
      BigDecimal exact = value.toBigDecimal();
      max = max == null ? exact : max.max(exact);
    }
    double distance = near - mean;
    mean += distance / readable;
    squares += distance * (near - mean);
    if (shown != null) {
      resolution = resolution == null ? shown : resolution.min(shown);
    }
    if (!value.isZero()) {
      units.count(value, counts);
    }
  }

  void merge(QuantityStats other) {
    long both = readable + other.readable;
    if (other.readable == 0) {
      return;
    }
    double distance = other.mean - mean;
    squares += other.squares + distance * distance * readable * other.readable / both;
    mean += distance * other.readable / both;
    readable = both;
    rewritable += other.rewritable;
    zeros += other.zeros;
    min = min == null || other.min == null ? pick(min, other.min) : min.min(other.min);
    max = max == null || other.max == null ? pick(max, other.max) : max.max(other.max);
    resolution =
        resolution == null || other.resolution == null
            ? pick(resolution, other.resolution)
            : resolution.min(other.resolution);
    Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
  }

  private static @Nullable BigDecimal pick(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    return a == null ? b : a;
  }

  ColumnProfile.@Nullable Quantities quantities() {
    if (min == null || max == null) {
      return null;
    }
    BigDecimal finest = units.largest(counts, readable - zeros);
    BigDecimal granularity = units.largest(counts, (long) Math.ceil(MOST * (readable - zeros)));
    return new ColumnProfile.Quantities(
        readable,
        rewritable,
        zeros,
        min,
        max,
        mean,
        Math.sqrt(Math.max(0, squares / readable)),
        granularity,
        finest,
        resolution == null ? finest : resolution,
        heaps(granularity));
  }

  private List<ColumnProfile.Heap> heaps(BigDecimal granularity) {
    double values = Math.max(1, readable - zeros);
    List<ColumnProfile.Heap> all = new ArrayList<>();
    for (int i = 0; i < units.count(); i++) {
      if (units.unit(i).compareTo(granularity) > 0) {
        all.add(new ColumnProfile.Heap(units.unit(i), units.multiples(i, counts) / values));
      }
    }
    all.sort(Comparator.comparing(ColumnProfile.Heap::unit));
    List<ColumnProfile.Heap> heaps = new ArrayList<>();
    ColumnProfile.Heap below = new ColumnProfile.Heap(granularity, 1);
    for (ColumnProfile.Heap heap : all) {
      double ratio = below.unit().doubleValue() / heap.unit().doubleValue();
      if (!heaps.isEmpty() && isNearly(heap, below)) {
        heaps.set(heaps.size() - 1, heap);
        below = heap;
      } else if (heap.share() >= HEAPED && heap.share() >= BEYOND_CHANCE * ratio * below.share()) {
        heaps.add(heap);
        below = heap;
      }
    }
    return heaps;
  }

  /** Says whether nearly all multiples of the smaller unit are multiples of the larger one. */
  private static boolean isNearly(ColumnProfile.Heap larger, ColumnProfile.Heap smaller) {
    return larger.unit().remainder(smaller.unit()).signum() == 0
        && larger.share() >= NEARLY_ALL * smaller.share();
  }
}
