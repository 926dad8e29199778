package dyepack.canaries;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** The parts of an 18-digit resident identity number (GB 11643). */
final class CnId {
  private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[\\dXx]");

  private CnId() {}

  /** Returns whether the form, the day of birth and the check digit are right. */
  static boolean valid(String cell) {
    if (!FORM.matcher(cell).matches() || !CheckDigit.MOD_11_2.passes(cell)) {
      return false;
    }
    try {
      LocalDate birth = birth(cell);
      return birth.getYear() >= 1870 && birth.getYear() < 2100;
    } catch (DateTimeException e) {
      return false;
    }
  }

  static String region(String id) {
    return id.substring(0, 6);
  }

  static LocalDate birth(String id) {
    return LocalDate.of(
        Integer.parseInt(id.substring(6, 10)),
        Integer.parseInt(id.substring(10, 12)),
        Integer.parseInt(id.substring(12, 14)));
  }

  static String sequence(String id) {
    return id.substring(14, 17);
  }

  /** Returns whether the number is a man's. */
  static boolean male(String id) {
    return CheckDigit.digit(id, 16) % 2 == 1;
  }

  /** Puts a number together; the check digit is computed, its X small if asked for. */
  static String of(String region, LocalDate birth, String sequence, char ten) {
    String body =
        region
            + String.format(
                "%04d%02d%02d", birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth())
            + sequence;
    String id = CheckDigit.MOD_11_2.mend(body + "0");
    return id == null ? body + "0" : id.replace('X', ten);
  }
}
