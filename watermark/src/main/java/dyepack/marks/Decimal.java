package dyepack.marks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A decimal number of at most 18 digits: {@code unscaled / 10^decimals}. Values of one cell are
 * compared and moved as whole numbers at a common number of decimals, so nothing is rounded.
 */
record Decimal(long unscaled, int decimals) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returned where a value has no room in a long; also keeps sums of two values from wrapping. */
  static final long OVERFLOW = Long.MIN_VALUE;

  /** Largest magnitude in use: four of these still fit into a long. */
  static final long LIMIT = 2_000_000_000_000_000_000L;

  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  /** Returns 10^exponent, exponent 0 to 18. */
  static long power(int exponent) {
    return POWERS[exponent];
  }

  /** Returns a value of a plan, which has few digits. */
  static Decimal of(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() < 0) {
      plain = plain.setScale(0);
    }
    return new Decimal(plain.unscaledValue().longValueExact(), plain.scale());
  }

  /** Returns the whole number of units of 10^-at that the value makes up, or OVERFLOW. */
  long at(int at) {
    if (at < decimals) {
      throw new IllegalArgumentException("a value can't lose decimals");
    }
    return shifted(unscaled, at - decimals);
  }

  /** Returns value * 10^digits, or OVERFLOW beyond {@link #LIMIT}. */
  static long shifted(long value, int digits) {
    if (value == 0) {
      return 0;
    }
    if (digits > 18 || value == OVERFLOW) {
      return OVERFLOW;
    }
    long most = LIMIT / POWERS[digits];
    return value > most || value < -most ? OVERFLOW : value * POWERS[digits];
  }

  /** Returns the whole number of units of 10^-to, or OVERFLOW if the value has more decimals. */
  static long exact(long unscaled, int decimals, int to) {
    if (to >= decimals) {
      return shifted(unscaled, to - decimals);
    }
    long unit = POWERS[decimals - to];
    return unscaled % unit == 0 ? unscaled / unit : OVERFLOW;
  }

  /** Returns the value with no more than the given decimals, halves rounded up. */
  Decimal rounded(int most) {
    if (decimals <= most) {
      return this;
    }
    if (decimals - most > 18) {
      return new Decimal(0, most);
    }
    long unit = POWERS[decimals - most];
    long floor = Math.floorDiv(unscaled, unit);
    return new Decimal(unscaled - floor * unit >= unit - unit / 2 ? floor + 1 : floor, most);
  }

  boolean isZero() {
    return unscaled == 0;
  }

  /** Returns the nearest double but for the last bits. */
  double nearest() {
    return decimals <= 18
        ? unscaled / (double) POWERS[decimals]
        : unscaled * Math.pow(10, -decimals);
  }

  BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(unscaled, decimals);
  }

  /** Returns the largest whole number of units of 10^-decimals that is not above the value. */
  static long floorAt(BigDecimal value, int decimals) {
    return saturated(value, decimals, RoundingMode.FLOOR);
  }

  /** Returns the smallest whole number of units of 10^-decimals that is not below the value. */
  static long ceilingAt(BigDecimal value, int decimals) {
    return saturated(value, decimals, RoundingMode.CEILING);
  }

  private static long saturated(BigDecimal value, int decimals, RoundingMode mode) {
    BigDecimal units = value.movePointRight(decimals).setScale(0, mode);
    BigDecimal limit = BigDecimal.valueOf(2 * LIMIT);
    if (units.abs().compareTo(limit) > 0) {
      return units.signum() * 2L * LIMIT;
    }
    return units.longValueExact();
  }
}
