package dyepack.identity;

import dyepack.identity.Normalised.Known;
import dyepack.identity.Normalised.Masked;
import dyepack.identity.Normalised.Unusable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * E-mail addresses: lower case, without display name, angle brackets or {@code mailto:}. Dots and
 * plus tags before the at sign stay: what they mean is the provider's business.
 */
final class Email {
  private static final Pattern BRACKETS = Pattern.compile("<([^<>]+)>");
  private static final Pattern LOCAL = Pattern.compile("[^\\s@,;:<>()\\[\\]\"\\\\]{1,64}");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+"
              + "[\\p{L}\\p{N}-]{2,63}");

  private static final Pattern HIDDEN =
      Pattern.compile("[*∗✱•●○◆◇■□▪▫█▓▒░▇×※★☆]+|[#?_]{2,}|(?<=.)x{4,}|[.·]{3,}");

  private Email() {}

  /** Reads a cleaned cell. */
  static Normalised read(String cell) {
    String text = Cleaning.lower(cell).replace('\u3002', '.');
    Matcher brackets = BRACKETS.matcher(text);
    if (brackets.find()) {
      text = brackets.group(1);
    }
    text = text.replace(" ", "");
    if (text.startsWith("mailto:")) {
      text = text.substring("mailto:".length());
    }
    while (text.endsWith(".") || text.endsWith(",") || text.endsWith(";")) {
      text = text.substring(0, text.length() - 1);
    }
    int at = text.indexOf('@');
    if (at < 0 || at != text.lastIndexOf('@')) {
      return new Unusable(UnusableReason.MALFORMED);
    }
    return read(text.substring(0, at), text.substring(at + 1));
  }

  private static Normalised read(String local, String domain) {
    String visible = stars(local);
    if (visible.indexOf('*') >= 0 || domain.indexOf('*') >= 0) {
      boolean blind = visible.equals("*") && domain.indexOf('*') >= 0;
      return blind
          ? new Unusable(UnusableReason.MASKED)
          : new Masked(visible + "@" + stars(domain));
    }
    if (!LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches()) {
      return new Unusable(UnusableReason.MALFORMED);
    }
    return new Known(local + "@" + domain);
  }

  /**
   * Hidden runs become one star; letters x hide only in runs of four, as in {@code zhxxxx@}, dots
   * in runs of three, signs that an address may hold in runs of two.
   */
  private static String stars(String text) {
    return HIDDEN.matcher(text).replaceAll("*");
  }
}
