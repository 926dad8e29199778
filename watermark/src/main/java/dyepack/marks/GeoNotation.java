package dyepack.marks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A latitude or longitude: decimal degrees, or degrees, minutes and seconds when read loosely. */
final class GeoNotation implements Notation {
  private static final long serialVersionUID = 1L;

  private static final Pattern SEXAGESIMAL =
      Pattern.compile(
          "([NSEW+-]?)\\s*(\\d{1,3})[°度]\\s*(\\d{1,2})['分]\\s*(\\d{1,2}(?:\\.\\d{1,8})?)[\"秒]?"
              + "\\s*([NSEW]?)");

  /** Decimals of a degree kept of minutes and seconds: a tenth of a millimetre. */
  private static final int DECIMALS = 9;

  private final NumberNotation numbers;

  GeoNotation(CellStyle style) {
    numbers = new NumberNotation(style);
  }

  @Override
  public @Nullable Written parse(String cell) {
    Written text = numbers.parse(cell);
    // A hemisphere to the south or west turns the sign, which only reading looks at.
    return text != null && text.value().equals(read(cell)) ? text : null;
  }

  @Override
  public @Nullable Decimal read(String cell) {
    if (endsInDigit(cell)) {
      return numbers.read(cell);
    }
    String text = Folded.of(cell);
    Matcher parts = SEXAGESIMAL.matcher(text);
    if (parts.matches()) {
      return sexagesimal(parts);
    }
    boolean turned = text.endsWith("S") || text.endsWith("W");
    boolean side = turned || text.endsWith("N") || text.endsWith("E");
    Decimal plain = numbers.read(side ? text.substring(0, text.length() - 1) : text);
    return plain == null || !turned ? plain : new Decimal(-plain.unscaled(), plain.decimals());
  }

  private static boolean endsInDigit(String cell) {
    return !cell.isEmpty() && Digits.isDigit(cell.charAt(cell.length() - 1));
  }

  private static Decimal sexagesimal(Matcher parts) {
    double degrees =
        Integer.parseInt(parts.group(2))
            + Integer.parseInt(parts.group(3)) / 60.0
            + Double.parseDouble(parts.group(4)) / 3600.0;
    String side = parts.group(1) + parts.group(5);
    boolean negative = side.contains("-") || side.contains("S") || side.contains("W");
    long units = Math.round(degrees * Decimal.power(DECIMALS));
    return new Decimal(negative ? -units : units, DECIMALS);
  }

  @Override
  public boolean keepsSign() {
    return true;
  }
}
