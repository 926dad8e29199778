package dyepack.marks;

import org.jspecify.annotations.Nullable;

/** Integers, decimals and money as people and programs write them. */
final class NumberNotation implements Notation {
  private static final long serialVersionUID = 1L;

  private final CellStyle style;

  NumberNotation(CellStyle style) {
    this.style = style;
  }

  @Override
  public @Nullable NumberText parse(String cell) {
    int from = firstDigit(cell);
    int to = endOfDigits(cell, from);
    if (from == to) {
      return null;
    }
    Digits digits = Digits.read(cell, from, to, style.decimalComma());
    if (digits == null || digits.truncated()) {
      return null;
    }
    String prefix = cell.substring(0, from);
    String suffix = cell.substring(to);
    Affixes affixes = Affixes.of(Folded.narrow(prefix), Folded.narrow(suffix));
    if (affixes == null || !affixes.exact()) {
      return null;
    }
    Decimal value = value(digits, affixes);
    if (value == null) {
      return null;
    }
    boolean leadingZero = cell.charAt(from) == '0' && digits.integerDigits() > 1;
    NumberText text = new NumberText(value, prefix, suffix, affixes, digits, leadingZero, style);
    return cell.equals(text.render(value.unscaled(), value.decimals())) ? text : null;
  }

  @Override
  public @Nullable Decimal read(String cell) {
    Decimal plain = readPlain(cell);
    return plain != null ? plain : readLoosely(Folded.of(cell));
  }

  /** Reads digits with perhaps a minus sign and a decimal point: nearly every cell. */
  private @Nullable Decimal readPlain(String cell) {
    int length = cell.length();
    if (length == 0 || length > 19) {
      return null;
    }
    int start = cell.charAt(0) == '-' ? 1 : 0;
    long unscaled = 0;
    int point = -1;
    for (int i = start; i < length; i++) {
      char c = cell.charAt(i);
      if (Digits.isDigit(c)) {
        unscaled = unscaled * 10 + (c - '0');
      } else if (c == '.' && point < 0 && !style.decimalComma()) {
        point = i;
      } else {
        return null;
      }
    }
    int digits = length - start - (point < 0 ? 0 : 1);
    if (digits == 0 || digits > 18) {
      return null;
    }
    return new Decimal(start == 1 ? -unscaled : unscaled, point < 0 ? 0 : length - 1 - point);
  }

  private @Nullable Decimal readLoosely(String text) {
    int from = firstDigit(text);
    int to = endOfDigits(text, from);
    if (from == to) {
      return null;
    }
    Digits digits = Digits.read(text, from, to, style.decimalComma());
    if (digits == null) {
      return null;
    }
    int end = endOfExponent(text, to);
    String suffix = text.substring(end);
    if (suffix.startsWith(".")) {
      suffix = suffix.substring(1);
    }
    Affixes affixes = Affixes.of(text.substring(0, from), suffix);
    if (affixes == null) {
      return null;
    }
    Decimal value = value(digits, affixes);
    return value == null || end == to ? value : scaled(value, text.substring(to + 1, end));
  }

  private static @Nullable Decimal value(Digits digits, Affixes affixes) {
    long unscaled = affixes.negative() ? -digits.unscaled() : digits.unscaled();
    return scaled(unscaled, digits.decimals() - affixes.shift());
  }

  private static @Nullable Decimal scaled(Decimal value, String exponent) {
    return scaled(value.unscaled(), value.decimals() - Integer.parseInt(exponent));
  }

  private static @Nullable Decimal scaled(long unscaled, int decimals) {
    if (decimals >= 0) {
      return Math.abs(unscaled) > Decimal.LIMIT ? null : new Decimal(unscaled, decimals);
    }
    long shifted = Decimal.shifted(unscaled, -decimals);
    return shifted == Decimal.OVERFLOW ? null : new Decimal(shifted, 0);
  }

  private static int firstDigit(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Digits.isDigit(c)) {
        boolean decimalsOnly = i > 0 && (text.charAt(i - 1) == '.' || text.charAt(i - 1) == ',');
        return decimalsOnly ? i - 1 : i;
      }
    }
    return length;
  }

  /** Returns the end of the digits and of the separators that are followed by a digit. */
  private static int endOfDigits(String text, int from) {
    int length = text.length();
    int i = from;
    while (i < length) {
      char c = text.charAt(i);
      boolean separator =
          Digits.separates(c) && i + 1 < length && Digits.isDigit(text.charAt(i + 1));
      if (!Digits.isDigit(c) && !separator) {
        break;
      }
      i++;
    }
    return i;
  }

  /** Returns the end of an exponent such as {@code E+05} at {@code at}, or {@code at}. */
  private static int endOfExponent(String text, int at) {
    int length = text.length();
    if (at >= length || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
      return at;
    }
    int i = at + 1;
    if (i < length && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    int digits = i;
    while (i < length && Digits.isDigit(text.charAt(i))) {
      i++;
    }
    return i == digits || i - digits > 3 ? at : i;
  }

  @Override
  public boolean keepsSign() {
    return true;
  }
}
