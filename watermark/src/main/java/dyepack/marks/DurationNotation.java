package dyepack.marks;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of time: 1:02:03, 02:03 (minutes and seconds), PT1H2M3S, 1h 2m, 3分20秒, 90 min; a bare
 * number is seconds. Values are seconds.
 */
final class DurationNotation implements Notation {
  private static final long serialVersionUID = 1L;

  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("d", 86_400),
          Map.entry("day", 86_400),
          Map.entry("days", 86_400),
          Map.entry("天", 86_400),
          Map.entry("日", 86_400),
          Map.entry("h", 3600),
          Map.entry("hr", 3600),
          Map.entry("hrs", 3600),
          Map.entry("hour", 3600),
          Map.entry("hours", 3600),
          Map.entry("小时", 3600),
          Map.entry("时", 3600),
          Map.entry("m", 60),
          Map.entry("min", 60),
          Map.entry("mins", 60),
          Map.entry("minute", 60),
          Map.entry("minutes", 60),
          Map.entry("分", 60),
          Map.entry("分钟", 60),
          Map.entry("s", 1),
          Map.entry("sec", 1),
          Map.entry("secs", 1),
          Map.entry("second", 1),
          Map.entry("seconds", 1),
          Map.entry("秒", 1),
          Map.entry("秒钟", 1));

  private final NumberNotation numbers;
  private final CellStyle style;

  DurationNotation(CellStyle style) {
    numbers = new NumberNotation(style);
    this.style = style;
  }

  @Override
  public @Nullable Written parse(String cell) {
    DurationText text = split(cell);
    Written written = text != null ? text : numbers.parse(cell);
    if (written == null) {
      return null;
    }
    Decimal value = written.value();
    boolean same = cell.equals(written.render(value.unscaled(), value.decimals()));
    return same && value.equals(read(cell)) ? written : null;
  }

  @Override
  public @Nullable Decimal read(String cell) {
    String folded = Folded.of(cell);
    DurationText text = split(folded);
    return text != null ? text.value() : numbers.read(folded);
  }

  @Override
  public boolean keepsSign() {
    return true;
  }

  /** Splits a text into numbers and what stands between; null if these are no units or colons. */
  private @Nullable DurationText split(String cell) {
    List<String> between = new ArrayList<>();
    List<String> digits = new ArrayList<>();
    String fraction = null;
    int at = 0;
    int length = cell.length();
    if (length > 40) {
      return null;
    }
    while (true) {
      int from = at;
      while (at < length && !Digits.isDigit(cell.charAt(at))) {
        at++;
      }
      String literal = cell.substring(from, at);
      int number = at;
      while (at < length && Digits.isDigit(cell.charAt(at))) {
        at++;
      }
      if (literal.equals(".") && !digits.isEmpty() && fraction == null) {
        fraction = cell.substring(number, at);
        continue;
      }
      between.add(literal);
      if (number == at) {
        break;
      }
      if (at - number > 7 || fraction != null) {
        return null;
      }
      digits.add(cell.substring(number, at));
    }
    int[] units = digits.isEmpty() ? null : units(between, digits.size());
    boolean fits = fraction == null || (fraction.length() >= 1 && fraction.length() <= 6);
    return units == null || !fits ? null : text(between, digits, units, fraction);
  }

  private @Nullable DurationText text(
      List<String> between, List<String> digits, int[] units, @Nullable String fraction) {
    long seconds = 0;
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < units.length; i++) {
      long number = Long.parseLong(digits.get(i));
      if (i > 0 && number * units[i] >= units[i - 1]) {
        return null;
      }
      seconds += number * units[i];
      boolean padded = digits.get(i).charAt(0) == '0' && digits.get(i).length() > 1;
      boolean clock = between.get(1).equals(":");
      boolean leading = i == 0 && !padded && !(clock && style.paddedHour());
      widths.add(padded || (clock && !leading) ? digits.get(i).length() : 1);
    }
    if (fraction != null && units[units.length - 1] != 1) {
      return null;
    }
    int decimals = fraction == null ? 0 : fraction.length();
    long parts = fraction == null ? 0 : Long.parseLong(fraction);
    Decimal value = new Decimal(seconds * Decimal.power(decimals) + parts, decimals);
    return new DurationText(value, between, Ints.asList(units), widths);
  }

  /** Returns the seconds of each number's unit, falling; null if they are none. */
  private static int @Nullable [] units(List<String> between, int numbers) {
    int[] units = new int[numbers];
    boolean clock = numbers >= 2 && between.get(1).equals(":");
    String start = between.get(0).strip();
    String end = between.get(numbers).strip();
    if (clock) {
      for (int i = 0; i < numbers; i++) {
        boolean colon = i == 0 || between.get(i).equals(":");
        if (!colon || numbers > 3) {
          return null;
        }
        units[i] = i == numbers - 1 ? 1 : i == numbers - 2 ? 60 : 3600;
      }
      return start.isEmpty() && end.isEmpty() ? units : null;
    }
    boolean iso = start.equals("P") || start.equals("PT");
    if (!start.isEmpty() && !iso) {
      return null;
    }
    for (int i = 0; i < numbers; i++) {
      String word = between.get(i + 1).strip().toLowerCase(Locale.ROOT);
      Integer unit = UNITS.get(iso && word.endsWith("t") ? word.replace("t", "") : word);
      if (unit == null || (i > 0 && unit >= units[i - 1])) {
        return null;
      }
      units[i] = unit;
    }
    return units;
  }

  /** A duration in parts; a part that is not zero stays so, as nothing tells how zeros look. */
  private record DurationText(
      Decimal value, List<String> between, List<Integer> units, List<Integer> widths)
      implements Written {
    @Override
    public boolean settled() {
      return false;
    }

    @Override
    public @Nullable String render(long unscaled, int decimals) {
      int shown = value.decimals();
      long parts = Decimal.exact(unscaled, decimals, shown);
      if (parts < 0) {
        return null;
      }
      long unit = Decimal.power(shown);
      long seconds = parts / unit;
      StringBuilder text = new StringBuilder(between.get(0));
      long before = value.unscaled() / unit;
      for (int i = 0; i < units.size(); i++) {
        long number = seconds / units.get(i);
        if (number == 0 && before / units.get(i) != 0 && !between.get(1).equals(":")) {
          return null;
        }
        seconds -= number * units.get(i);
        before -= before / units.get(i) * units.get(i);
        String digits = Long.toString(number);
        text.append("0".repeat(Math.max(0, widths.get(i) - digits.length()))).append(digits);
        if (i == units.size() - 1 && shown > 0) {
          String fraction = Long.toString(parts % unit);
          text.append('.').append("0".repeat(shown - fraction.length())).append(fraction);
        }
        text.append(between.get(i + 1));
      }
      return seconds == 0 ? text.toString() : null;
    }
  }
}
