package dyepack.layout;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers of other countries than China, as far as the way in which they are written
 * tells them: with a plus and the country's code, or in three groups as in North America.
 */
final class PhonesAbroad {
  /**
   * NANPA: area codes and exchanges begin with 2 to 9. A bracket may stand around the area code, a
   * 1 before it.
   */
  private static final String GROUPS =
      "(?:1[ .-])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}([-. ]))[2-9]\\d{2}(?:\\1|-)\\d{4}";

  /**
   * ITU-T E.164: at most 15 digits; a code of one digit is 1 or 7. China's own are known otherwise.
   */
  private static final String CODED =
      "\\+(?!86)(?:[17]|[2-9]\\d{1,2})(?:[ .-]?\\(?\\d{1,4}\\)?)?(?:[ .-]?\\d{2,4}){2,4}";

  private static final Pattern NUMBER =
      Pattern.compile("(?:" + GROUPS + "|" + CODED + ")(?![\\d*])");
  private static final int FEWEST_DIGITS = 10;
  private static final int MOST_DIGITS = 15;

  /** Numbers that the called one pays for, which are nobody's. */
  private static final Set<String> FREE =
      Set.of("400", "800", "833", "844", "855", "866", "877", "888");

  private PhonesAbroad() {}

  /** Whether a text is such a number and nothing else. */
  static boolean is(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.matches() && isLong(text) && !isFree(text);
  }

  /**
   * The number that begins with the digits of {@code text[from, end)} or the sign before them, or
   * null.
   */
  static Anchors.@Nullable Anchor at(CharSequence text, int from, int end) {
    char before = from == 0 ? ' ' : text.charAt(from - 1);
    boolean coded = before == '+';
    boolean next = end < text.length() && "-. )".indexOf(text.charAt(end)) >= 0;
    if (!coded && (!next || (end - from != 3 && !(end - from == 1 && text.charAt(from) == '1')))) {
      return null;
    }
    boolean bracket = before == '(';
    int start = coded || bracket ? from - 1 : from;
    char outside = start == 0 ? ' ' : text.charAt(start - 1);
    boolean glued = Character.isLetterOrDigit(outside) && !Anchors.isHan(outside);
    if (glued || outside == '-' || outside == '.') {
      return null;
    }
    Matcher number = NUMBER.matcher(text).region(start, text.length());
    number.useTransparentBounds(true);
    if (!number.lookingAt() || !isLong(number.group()) || isFree(number.group())) {
      return null;
    }
    return new Anchors.Anchor(Anchors.Kind.PHONE, start, number.end());
  }

  private static boolean isLong(String number) {
    long digits = number.chars().filter(c -> c >= '0' && c <= '9').count();
    return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
  }

  private static boolean isFree(String number) {
    String digits = number.replaceAll("\\D", "");
    return FREE.contains(digits.substring(digits.length() - 10, digits.length() - 7));
  }
}
