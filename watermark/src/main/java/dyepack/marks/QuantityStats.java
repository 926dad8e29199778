package dyepack.marks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a column's values as quantities of one sort; parts can be merged in any order.
 */
final class QuantityStats implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double MOST = 0.99;

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
    return new ColumnProfile.Quantities(
        readable,
        rewritable,
        zeros,
        min,
        max,
        mean,
        Math.sqrt(Math.max(0, squares / readable)),
        units.largest(counts, (long) Math.ceil(MOST * (readable - zeros))),
        finest,
        resolution == null ? finest : resolution);
  }
}
