package dyepack.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Attacks that calculate with the numbers and moments of one column; a moment counts in seconds. A
 * cell that is neither stays as it is, and so does the look of the others: decimals, separators,
 * pattern.
 */
public sealed interface CalculationAttack extends Attack {
  /** The column. */
  String column();

  /** What a cell becomes. */
  String change(Quantity quantity, Draw draw);

  @Override
  default Leak apply(Leak leak, long seed) {
    Draw draw = Draw.of(seed);
    return leak.withColumn(
        column(),
        cell -> Quantity.parse(cell).map(quantity -> change(quantity, draw)).orElse(cell));
  }

  /**
   * Adds an amount drawn anew for each cell, uniform between minus and plus the amplitude.
   *
   * @param column the column
   * @param amplitude in the column's unit, or seconds
   */
  record Noise(String column, BigDecimal amplitude) implements CalculationAttack {
    @Override
    public String change(Quantity quantity, Draw draw) {
      BigDecimal part = BigDecimal.valueOf(2 * draw.real() - 1);
      return quantity.write(quantity.amount().add(amplitude.multiply(part)));
    }

    @Override
    public String spec() {
      return "noise:" + column + ":" + amplitude.toPlainString();
    }
  }

  /**
   * Rounds to multiples of a unit; a number keeps only the decimals that the unit has.
   *
   * @param column the column
   * @param unit in the column's unit, or seconds
   */
  record Round(String column, BigDecimal unit) implements CalculationAttack {
    @Override
    public String change(Quantity quantity, Draw draw) {
      BigDecimal units = quantity.amount().divide(unit, 0, RoundingMode.HALF_UP);
      return quantity.write(units.multiply(unit), Math.max(0, unit.scale()));
    }

    @Override
    public String spec() {
      return "round:" + column + ":" + unit.toPlainString();
    }
  }

  /**
   * Adds the same amount to every cell.
   *
   * @param column the column
   * @param by in the column's unit, or seconds
   */
  record Shift(String column, BigDecimal by) implements CalculationAttack {
    @Override
    public String change(Quantity quantity, Draw draw) {
      int decimals = Math.max(quantity.amount().scale(), by.scale());
      return quantity.write(quantity.amount().add(by), Math.max(0, decimals));
    }

    @Override
    public String spec() {
      return "shift:" + column + ":" + by.toPlainString();
    }
  }

  /**
   * Multiplies every number by the same factor, rounded to the decimals it had; moments stay.
   *
   * @param column the column
   * @param factor for instance 1.07
   */
  record Scale(String column, BigDecimal factor) implements CalculationAttack {
    @Override
    public String change(Quantity quantity, Draw draw) {
      return quantity.isMoment()
          ? quantity.write(quantity.amount())
          : quantity.write(quantity.amount().multiply(factor));
    }

    @Override
    public String spec() {
      return "scale:" + column + ":" + factor.toPlainString();
    }
  }

  /**
   * Writes moments in another way; numbers stay.
   *
   * @param column the column
   * @param pattern of {@link DateTimeFormatter}, or {@code epoch} (seconds), {@code epoch-ms},
   *     {@code excel} (days since 1899-12-30)
   */
  record Dates(String column, String pattern) implements CalculationAttack {
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);

    /** Refuses a pattern that isn't one. */
    public Dates {
      if (!pattern.equals("epoch") && !pattern.equals("epoch-ms") && !pattern.equals("excel")) {
        AttackSpec.checkDatePattern(pattern);
      }
    }

    @Override
    public String change(Quantity quantity, Draw draw) {
      if (!quantity.isMoment()) {
        return quantity.write(quantity.amount());
      }
      return switch (pattern) {
        case "epoch" -> quantity.amount().toPlainString();
        case "epoch-ms" -> quantity.amount().movePointRight(3).toPlainString();
        case "excel" -> excel(quantity);
        default -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(quantity.toMoment());
      };
    }

    private static String excel(Quantity quantity) {
      long seconds =
          EXCEL_ZERO
              .atStartOfDay()
              .atOffset(ZoneOffset.UTC)
              .until(quantity.toMoment().atOffset(ZoneOffset.UTC), ChronoUnit.SECONDS);
      BigDecimal days =
          BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(86_400), 10, RoundingMode.HALF_UP);
      return days.stripTrailingZeros().toPlainString();
    }

    @Override
    public String spec() {
      return "dates:" + column + ":" + pattern;
    }
  }
}
