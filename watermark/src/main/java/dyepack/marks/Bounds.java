package dyepack.marks;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The values a cell may take: both ends belong to it, null is open. In the unit of the value:
 * numbers as they are, durations and points in time in seconds (since 1970-01-01T00:00 of the
 * text's own clock), days for a date column, degrees.
 *
 * @param min smallest value, or null
 * @param max largest value, or null
 */
public record Bounds(@Nullable BigDecimal min, @Nullable BigDecimal max) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Everything is allowed. */
  public static final Bounds NONE = new Bounds(null, null);

  /** Says whether a value lies within. */
  public boolean contains(BigDecimal value) {
    return (min == null || value.compareTo(min) >= 0) && (max == null || value.compareTo(max) <= 0);
  }

  /** Returns the values allowed by both. */
  public Bounds and(Bounds other) {
    return new Bounds(later(min, other.min), earlier(max, other.max));
  }

  private static @Nullable BigDecimal later(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.max(b);
  }

  private static @Nullable BigDecimal earlier(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.min(b);
  }
}
