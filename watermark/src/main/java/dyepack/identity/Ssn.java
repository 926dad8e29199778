package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;

/**
 * United States social security numbers: nine digits. Leading zeros that a spreadsheet dropped come
 * back; numbers that the administration never issues (area 000, 666 and 900 up, group 00, serial
 * 0000) are refused.
 */
final class Ssn {
  private static final int LENGTH = 9;

  /** No area is 000, so two zeros at most are lost. */
  private static final int SHORTEST = 7;

  private Ssn() {}

  /** Reads a cleaned cell. */
  static Normalised read(String cell) {
    FloatText.Remains number = FloatText.read(cell);
    if (number instanceof FloatText.Whole whole) {
      return read(whole.digits());
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
    String digits = scan.text();
    boolean zerosLost = Cleaning.digits(cell) && digits.length() >= SHORTEST;
    if (digits.length() > LENGTH || (digits.length() < LENGTH && !zerosLost)) {
      return new Unusable(UnusableReason.WRONG_LENGTH);
    }
    String full = "0".repeat(LENGTH - digits.length()) + digits;
    return issued(full) ? new Known(full) : new Unusable(UnusableReason.MALFORMED);
  }

  private static boolean issued(String digits) {
    String area = digits.substring(0, 3);
    return !area.equals("000")
        && !area.equals("666")
        && area.charAt(0) != '9'
        && !digits.startsWith("00", 3)
        && !digits.endsWith("0000");
  }
}
