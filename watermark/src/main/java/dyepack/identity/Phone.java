package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers. The canonical form is the digits of E.164 without the plus sign ({@code
 * 8613812345678}), followed by {@code x} and the extension if there is one. A number without a
 * country code is read as Chinese or North American where it fits their plans; any other keeps its
 * digits without leading zeros.
 */
final class Phone {
  private static final Pattern LABEL =
      Pattern.compile("^(?:tel|phone|mobile|cell|电话|联系电话|手机号码|手机号|手机)\\.?\\s*[:：]?\\s*");
  private static final Pattern EXTENSION =
      Pattern.compile(
          "\\s*(?:;?ext(?:ension)?[.=]?|转|分机号?|(?<=[0-9) ])x(?=\\d{1,6}$))\\s*(\\d{1,6})$");
  private static final Pattern HYPHEN_EXTENSION =
      Pattern.compile("^((?:\\+?86[- ]?)?\\(?0\\d{2,3}\\)?[- ]?\\d{7,8})-(\\d{1,6})$");
  private static final Pattern LANDLINE = Pattern.compile("(?:10|2\\d|[3-9]\\d\\d)\\d{7,8}");
  private static final Pattern CARRIER =
      Pattern.compile("(?:17951|17911|17909|17901|12593|11808|10193)(0?1[3-9]\\d{9}|0\\d{9,11})");
  private static final Pattern AMERICAN = Pattern.compile("[2-9]\\d\\d[2-9]\\d{6}");

  /** One, then groups of three, three and four: how North America writes its numbers. */
  private static final Pattern AMERICAN_GROUPS =
      Pattern.compile("1[-. (/]+\\d{3}[-. )/]+\\d{3}[-. ]+\\d{4}");

  /** Two or three digits, then seven or eight: a Chinese area code that lost its zero. */
  private static final Pattern CHINESE_GROUPS =
      Pattern.compile("\\(?(?:10|2\\d)\\)?[- ]\\d{8}|\\(?[3-9]\\d\\d\\)?[- ]\\d{8}");

  /** Ten digits that no other plan has: Peking without its zero, and the service numbers. */
  private static final Pattern BARE_CHINESE = Pattern.compile("10\\d{8}|400\\d{7}");

  private static final Pattern CHINA_APART = Pattern.compile("^\\(?86[-) ].*");

  private Phone() {}

  /** Reads a cleaned cell. */
  static Normalised read(String cell) {
    if (mobile(cell)) {
      return new Known("86".concat(cell));
    }
    FloatText.Remains number = FloatText.read(cell);
    if (number instanceof FloatText.Whole whole && Cleaning.digits(whole.digits())) {
      return read(whole.digits());
    }
    if (number != null) {
      return new Unusable(UnusableReason.FLOAT_MANGLED);
    }
    String text = Tail.withoutLabel(LABEL.matcher(Cleaning.lower(cell)).replaceFirst("").strip());
    String extension = "";
    Matcher hyphen = HYPHEN_EXTENSION.matcher(text);
    Matcher words = EXTENSION.matcher(text);
    if (hyphen.matches()) {
      extension = "x" + hyphen.group(2);
      text = hyphen.group(1);
    } else if (words.find() && words.start() >= 7) {
      extension = "x" + words.group(1);
      text = text.substring(0, words.start());
    }
    return readNumber(text, extension);
  }

  private static Normalised readNumber(String written, String extension) {
    String text = written.replace("(0)", "");
    DigitScan scan = DigitScan.of(text);
    if (scan == null || scan.text().indexOf('X') >= 0) {
      return new Unusable(UnusableReason.MALFORMED);
    }
    if (scan.masked()) {
      return masked(scan, text);
    }
    String digits = scan.text();
    if (digits.length() < 7) {
      return new Unusable(UnusableReason.WRONG_LENGTH);
    }
    String canonical =
        text.startsWith("+") || text.startsWith("(+")
            ? international(digits)
            : digits.startsWith("00") ? international(digits.substring(2)) : national(digits, text);
    if (canonical.length() < 7 || canonical.length() > 15) {
      return new Unusable(UnusableReason.WRONG_LENGTH);
    }
    return new Known(canonical + extension);
  }

  /** A number after its plus sign: country code and number, perhaps with a trunk zero between. */
  private static String international(String digits) {
    int code = CountryCode.length(digits);
    String rest = digits.substring(code);
    boolean trunk = rest.startsWith("0") && !digits.startsWith("39");
    return trunk ? digits.substring(0, code) + Cleaning.withoutLeadingZeros(rest) : digits;
  }

  private static String national(String digits, String text) {
    Matcher carrier = CARRIER.matcher(digits);
    if (carrier.matches()) {
      return national(carrier.group(1), carrier.group(1));
    }
    if (digits.startsWith("86")) {
      String rest = digits.substring(2);
      boolean apart = CHINA_APART.matcher(text).matches() || rest.startsWith("0");
      if (mobile(rest) || (apart && chinese(rest))) {
        return "86" + Cleaning.withoutLeadingZeros(rest);
      }
    }
    boolean american = AMERICAN_GROUPS.matcher(text).matches();
    if (!american && chinese(digits)) {
      return "86" + Cleaning.withoutLeadingZeros(digits);
    }
    if (digits.length() == 11 && digits.startsWith("1")) {
      return digits;
    }
    if (CHINESE_GROUPS.matcher(text).matches() || BARE_CHINESE.matcher(digits).matches()) {
      return "86" + digits;
    }
    return AMERICAN.matcher(digits).matches() ? "1" + digits : Cleaning.withoutLeadingZeros(digits);
  }

  /** Tells whether the digits are a Chinese mobile, or a landline with its area code's zero. */
  private static boolean chinese(String digits) {
    boolean zero = digits.startsWith("0");
    String number = zero ? digits.substring(1) : digits;
    return mobile(number) || (zero && LANDLINE.matcher(number).matches());
  }

  /** Drops the country code from what is visible, as the index holds national numbers in parts. */
  private static Normalised masked(DigitScan scan, String text) {
    if (scan.blind()) {
      return new Unusable(UnusableReason.MASKED);
    }
    String pattern = scan.text();
    if (text.startsWith("00")) {
      pattern = pattern.substring(Math.min(2, scan.head().length()));
    }
    boolean coded =
        text.startsWith("+") || text.startsWith("00") || CHINA_APART.matcher(text).matches();
    if (pattern.startsWith("861") && (coded || pattern.length() == 13)) {
      pattern = pattern.substring(2);
    } else if (coded && pattern.startsWith("86")) {
      pattern = pattern.substring(2);
    } else if (coded && pattern.startsWith("1")) {
      pattern = pattern.substring(1);
    }
    return new Masked(pattern);
  }

  /** Returns the national part of a canonical number: what is seen of it when it is masked. */
  static String national(String canonical) {
    int extension = canonical.indexOf('x');
    String number = extension < 0 ? canonical : canonical.substring(0, extension);
    if (number.startsWith("86") && number.length() >= 11) {
      return number.substring(2);
    }
    return number.startsWith("1") && number.length() == 11 ? number.substring(1) : number;
  }

  /** Tells whether a national number is a Chinese mobile. */
  static boolean mobile(String national) {
    return national.length() == 11
        && national.charAt(0) == '1'
        && national.charAt(1) >= '3'
        && Cleaning.digits(national);
  }
}
