package dyepack.marks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two columns of a row in order whatever symbols they get: the candidates of the first stay
 * at or below a limit, those of the second at or above it. The limit is the middle of the two
 * values, or the value of the column that isn't marked. A day lasts until its end: a record may be
 * closed on the day on which it was opened at noon.
 */
final class OrderBounds implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

  private final Side first;
  private final Side second;

  /**
   * One of the two columns.
   *
   * @param column index of its cell
   * @param kind kind of its mark, or null if it isn't marked
   * @param notation reads its values: in days if {@code kind} is a date
   */
  record Side(int column, @Nullable MarkKind kind, Notation notation, boolean ofTime)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    boolean ofDays() {
      return kind == MarkKind.DATE;
    }

    /** Returns the value, in seconds for times, or null. */
    @Nullable BigDecimal value(String[] cells) {
      if (column >= cells.length) {
        return null;
      }
      Decimal value = notation.read(cells[column]);
      if (value == null) {
        return null;
      }
      BigDecimal plain = value.toBigDecimal();
      return ofDays() ? plain.multiply(SECONDS_OF_DAY) : plain;
    }

    /** Returns the last moment that a value stands for. */
    BigDecimal end(BigDecimal value) {
      boolean wholeDay =
          ofDays() || (ofTime && kind == null && value.remainder(SECONDS_OF_DAY).signum() == 0);
      return wholeDay ? value.add(SECONDS_OF_DAY).subtract(BigDecimal.ONE) : value;
    }

    BigDecimal limit(BigDecimal limit) {
      return ofDays() ? limit.divide(SECONDS_OF_DAY, 0, RoundingMode.FLOOR) : limit;
    }
  }

  /** What a pair asks of one row. */
  enum Verdict {
    /** One of the values can't be read: nothing to keep. */
    FREE,
    /** The order doesn't hold as it is: both cells stay as they are. */
    BROKEN,
    /** The order holds and {@link #apply} keeps it. */
    KEPT
  }

  OrderBounds(Side first, Side second) {
    this.first = first;
    this.second = second;
  }

  int firstColumn() {
    return first.column();
  }

  int secondColumn() {
    return second.column();
  }

  /**
   * Narrows the bounds of the two columns.
   *
   * @param bounds by column
   */
  Verdict apply(String[] cells, Bounds[] bounds) {
    BigDecimal from = first.value(cells);
    BigDecimal value = second.value(cells);
    if (from == null || value == null) {
      return Verdict.FREE;
    }
    BigDecimal to = second.end(value);
    if (from.compareTo(to) > 0) {
      return Verdict.BROKEN;
    }
    BigDecimal limit =
        first.kind() == null
            ? from
            : second.kind() == null ? to : from.add(to).divide(BigDecimal.valueOf(2));
    int a = first.column();
    int b = second.column();
    bounds[a] = bounds[a].and(new Bounds(null, first.limit(limit)));
    bounds[b] = bounds[b].and(new Bounds(second.limit(limit), null));
    return Verdict.KEPT;
  }
}
