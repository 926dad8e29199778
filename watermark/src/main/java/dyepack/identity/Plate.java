package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import java.util.regex.Pattern;

/**
 * Number plates. Chinese ones (GA 36, GA 802: province, city letter, five characters, or six for
 * new energy) never contain I or O after the city letter, so these are read as 1 and 0. Others keep
 * their letters and digits.
 */
final class Plate {
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领民";
  private static final Pattern CHINESE =
      Pattern.compile(
          "[" + PROVINCES + "][A-Z](?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳试超使领]|[A-HJ-NP-Z0-9]{6})");
  private static final Pattern POLICE = Pattern.compile("WJ[" + PROVINCES + "]?[0-9A-Z]{5,6}");
  private static final Pattern OTHER = Pattern.compile("(?=.*\\d)[\\p{L}\\p{N}]{3,10}");

  private Plate() {}

  /** Reads a cleaned cell. */
  static Normalised read(String cell) {
    StringBuilder kept = new StringBuilder(cell.length());
    boolean masked = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = Character.toUpperCase(cell.charAt(i));
      if (Cleaning.hides(c) || c == '_' || twice(cell, i, "xx") || twice(cell, i, "··")) {
        masked = true;
        kept.append('*');
      } else if (Character.isLetterOrDigit(c)) {
        kept.append(c);
      }
    }
    String text = unambiguous(kept.toString());
    if (masked) {
      return text.chars().allMatch(c -> c == '*')
          ? new Unusable(UnusableReason.MASKED)
          : new Masked(text);
    }
    return complete(text);
  }

  /** A small x and the dot that stands after the city letter hide where two are side by side. */
  private static boolean twice(String cell, int at, String pair) {
    return cell.startsWith(pair, at) || (at > 0 && cell.startsWith(pair, at - 1));
  }

  private static Normalised complete(String text) {
    if (text.isEmpty()) {
      return new Unusable(UnusableReason.MALFORMED);
    }
    if (PROVINCES.indexOf(text.charAt(0)) >= 0) {
      return CHINESE.matcher(text).matches() ? new Known(text) : wrong(text.length(), 7, 8);
    }
    return POLICE.matcher(text).matches() || OTHER.matcher(text).matches()
        ? new Known(text)
        : wrong(text.length(), 3, 10);
  }

  private static Unusable wrong(int length, int least, int most) {
    return new Unusable(
        length < least || length > most ? UnusableReason.WRONG_LENGTH : UnusableReason.MALFORMED);
  }

  private static String unambiguous(String text) {
    if (text.length() < 3 || PROVINCES.indexOf(text.charAt(0)) < 0) {
      return text;
    }
    return text.substring(0, 2) + text.substring(2).replace('O', '0').replace('I', '1');
  }
}
