package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers that identify: {@code 1234}, {@code 001234}, {@code 1,234} and {@code 1234.0} are the
 * same. The canonical form has no leading zeros, no separators and no zeros after the decimals.
 */
final class NumberForm {
  private static final int LONGEST = 60;
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?\\d{1,3}(?:[, '_]\\d{2,4})*[, '_]\\d{3}(?:\\.\\d*)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");
  private static final Pattern PLAIN = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)");

  private NumberForm() {}

  /** Reads a cleaned cell. */
  static Normalised read(String cell) {
    if (cell.length() <= 18 && Cleaning.digits(cell)) {
      return new Known(Cleaning.withoutLeadingZeros(cell));
    }
    if (cell.length() > LONGEST) {
      return new Unusable(UnusableReason.WRONG_LENGTH);
    }
    FloatText.Remains remains = FloatText.read(cell);
    if (remains instanceof FloatText.Whole whole) {
      return new Known(whole.digits());
    }
    if (remains instanceof FloatText.Between between) {
      return new Masked(between.heads().get(0) + "*");
    }
    if (remains != null) {
      return new Unusable(UnusableReason.FLOAT_MANGLED);
    }
    return written(cell.replace('\u2212', '-'));
  }

  private static Normalised written(String cell) {
    String text = cell;
    if (GROUPED.matcher(text).matches()) {
      text = text.replaceAll("[, '_]", "");
    } else if (DECIMAL_COMMA.matcher(text).matches()) {
      text = text.replace(',', '.');
    }
    if (PLAIN.matcher(text).matches()) {
      return new Known(plain(new BigDecimal(text.endsWith(".") ? text + "0" : text)));
    }
    DigitScan scan = DigitScan.of(text);
    if (scan == null || !scan.masked()) {
      return new Unusable(UnusableReason.MALFORMED);
    }
    return scan.blind() ? new Unusable(UnusableReason.MASKED) : new Masked(scan.text());
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
