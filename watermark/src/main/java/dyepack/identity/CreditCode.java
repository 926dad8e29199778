package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import java.util.Locale;

/**
 * Chinese unified social credit codes, GB 32100-2015: 17 characters of 31 (no I, O, S, V, Z) and a
 * check character.
 */
public final class CreditCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;

  private CreditCode() {}

  /**
   * Returns the check character of the first 17 characters: 31 - (sum of value times 3^place mod
   * 31), mod 31 (GB 32100-2015 §5).
   *
   * @param code at least 17 characters of the alphabet
   */
  public static char checkCharacter(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += weight * ALPHABET.indexOf(code.charAt(i));
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }

  /** Reads a cleaned cell. */
  static Normalised read(String cell) {
    StringBuilder kept = new StringBuilder(LENGTH);
    boolean masked = false;
    for (char c : cell.toUpperCase(Locale.ROOT).toCharArray()) {
      if (Cleaning.hides(c)) {
        masked = true;
        kept.append('*');
      } else if (ALPHABET.indexOf(c) >= 0) {
        kept.append(c);
      } else if (c != ' ' && c != '-') {
        return new Unusable(UnusableReason.MALFORMED);
      }
    }
    String text = kept.toString();
    if (masked) {
      return text.chars().allMatch(c -> c == '*')
          ? new Unusable(UnusableReason.MASKED)
          : new Masked(text);
    }
    if (text.length() != LENGTH) {
      return new Unusable(UnusableReason.WRONG_LENGTH);
    }
    return checkCharacter(text) == text.charAt(LENGTH - 1)
        ? new Known(text)
        : new Unusable(UnusableReason.BAD_CHECK_DIGIT);
  }
}
