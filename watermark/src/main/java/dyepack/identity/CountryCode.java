package dyepack.identity;

/** Lengths of the country codes of ITU-T E.164: the codes are a prefix code. */
final class CountryCode {
  /** Two-digit codes; of the rest, 1 and 7 have one digit and all others three. */
  private static final String TWO_DIGITS =
      " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64"
          + " 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

  private CountryCode() {}

  /** Returns the length of the code that the digits begin with. */
  static int length(String digits) {
    if (digits.startsWith("1") || digits.startsWith("7")) {
      return 1;
    }
    if (digits.length() < 3) {
      return digits.length();
    }
    return TWO_DIGITS.contains(" " + digits.substring(0, 2) + " ") ? 2 : 3;
  }
}
