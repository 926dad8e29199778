package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Chinese resident identity numbers, GB 11643-1999: six digits of the region, eight of the date of
 * birth, three of the sequence (odd for men) and a check character. Fifteen-digit numbers of the
 * old form get their century, 19, and a check character.
 */
public final class CnId {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final int LENGTH = 18;
  private static final int OLD_LENGTH = 15;
  private static final String HIDDEN = "***";

  /** Doubles of 18 digits are 128 apart at most; one in eleven numbers between is valid. */
  private static final BigInteger MOST_APART = BigInteger.valueOf(128);

  private CnId() {}

  /**
   * Returns the check character (ISO 7064 MOD 11-2) of the first 17 digits.
   *
   * @param digits at least 17 digits; others after them are not looked at
   */
  public static char checkCharacter(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11);
  }

  /** Reads a cleaned cell. */
  static Normalised read(String cell) {
    if (cell.length() == LENGTH && valid(cell)) {
      return new Known(cell);
    }
    FloatText.Remains number = FloatText.read(cell);
    if (number instanceof FloatText.Whole whole) {
      return read(whole.digits());
    }
    if (number instanceof FloatText.Between between) {
      return between.likely().toString().length() == LENGTH
          ? new Masked(between.heads().get(0) + HIDDEN)
          : new Unusable(UnusableReason.WRONG_LENGTH);
    }
    if (number != null) {
      return new Unusable(UnusableReason.FLOAT_MANGLED);
    }
    DigitScan scan = DigitScan.of(withLatinX(cell));
    if (scan == null) {
      return new Unusable(UnusableReason.MALFORMED);
    }
    return scan.masked() ? masked(scan) : complete(scan.text());
  }

  private static boolean valid(String text) {
    return Cleaning.digits(text, 0, LENGTH - 1)
        && checkCharacter(text) == text.charAt(LENGTH - 1)
        && Days.exists(text, 6);
  }

  /** The last character may be written as a multiplication sign or a Cyrillic letter. */
  private static String withLatinX(String cell) {
    char last = cell.isEmpty() ? ' ' : cell.charAt(cell.length() - 1);
    return last == '\u00d7' || last == '\u0425' || last == '\u0445'
        ? cell.substring(0, cell.length() - 1) + "X"
        : cell;
  }

  private static Normalised masked(DigitScan scan) {
    return scan.blind() ? new Unusable(UnusableReason.MASKED) : new Masked(scan.text());
  }

  private static Normalised complete(String text) {
    if (text.length() == OLD_LENGTH && Cleaning.digits(text)) {
      String digits = text.substring(0, 6) + "19" + text.substring(6);
      return Days.exists(digits, 6)
          ? new Known(digits + checkCharacter(digits))
          : new Unusable(UnusableReason.BAD_DATE);
    }
    if (text.length() != LENGTH) {
      return new Unusable(UnusableReason.WRONG_LENGTH);
    }
    int x = text.indexOf('X');
    if (x >= 0 && x < LENGTH - 1) {
      return new Unusable(UnusableReason.MALFORMED);
    }
    if (!Days.exists(text, 6)) {
      return new Unusable(UnusableReason.BAD_DATE);
    }
    if (checkCharacter(text) == text.charAt(LENGTH - 1)) {
      return new Known(text);
    }
    FloatText.Between rounded = x < 0 ? FloatText.roundedDigits(text) : null;
    return rounded == null
        ? new Unusable(UnusableReason.BAD_CHECK_DIGIT)
        : new Masked(rounded.heads().get(0) + HIDDEN);
  }

  /** Returns the first 15 digits that a number rounded by a tool can have had, or none. */
  static List<String> heads(String cell) {
    if (FloatText.read(cell) instanceof FloatText.Between between) {
      return between.heads();
    }
    DigitScan scan = DigitScan.of(cell);
    if (scan == null || scan.text().length() != LENGTH || !Cleaning.digits(scan.text())) {
      return List.of();
    }
    FloatText.Between rounded = FloatText.roundedDigits(scan.text());
    return rounded == null ? List.of() : rounded.heads();
  }

  /**
   * Returns the whole numbers that a program can have rounded to this cell, those with a valid date
   * and check character; none if too many could be.
   */
  static List<String> wholes(String cell) {
    FloatText.Between between =
        FloatText.read(cell) instanceof FloatText.Between read
            ? read
            : Cleaning.digits(cell) && cell.length() == LENGTH
                ? FloatText.roundedDigits(cell)
                : null;
    if (between == null
        || between.high().subtract(between.low()).compareTo(MOST_APART) > 0
        || between.low().toString().length() != LENGTH
        || between.high().toString().length() != LENGTH) {
      return List.of();
    }
    List<String> wholes = new ArrayList<>();
    for (BigInteger number = between.low();
        number.compareTo(between.high()) <= 0;
        number = number.add(BigInteger.ONE)) {
      String digits = number.toString();
      if (valid(digits)) {
        wholes.add(digits);
      }
    }
    return wholes;
  }
}
