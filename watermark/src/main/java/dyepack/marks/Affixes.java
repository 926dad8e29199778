package dyepack.marks;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the digits of a number: sign, currency, brackets of a negative amount, units,
 * and the multipliers of ten that people write as a word.
 *
 * @param negative the number is below zero
 * @param shift the number is multiplied by 10^shift
 * @param exact everything keeps its meaning when the digits change: true for all but k and w, which
 *     may be part of a unit
 */
record Affixes(boolean negative, int shift, boolean exact) {
  private static final Affixes NONE = new Affixes(false, 0, true);
  private static final Affixes MINUS = new Affixes(true, 0, true);

  private static final Set<String> CURRENCIES =
      Set.of(
          "¥", "$", "€", "£", "us$", "hk$", "nt$", "rmb", "cny", "usd", "eur", "gbp", "hkd", "jpy",
          "人民币", "rmb¥", "cny¥", "rs.", "rs", "inr", "₹", "chf", "r$", "a$", "c$", "aud", "cad");

  private static final Map<String, Integer> MULTIPLIERS =
      Map.of("千万", 7, "百万", 6, "万", 4, "萬", 4, "亿", 8, "億", 8, "千", 3);

  private static final Pattern UNIT = Pattern.compile("[\\p{L}\\p{M}%‰°²³/$€£¥]{0,8}");

  /** Returns the meaning of what stands before and after the digits, or null if it has none. */
  static @Nullable Affixes of(String before, String after) {
    if (after.isEmpty()) {
      if (before.isEmpty()) {
        return NONE;
      }
      if (before.equals("-")) {
        return MINUS;
      }
    }
    String prefix = before.strip().toLowerCase(Locale.ROOT);
    String suffix = after.strip();
    boolean bracketed = prefix.startsWith("(") && suffix.endsWith(")");
    if (bracketed) {
      prefix = prefix.substring(1);
      suffix = suffix.substring(0, suffix.length() - 1).strip();
    }
    boolean trailingMinus = suffix.equals("-");
    int signs = count(prefix, '-') + count(prefix, '+');
    if (signs > 1 || (signs > 0 && (bracketed || trailingMinus))) {
      return null;
    }
    boolean negative = bracketed || trailingMinus || prefix.indexOf('-') >= 0;
    String currency = prefix.replace("-", "").replace("+", "").replace(" ", "");
    if (!currency.isEmpty() && !CURRENCIES.contains(currency)) {
      return null;
    }
    return withSuffix(negative, trailingMinus ? "" : suffix);
  }

  private static @Nullable Affixes withSuffix(boolean negative, String suffix) {
    String lower = suffix.toLowerCase(Locale.ROOT);
    if (lower.equals("k") || lower.equals("w")) {
      return new Affixes(negative, lower.equals("k") ? 3 : 4, false);
    }
    for (int length = 2; length >= 1; length--) {
      Integer shift =
          suffix.length() >= length ? MULTIPLIERS.get(suffix.substring(0, length)) : null;
      if (shift != null) {
        boolean known = UNIT.matcher(suffix.substring(length).strip()).matches();
        return known ? new Affixes(negative, shift, true) : null;
      }
    }
    return UNIT.matcher(suffix).matches() ? new Affixes(negative, 0, true) : null;
  }

  private static int count(String text, char wanted) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += text.charAt(i) == wanted ? 1 : 0;
    }
    return count;
  }
}
