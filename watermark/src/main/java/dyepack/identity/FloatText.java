package dyepack.identity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole number that went through a spreadsheet or a floating-point column: {@code 1234.0}, {@code
 * 1.3812345678E10}, {@code 4.10122E+17}, {@code 410122199001011264.0}.
 *
 * <p>Excel keeps 15 digits and puts zeros in place of the others; a program that stores a double
 * keeps the nearest of the numbers that a double can hold, which are up to 2,048 apart below 1e19.
 */
final class FloatText {
  /** Digits that survive any of these tools. */
  static final int SAFE_DIGITS = 15;

  /** As many as a spreadsheet shows of a long number in a narrow cell, so the rest is gone. */
  private static final int SHOWN_DIGITS = 6;

  /** At this many digits, those missing up to 15 are zeros that were trimmed. */
  private static final int TRIMMED_DIGITS = 13;

  /** Doubles closer together than this are held by too many numbers to tell anything. */
  private static final double FEWEST_APART = 16;

  /** Longer numbers are no identifiers. */
  private static final int MOST_DIGITS = 40;

  private static final Pattern FORM =
      Pattern.compile("([+-]?)(\\d+)(?:\\.(\\d*))?(?:([eE])([+-]?)(\\d{1,3}))?");

  /** What is left of the number. */
  sealed interface Remains {}

  /** The number itself, as digits (with a minus sign if it is negative). */
  record Whole(String digits) implements Remains {}

  /**
   * The number lies between two others, both included.
   *
   * @param low the least it can be
   * @param high the most it can be
   * @param likely what it was written as
   */
  record Between(BigInteger low, BigInteger high, BigInteger likely) implements Remains {
    /** Returns the first 15 digits that the number can have, the likeliest first. */
    List<String> heads() {
      Set<String> heads = new LinkedHashSet<>();
      BigInteger unit = unit(high);
      BigInteger last = high.divide(unit);
      heads.add(likely.divide(unit).toString());
      for (BigInteger head = low.divide(unit);
          head.compareTo(last) <= 0;
          head = head.add(BigInteger.ONE)) {
        heads.add(head.toString());
      }
      return List.copyOf(heads);
    }

    private static BigInteger unit(BigInteger value) {
      return BigInteger.TEN.pow(Math.max(0, value.toString().length() - SAFE_DIGITS));
    }
  }

  /** Too few digits are left. */
  record Lost() implements Remains {}

  private FloatText() {}

  /** Reads the text; null if it is no whole number with a point or an exponent. */
  static @Nullable Remains read(String text) {
    if (text.length() > MOST_DIGITS || !looksLike(text)) {
      return null;
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches() || (form.group(3) == null && form.group(4) == null)) {
      return null;
    }
    BigDecimal value = new BigDecimal(text.endsWith(".") ? text + "0" : text);
    if (value.precision() - value.scale() > MOST_DIGITS) {
      return null;
    }
    boolean exponent = form.group(4) != null;
    int shown = significant(form.group(2) + (form.group(3) == null ? "" : form.group(3)));
    if (exponent && shownOnly(form, value, shown)) {
      return new Lost();
    }
    if (value.stripTrailingZeros().scale() > 0) {
      return null;
    }
    BigInteger whole = value.toBigIntegerExact();
    int digits = whole.abs().toString().length();
    if (digits <= SAFE_DIGITS) {
      return new Whole(whole.toString());
    }
    return rounded(whole.abs(), exponent ? shown : digits);
  }

  /** A cheap look before the pattern: most cells are no such numbers. */
  private static boolean looksLike(String text) {
    boolean mark = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        mark = true;
      } else if ((c < '0' || c > '9') && c != '+' && c != '-') {
        return false;
      }
    }
    return mark;
  }

  private static int significant(String digits) {
    return Cleaning.withoutLeadingZeros(digits).length();
  }

  /** Excel's {@code 4.10122E+17}: capital E, a plus sign, and digits missing before the point. */
  private static boolean shownOnly(Matcher form, BigDecimal value, int shown) {
    int digits = value.precision() - value.scale();
    boolean excel = "E".equals(form.group(4)) && "+".equals(form.group(5));
    return (excel && shown <= SHOWN_DIGITS && digits > shown)
        || (digits > SAFE_DIGITS && shown < TRIMMED_DIGITS);
  }

  private static Between rounded(BigInteger whole, int shown) {
    if (shown > SAFE_DIGITS) {
      return nearestDoubles(whole);
    }
    BigInteger unit = Between.unit(whole);
    return new Between(
        whole.subtract(unit.shiftRight(1)), whole.add(unit).subtract(BigInteger.ONE), whole);
  }

  /** All whole numbers that a double holds as {@code whole}. */
  private static Between nearestDoubles(BigInteger whole) {
    double value = whole.doubleValue();
    BigDecimal half = new BigDecimal(Math.ulp(value)).divide(BigDecimal.valueOf(2));
    BigDecimal centre = new BigDecimal(value);
    return new Between(
        centre.subtract(half).setScale(0, RoundingMode.CEILING).toBigIntegerExact(),
        centre.add(half).setScale(0, RoundingMode.FLOOR).toBigIntegerExact(),
        centre.toBigIntegerExact());
  }

  /**
   * Reads plain digits that look as if they had been rounded: more than 15, and either all zeros
   * after the 15th or, where doubles are 16 or more apart, exactly one that a double can hold. Null
   * for others. One number in 16 passes by chance, so this only ever adds something to look up.
   */
  static @Nullable Between roundedDigits(String digits) {
    if (digits.length() <= SAFE_DIGITS || digits.length() > 20 || digits.charAt(0) == '0') {
      return null;
    }
    BigInteger whole = new BigInteger(digits);
    BigInteger unit = Between.unit(whole);
    double value = whole.doubleValue();
    BigDecimal held = new BigDecimal(value);
    Between nearest =
        Math.ulp(value) >= FEWEST_APART && held.compareTo(new BigDecimal(whole)) == 0
            ? nearestDoubles(whole)
            : null;
    if (whole.mod(unit).signum() != 0) {
      return nearest;
    }
    BigInteger low = nearest == null ? whole : nearest.low();
    return new Between(low, whole.add(unit).subtract(BigInteger.ONE), whole);
  }
}
