package dyepack.marks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What planning has to know of a column; made by {@link ColumnProfiler}.
 *
 * @param cells cells seen
 * @param blanks cells that are empty or say that the value is missing
 * @param number what is known of it as numbers, latitudes or longitudes
 * @param time what is known of it as points in time or days
 * @param duration what is known of it as lengths of time written with units or colons; null for
 *     bare numbers
 * @param spelled texts that were looked at for spellings: all, or one in four if there are many
 * @param spellingCounts cells among these in which each family of {@link Spellings} has a place
 * @param distinct the distinct values and how often each stands, or empty if there are more than
 *     1,000
 * @param manyDistinct there are more than 1,000 distinct values
 * @param style how the column is written
 */
public record ColumnProfile(
    long cells,
    long blanks,
    @Nullable Quantities number,
    @Nullable Quantities time,
    @Nullable Quantities duration,
    long spelled,
    List<Long> spellingCounts,
    Map<String, Long> distinct,
    boolean manyDistinct,
    CellStyle style)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns what is known of the column as a kind of quantity, or null. */
  public @Nullable Quantities quantities(MarkKind kind) {
    return switch (kind) {
      case NUMBER, GEO -> number;
      case TIMESTAMP, DATE -> time;
      case DURATION -> duration == null ? number : duration;
      case TEXT, CATEGORY -> null;
    };
  }

  /**
   * Round values that a column prefers.
   *
   * @param unit what they are multiples of
   * @param share part of the values other than zero that are
   */
  public record Heap(BigDecimal unit, double share) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A column read as quantities of one sort: in its own unit, or in seconds.
   *
   * @param readable cells that could be read
   * @param rewritable cells that could also be written again exactly as they look
   * @param zeros cells holding zero
   * @param min smallest value
   * @param max largest value
   * @param mean arithmetic mean
   * @param deviation standard deviation
   * @param granularity the largest unit, out of 1, 2, 5 and 25 times a power of ten (times: parts
   *     and multiples of seconds, minutes, hours, days), of which at least 99 % of the values are
   *     multiples
   * @param finest the largest such unit of which all values are multiples
   * @param resolution the finest unit that the cells can show: one in the place of the last
   *     decimal, one second, one minute, one day
   * @param heaps units above the granularity of which far more values are multiples than by chance,
   *     smallest first
   */
  public record Quantities(
      long readable,
      long rewritable,
      long zeros,
      BigDecimal min,
      BigDecimal max,
      double mean,
      double deviation,
      BigDecimal granularity,
      BigDecimal finest,
      BigDecimal resolution,
      List<Heap> heaps)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Copies the list. */
    public Quantities {
      heaps = List.copyOf(heaps);
    }
  }
}
