package dyepack.layout;

import java.util.Set;
import java.util.regex.Pattern;

/** What a cell looks like, as far as telling delimiters and headers from data needs it. */
public enum CellKind {
  /** Nothing but blanks, or a dash for nothing. */
  BLANK,
  /** Digits with an optional sign. */
  INTEGER,
  /** A number with a fraction, separators, an exponent, a currency or per cent sign. */
  NUMBER,
  /** A date, a time of day, or both. */
  DATE,
  /** A mobile or international telephone number, perhaps masked. */
  PHONE,
  /** An identity number of 18 characters with a valid check character, or masked. */
  IDENTITY,
  /** An e-mail address, perhaps masked. */
  EMAIL,
  /** A web address, IP address or the like. */
  ADDRESS_OF_MACHINE,
  /** Words of any script, with what stands within and between words. */
  WORDS,
  /** Anything else: most often several cells glued together, or one cut in two. */
  OTHER;

  private static final Pattern NUMBER_FORM =
      Pattern.compile(
          "[+-]?[¥$€£￥]?[+-]?(\\d{1,3}([,' ]\\d{3})+|\\d*)([.,]\\d+)?([eE][+-]?\\d{1,3})?[%万亿元]?");
  private static final Pattern DATE_FORM =
      Pattern.compile(
          "((\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})|(\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})"
              + "|(\\d{4}年\\d{1,2}月(\\d{1,2}日)?))?"
              + "[ T]?(\\d{1,2}[:时]\\d{2}([:分]\\d{2}(\\.\\d+)?秒?)?)?( ?[AaPp][Mm])?(Z|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern PHONE_FORM =
      Pattern.compile(
          "(\\+?1[ -.]?)?\\(\\d{3}\\) ?\\d{3}-\\d{4}|(\\+\\d{1,3}[ -]?)?(1[3-9]\\d[ -]?[\\dxX*]{4}[ -]?\\d{4}|0\\d{2,3}-\\d{7,8})");
  private static final Pattern EMAIL_FORM = Pattern.compile("[\\w.+*-]{1,64}@[\\w-]+(\\.[\\w-]+)+");
  private static final Pattern MACHINE_FORM =
      Pattern.compile(
          "(https?://\\S+)|(\\d{1,3}(\\.\\d{1,3}){3})|([0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5})"
              + "|([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");
  private static final Pattern WORDS_FORM =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}*]+(([-_.'’·/#&@+ （(]|[）)] ?|, |\\. | - )[\\p{L}\\p{M}\\p{N}*（(]+)*"
              + "[.）)?!+*]?");

  /** What people and programs write where there is nothing. */
  private static final Set<String> NOTHING = Set.of("-", "--", "\u2014", "\u2014\u2014", "\\N");

  private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  /** The first kind that fits; cells above 200 characters aren't looked at. */
  public static CellKind of(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || NOTHING.contains(text)) {
      return BLANK;
    }
    if (text.length() > 200) {
      return OTHER;
    }
    char first = text.charAt(0);
    if (first < 0x80 && !Character.isLetter(first)) {
      CellKind numeric = numeric(text);
      if (numeric != OTHER) {
        return numeric;
      }
    }
    if (text.indexOf('@') > 0 && EMAIL_FORM.matcher(text).matches()) {
      return EMAIL;
    }
    if (MACHINE_FORM.matcher(text).matches()) {
      return ADDRESS_OF_MACHINE;
    }
    return WORDS_FORM.matcher(text).matches() ? WORDS : OTHER;
  }

  private static CellKind numeric(String text) {
    if (isIdentity(text)) {
      return IDENTITY;
    }
    if (PHONE_FORM.matcher(text).matches()) {
      return PHONE;
    }
    if (isInteger(text)) {
      return INTEGER;
    }
    if (PhonesAbroad.is(text)) {
      return PHONE;
    }
    if (text.length() >= 4 && DATE_FORM.matcher(text).matches()) {
      return DATE;
    }
    return NUMBER_FORM.matcher(text).matches() && text.chars().anyMatch(c -> c >= '0' && c <= '9')
        ? NUMBER
        : OTHER;
  }

  private static boolean isInteger(String text) {
    int from = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > from;
  }

  /** GB 11643: 17 digits and a check character; or the first six, stars, and the last four. */
  private static boolean isIdentity(String text) {
    if (text.length() != 18) {
      return false;
    }
    int sum = 0;
    int stars = 0;
    for (int i = 0; i < 17; i++) {
      char c = text.charAt(i);
      if (c == '*' && i >= 3) {
        stars++;
      } else if (c < '0' || c > '9') {
        return false;
      } else {
        sum += (c - '0') * ID_WEIGHTS[i];
      }
    }
    char check = Character.toUpperCase(text.charAt(17));
    return stars > 0
        ? check == 'X' || check == '*' || Character.isDigit(check)
        : "10X98765432".charAt(sum % 11) == check;
  }

  /** Whether hardly anything but whole cells of data looks like this. */
  public boolean telling() {
    return this == DATE || this == PHONE || this == IDENTITY || this == EMAIL;
  }

  /** Whether a column of this kind holds figures rather than words. */
  public boolean figures() {
    return this == INTEGER || this == NUMBER || telling();
  }
}
