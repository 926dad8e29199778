package dyepack.marks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Points in time: written with date and clock, as seconds, milliseconds or microseconds since 1970,
 * or as a spreadsheet's serial number of days since 1899-12-30. Values are seconds.
 */
final class TimeNotation implements Notation {
  private static final long serialVersionUID = 1L;

  private static final long FIRST_SERIAL = 15_000;
  private static final long LAST_SERIAL = 80_000;
  private static final int SERIAL_OF_1970 = 25_569;
  private static final BigDecimal MILLIS_OF_DAY = BigDecimal.valueOf(86_400_000);

  private static final String CLUES = "星周礼凌早晚[";
  private static final Pattern ENGLISH_WEEKDAY =
      Pattern.compile("(?i)\\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\b,?\\s*");
  private static final Pattern CHINESE_WEEKDAY =
      Pattern.compile("\\s*[(（]?(星期|周|礼拜)[一二三四五六日天][)）]?\\s*");
  private static final Pattern ZONE_REGION = Pattern.compile("\\[[A-Za-z/_]+\\]$");
  private static final Pattern SERVER_LOG_DATE = Pattern.compile("(\\d{1,2}/[A-Za-z]{3}/\\d{4}):");

  private final CellStyle style;
  private final NumberNotation numbers;

  TimeNotation(CellStyle style) {
    this.style = style;
    numbers = new NumberNotation(style);
  }

  /**
   * A point in time and how it was written.
   *
   * @param written the text, or null if it can't be written again
   * @param absolute the text counts from 1970 or names a zone: its days may begin at another hour
   *     than the owner's
   */
  record Moment(Decimal seconds, @Nullable Written written, boolean absolute) {}

  @Override
  public @Nullable Written parse(String cell) {
    Moment moment = writable(cell);
    return moment == null ? null : moment.written();
  }

  @Override
  public @Nullable Decimal read(String cell) {
    Moment moment = momentRead(cell);
    return moment == null ? null : moment.seconds();
  }

  /** Returns the cell if its value can be changed. */
  @Nullable Moment writable(String cell) {
    Moment moment = moment(cell);
    boolean contradicting =
        moment != null
            && moment.written() instanceof TimeText text
            && text.evidence().contradicting();
    return contradicting ? null : moment;
  }

  /** Returns the cell if it can be written again exactly. */
  @Nullable Moment moment(String cell) {
    TimeText text = TimeParser.parse(cell, style);
    if (text != null) {
      return exact(cell, text, text.hasZone());
    }
    if (cell.isEmpty() || !Digits.isDigit(cell.charAt(0))) {
      return null;
    }
    NumberText number = numbers.parse(cell);
    if (number == null) {
      return null;
    }
    int shift = shiftOfEpoch(number.value());
    if (shift >= 0) {
      return exact(cell, new EpochText(number, shift), true);
    }
    return isSerial(number.value()) ? exact(cell, new SerialText(number), false) : null;
  }

  private static @Nullable Moment exact(String cell, Written text, boolean absolute) {
    Decimal value = text.value();
    boolean same = cell.equals(text.render(value.unscaled(), value.decimals()));
    return same ? new Moment(value, text, absolute) : null;
  }

  /** Returns the cell however it is written. */
  @Nullable Moment momentRead(String cell) {
    String folded = Folded.of(cell);
    TimeText text = TimeParser.parse(folded, style);
    if (text == null) {
      text = TimeParser.parse(plainer(folded), style);
    }
    if (text != null) {
      return new Moment(text.value(), null, text.hasZone());
    }
    if (folded.length() == 19 && folded.chars().allMatch(c -> Digits.isDigit((char) c))) {
      folded = folded.substring(0, 16); // nanoseconds: microseconds are enough
    }
    Decimal number = numbers.read(folded);
    if (number == null || number.unscaled() <= 0) {
      return null;
    }
    int shift = shiftOfEpoch(number);
    if (shift >= 0) {
      return new Moment(new Decimal(number.unscaled(), number.decimals() + shift), null, true);
    }
    return isSerial(number) ? new Moment(ofSerial(number), null, false) : null;
  }

  /** Leaves out what is only ever said beside a date: weekdays, brackets around zones. */
  private static String plainer(String text) {
    if (text.length() < 8 || !mayHoldMore(text)) {
      return text;
    }
    String plain = ENGLISH_WEEKDAY.matcher(text).replaceAll("");
    plain = CHINESE_WEEKDAY.matcher(plain).replaceAll(" ");
    plain = ZONE_REGION.matcher(plain).replaceAll("");
    plain = SERVER_LOG_DATE.matcher(plain).replaceFirst("$1 ");
    return plain.replace("凌晨", "上午").replace("早上", "上午").replace("晚上", "下午").strip();
  }

  private static boolean mayHoldMore(String text) {
    boolean digit = false;
    boolean clue = Character.isLetter(text.charAt(0)) && Character.isLetter(text.charAt(2));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digit |= Digits.isDigit(c);
      clue |= c == '/' || CLUES.indexOf(c) >= 0;
    }
    return digit && clue;
  }

  /** Returns how many digits of a whole number count parts of a second, or -1. */
  private static int shiftOfEpoch(Decimal number) {
    long whole = number.unscaled() / Decimal.power(Math.min(18, number.decimals()));
    int digits = Long.toString(whole).length();
    if (whole <= 0 || number.decimals() > 9) {
      return -1;
    }
    return switch (digits) {
      case 9, 10 -> 0;
      case 12, 13 -> 3;
      case 15, 16 -> 6;
      default -> -1;
    };
  }

  private static boolean isSerial(Decimal number) {
    long days = number.unscaled() / Decimal.power(Math.min(18, number.decimals()));
    return days >= FIRST_SERIAL && days <= LAST_SERIAL;
  }

  private static Decimal ofSerial(Decimal serial) {
    BigDecimal days = serial.toBigDecimal().subtract(BigDecimal.valueOf(SERIAL_OF_1970));
    BigDecimal millis = days.multiply(MILLIS_OF_DAY).setScale(0, RoundingMode.HALF_UP);
    long whole = millis.longValueExact();
    return whole % 1000 == 0 ? new Decimal(whole / 1000, 0) : new Decimal(whole, 3);
  }

  @Override
  public boolean keepsSign() {
    return false;
  }

  /** Seconds or parts of seconds since 1970 as a number. */
  private record EpochText(NumberText number, int shift) implements Written {
    @Override
    public Decimal value() {
      return new Decimal(number.value().unscaled(), number.value().decimals() + shift);
    }

    @Override
    public boolean settled() {
      return false;
    }

    @Override
    public @Nullable String render(long unscaled, int decimals) {
      if (decimals >= shift) {
        return number.render(unscaled, decimals - shift);
      }
      long shifted = Decimal.shifted(unscaled, shift - decimals);
      return shifted == Decimal.OVERFLOW ? null : number.render(shifted, 0);
    }
  }

  /** Days since 1899-12-30 as a number, with as many decimals as the cell has. */
  private record SerialText(NumberText number) implements Written {
    @Override
    public Decimal value() {
      return ofSerial(number.value());
    }

    @Override
    public boolean settled() {
      return false;
    }

    @Override
    public @Nullable String render(long unscaled, int decimals) {
      int shown = number.value().decimals();
      BigDecimal millis = BigDecimal.valueOf(unscaled, decimals).movePointRight(3);
      BigDecimal days =
          millis
              .divide(MILLIS_OF_DAY, shown, RoundingMode.HALF_UP)
              .add(BigDecimal.valueOf(SERIAL_OF_1970));
      if (days.precision() > 18 || days.signum() <= 0) {
        return null;
      }
      Decimal serial = new Decimal(days.unscaledValue().longValueExact(), shown);
      Decimal back = ofSerial(serial);
      BigDecimal error = back.toBigDecimal().movePointRight(3).subtract(millis).abs();
      boolean near = error.compareTo(BigDecimal.valueOf(499)) <= 0;
      return near ? number.render(serial.unscaled(), shown) : null;
    }
  }
}
