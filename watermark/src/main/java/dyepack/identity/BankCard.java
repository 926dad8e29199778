package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import java.util.List;

/** Bank card numbers, ISO/IEC 7812: 12 to 19 digits, of which the last is Luhn's check digit. */
public final class BankCard {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 19;

  private BankCard() {}

  /** Tells whether the last of the digits is the check digit of the others (ISO/IEC 7812-1 B). */
  public static boolean luhn(String digits) {
    int sum = 0;
    for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
      int digit = digits.charAt(i) - '0';
      int weighted = place % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /** Reads a cleaned cell. */
  static Normalised read(String cell) {
    FloatText.Remains number = FloatText.read(cell);
    if (number instanceof FloatText.Whole whole) {
      return read(whole.digits());
    }
    if (number instanceof FloatText.Between between) {
      int length = between.likely().toString().length();
      return length <= LONGEST
          ? hidden(between, length)
          : new Unusable(UnusableReason.WRONG_LENGTH);
    }
    if (number != null) {
      return new Unusable(UnusableReason.FLOAT_MANGLED);
    }
    DigitScan scan = DigitScan.of(Tail.withoutLabel(cell));
    if (scan == null || scan.text().indexOf('X') >= 0) {
      return new Unusable(UnusableReason.MALFORMED);
    }
    if (scan.masked()) {
      return scan.blind() ? new Unusable(UnusableReason.MASKED) : new Masked(scan.text());
    }
    return complete(scan.text());
  }

  private static Normalised complete(String digits) {
    if (digits.length() < SHORTEST || digits.length() > LONGEST) {
      return new Unusable(UnusableReason.WRONG_LENGTH);
    }
    if (luhn(digits) && Cleaning.withoutLeadingZeros(digits).length() > 1) {
      return new Known(digits);
    }
    FloatText.Between rounded = FloatText.roundedDigits(digits);
    return rounded == null
        ? new Unusable(UnusableReason.BAD_CHECK_DIGIT)
        : hidden(rounded, digits.length());
  }

  private static Normalised hidden(FloatText.Between between, int length) {
    String head = between.heads().get(0);
    return new Masked(head + "*".repeat(Math.max(1, length - head.length())));
  }

  /** Returns the first 15 digits that a number rounded by a tool can have had, or none. */
  static List<String> heads(String cell) {
    if (FloatText.read(cell) instanceof FloatText.Between between) {
      return between.heads();
    }
    DigitScan scan = DigitScan.of(cell);
    if (scan == null || !Cleaning.digits(scan.text())) {
      return List.of();
    }
    FloatText.Between rounded = FloatText.roundedDigits(scan.text());
    return rounded == null ? List.of() : rounded.heads();
  }
}
