package dyepack.marks;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number as it stands in one cell. */
final class NumberText implements Written {
  private final Decimal value;
  private final String prefix;
  private final String suffix;
  private final Affixes affixes;
  private final Digits digits;
  private final CellStyle style;
  private final int paddedWidth;
  private final boolean trimmed;
  private final boolean leadingZero;

  NumberText(
      Decimal value,
      String prefix,
      String suffix,
      Affixes affixes,
      Digits digits,
      boolean leadingZero,
      CellStyle style) {
    this.value = value;
    this.prefix = prefix;
    this.suffix = suffix;
    this.affixes = affixes;
    this.digits = digits;
    this.style = style;
    this.leadingZero = leadingZero;
    boolean padded = leadingZero || digits.integerDigits() == style.zeroPaddedWidth();
    paddedWidth = padded ? digits.integerDigits() : 0;
    trimmed = isTrimmed();
  }

  /** Says whether the cell looks like one of a column that leaves trailing zeros out. */
  private boolean isTrimmed() {
    int decimals = digits.decimals();
    return style.minDecimals() < style.maxDecimals()
        && decimals >= style.minDecimals()
        && decimals <= style.maxDecimals()
        && (decimals == style.minDecimals() || digits.unscaled() % 10 != 0);
  }

  @Override
  public Decimal value() {
    return value;
  }

  /** Returns what the column shows of this cell, for its profile. */
  Digits digits() {
    return digits;
  }

  boolean hasLeadingZero() {
    return leadingZero;
  }

  /** Rules most numbers out: serial days have five digits, days and seconds of an epoch more. */
  boolean hasDigitsOfTime() {
    return digits.integerDigits() >= 5 && digits.groupSeparator().isEmpty();
  }

  /** Returns one in the last place that the cell shows. */
  BigDecimal resolution() {
    return BigDecimal.ONE.scaleByPowerOfTen(affixes.shift() - digits.decimals());
  }

  @Override
  public boolean settled() {
    return suffix.isEmpty()
        && (prefix.isEmpty() || prefix.equals("-"))
        && digits.groupSeparator().isEmpty()
        && style.groupSeparator().isEmpty()
        && digits.decimalSeparator() != ','
        && !style.decimalComma();
  }

  @Override
  public @Nullable String render(long unscaled, int decimals) {
    long magnitude = affixes.negative() ? -unscaled : unscaled;
    if (magnitude < 0 || (affixes.negative() && magnitude == 0)) {
      return null;
    }
    int needed = decimals + affixes.shift();
    while (needed > 0 && magnitude % 10 == 0) {
      magnitude /= 10;
      needed--;
    }
    int shown = trimmed ? Math.max(needed, style.minDecimals()) : digits.decimals();
    int most = trimmed ? Math.max(style.maxDecimals(), digits.decimals()) : shown;
    if (needed > most || shown > most || magnitude >= Decimal.power(18) || needed > 18) {
      return null;
    }
    long unit = Decimal.power(needed);
    String whole = whole(magnitude / unit);
    if (whole == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(prefix.length() + suffix.length() + 24);
    text.append(prefix).append(whole);
    if (shown > 0) {
      appendDecimals(text, magnitude % unit, needed, shown);
    }
    return text.append(suffix).toString();
  }

  private void appendDecimals(StringBuilder text, long fraction, int needed, int shown) {
    char separator = digits.decimalSeparator();
    text.append(separator == 0 ? (style.decimalComma() ? ',' : '.') : separator);
    for (int i = needed - 1; i >= 0; i--) {
      text.append((char) ('0' + fraction / Decimal.power(i) % 10));
    }
    for (int i = needed; i < shown; i++) {
      text.append('0');
    }
  }

  private @Nullable String whole(long number) {
    if (number == 0 && digits.integerDigits() == 0) {
      return "";
    }
    String plain = Long.toString(number);
    if (paddedWidth > 0) {
      int missing = paddedWidth - plain.length();
      if (missing < 0) {
        return null;
      }
      plain = "0".repeat(missing) + plain;
    }
    String group = groupSeparator();
    return group.isEmpty() ? plain : grouped(plain, group);
  }

  /** A cell too small to show a separator takes that of its column. */
  private String groupSeparator() {
    boolean undecided = digits.integerDigits() <= 3 && paddedWidth == 0;
    return undecided ? style.groupSeparator() : digits.groupSeparator();
  }

  private static String grouped(String plain, String group) {
    StringBuilder text = new StringBuilder(plain.length() + 8);
    for (int i = 0; i < plain.length(); i++) {
      if (i > 0 && (plain.length() - i) % 3 == 0) {
        text.append(group);
      }
      text.append(plain.charAt(i));
    }
    return text.toString();
  }
}
