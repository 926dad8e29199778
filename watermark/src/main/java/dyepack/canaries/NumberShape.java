package dyepack.canaries;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as it is written in a cell: {@code prefix sign digits[.digits] suffix}.
 *
 * @param prefix such as a currency sign
 * @param suffix such as a unit
 * @param grouped whether thousands are separated by commas
 * @param plus whether a positive number has its sign written
 * @param decimals how many digits stand after the point
 * @param mantissa the value times 10^decimals
 */
record NumberShape(
    String prefix, String suffix, boolean grouped, boolean plus, int decimals, long mantissa) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "([^\\d.,+-]{0,4})([-+]?)(\\d{1,3}(?:,\\d{3})+|\\d{1,15})(?:\\.(\\d{1,14}))?([^\\d.,]{0,4})");

  /** Reads a cell; null if it is no such number, or would not be written in the same way again. */
  static @Nullable NumberShape read(String cell) {
    Matcher matcher = NUMBER.matcher(cell);
    if (!matcher.matches()) {
      return null;
    }
    String decimals = matcher.group(4) == null ? "" : matcher.group(4);
    String digits = matcher.group(3).replace(",", "") + decimals;
    if (digits.length() > 17) {
      return null;
    }
    long mantissa = Long.parseLong(digits);
    boolean minus = matcher.group(2).equals("-");
    NumberShape shape =
        new NumberShape(
            matcher.group(1),
            matcher.group(5),
            matcher.group(3).indexOf(',') >= 0,
            matcher.group(2).equals("+"),
            decimals.length(),
            minus ? -mantissa : mantissa);
    return shape.write(shape.mantissa).equals(cell) ? shape : null;
  }

  /** Returns the value. */
  double value() {
    return mantissa / scale();
  }

  /** Returns 10^decimals. */
  double scale() {
    return Math.pow(10, decimals);
  }

  /** Returns how many zeros the mantissa ends in; 0 for zero itself. */
  int trailingZeros() {
    int zeros = 0;
    for (long rest = mantissa; rest != 0 && rest % 10 == 0; rest /= 10) {
      zeros++;
    }
    return zeros;
  }

  /** Writes another mantissa in the same way. */
  String write(long other) {
    StringBuilder digits = new StringBuilder(Long.toString(Math.abs(other)));
    while (digits.length() <= decimals) {
      digits.insert(0, '0');
    }
    int whole = digits.length() - decimals;
    if (decimals > 0) {
      digits.insert(whole, '.');
    }
    for (int i = whole - 3; grouped && i > 0; i -= 3) {
      digits.insert(i, ',');
    }
    String sign = other < 0 ? "-" : plus && other > 0 ? "+" : "";
    return prefix + sign + digits + suffix;
  }
}
