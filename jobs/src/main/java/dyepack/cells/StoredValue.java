package dyepack.cells;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HexFormat;

/** The text of values that a format stores in binary: all digits, nothing rounded. */
public final class StoredValue {
  /** Bytes of a binary value that are given; the rest is cut off. */
  public static final int MOST_BYTES = 4096;

  private static final int MOST_PLACES = 40;

  private StoredValue() {}

  /**
   * The shortest decimal that gives the same double, whole numbers with all their digits; without
   * an exponent as far as forty places show it.
   */
  public static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < 9e18) {
      return Long.toString((long) value);
    }
    return number(new BigDecimal(Double.toString(value)));
  }

  /** The shortest decimal that gives the same float, as {@link #number(double)}. */
  public static String number(float value) {
    return Float.isNaN(value) || Float.isInfinite(value)
        ? Float.toString(value)
        : number(new BigDecimal(Float.toString(value)));
  }

  /** A decimal, without trailing zeros after its point. */
  public static String number(BigDecimal value) {
    BigDecimal bare =
        value.scale() > 0 && value.scale() <= MOST_PLACES && value.precision() <= 2 * MOST_PLACES
            ? value.stripTrailingZeros()
            : value;
    boolean plain =
        bare.scale() <= MOST_PLACES && (long) bare.precision() - bare.scale() <= MOST_PLACES;
    return plain ? bare.toPlainString() : bare.toString();
  }

  /** Date, blank, time with seconds and as many of the digits of a second as it has. */
  public static String time(LocalDateTime time) {
    String text = time.toString().replace('T', ' ');
    return text.length() == "2026-01-31 08:15".length() ? text + ":00" : text;
  }

  /** Two hexadecimal digits a byte, of at most {@link #MOST_BYTES}. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MOST_BYTES));
  }
}
