package dyepack.canaries;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole number inside fixed text.
 *
 * @param prefix everything before the last run of digits
 * @param width how many digits the number is padded to; 0 if it has no leading zeros
 * @param number the last run of digits
 * @param suffix everything after it
 */
record NumberedShape(String prefix, int width, long number, String suffix) {
  private static final Pattern LAST_RUN = Pattern.compile("(.*?)(\\d{1,18})(\\D{0,12})");

  /** Reads a cell; null if it has no digits. */
  static @Nullable NumberedShape read(String cell) {
    Matcher matcher = LAST_RUN.matcher(cell);
    if (!matcher.matches()) {
      return null;
    }
    String digits = matcher.group(2);
    return new NumberedShape(
        matcher.group(1),
        digits.startsWith("0") ? digits.length() : 0,
        Long.parseLong(digits),
        matcher.group(3));
  }

  /** Writes another number in the same way. */
  String write(long other) {
    String digits = Long.toString(other);
    return prefix
        + (digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits)
        + suffix;
  }
}
