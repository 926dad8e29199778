package dyepack.canaries;

import dyepack.canaries.ForgeRequest.Caution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes contacts in the way of a column of phones, and makes numbers up where there are none. */
final class PhoneMaker {
  /** Mobile prefixes that no Chinese operator has (libphonenumber metadata of July 2026). */
  private static final List<String> UNUSED =
      List.of("154", "163", "164", "168", "169", "179", "194");

  private static final double BLANKS = 0.02;

  private final Column column;
  private final Caution caution;
  private final Map<String, List<String>> byPrefix = new HashMap<>();
  private final boolean blanks;

  PhoneMaker(Column column, Caution caution) {
    this.column = column;
    this.caution = caution;
    List<String> filled = column.filled();
    blanks = filled.size() <= (1 - BLANKS) * column.rows();
    for (String cell : filled) {
      String digits = national(cell);
      if (digits.length() > 7) {
        byPrefix.computeIfAbsent(digits.substring(0, 3), key -> new ArrayList<>()).add(digits);
      }
    }
  }

  private static String digits(String phone) {
    return phone.replaceAll("\\D", "");
  }

  /** Returns the digits of a number without China's country code. */
  private static String national(String phone) {
    String digits = digits(phone);
    for (String code : List.of("0086", "86")) {
      if (digits.startsWith(code) && digits.length() == code.length() + 11) {
        return digits.substring(code.length());
      }
    }
    return digits;
  }

  /** Returns a contact's phone written like the base cell. */
  String contact(String base, String phone) {
    return national(base).length() == national(phone).length()
        ? replaced(base, national(phone))
        : phone;
  }

  private static String replaced(String base, String national) {
    StringBuilder cell = new StringBuilder(base);
    int digit = national.length() - 1;
    for (int i = cell.length() - 1; i >= 0 && digit >= 0; i--) {
      if (Character.isDigit(cell.charAt(i))) {
        cell.setCharAt(i, national.charAt(digit--));
      }
    }
    return cell.toString();
  }

  /** Returns what stands in the place of a contact: a blank, or a number made up. */
  String without(String base, Draws draws) {
    if (caution == Caution.NEVER_ISSUED && blanks) {
      return "";
    }
    String national = national(base);
    boolean mobile = national.length() == 11 && national.startsWith("1");
    if (caution == Caution.NEVER_ISSUED) {
      return replaced(base, neverIssued(national, mobile, draws));
    }
    for (int i = 0; i < 20; i++) {
      String made = replaced(base, lookAlike(national, draws));
      if (column.count(made) == 0) {
        return made;
      }
    }
    return "";
  }

  private static String neverIssued(String national, boolean mobile, Draws draws) {
    if (mobile) {
      return draws.of(UNUSED) + random(8, draws);
    } else if (national.startsWith("0") && national.length() > 9) {
      int area = national.matches("0(10|2\\d).*") ? 3 : 4;
      return national.substring(0, area) + "0" + random(national.length() - area - 1, draws);
    } else if (national.length() == 10) {
      return national.substring(0, 3) + "55501" + random(2, draws);
    }
    return "0".repeat(Math.min(4, national.length()))
        + random(Math.max(0, national.length() - 4), draws);
  }

  private String lookAlike(String national, Draws draws) {
    if (national.length() <= 7) {
      return random(national.length(), draws);
    }
    String other = draws.of(byPrefix.getOrDefault(national.substring(0, 3), List.of(national)));
    String like = other.length() == national.length() ? other : national;
    return like.substring(0, like.length() - 4) + random(4, draws);
  }

  private static String random(int digits, Draws draws) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      text.append((char) ('0' + draws.below(10)));
    }
    return text.toString();
  }
}
