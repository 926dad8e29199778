package dyepack.marks;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a single cell of a column doesn't show about how the column is written; frozen with the plan
 * of an epoch.
 *
 * @param minDecimals decimals that every value shows, zeros included
 * @param maxDecimals most decimals of a value; equal to {@code minDecimals} when all show the same
 * @param decimalComma the decimal separator is a comma
 * @param groupSeparator what stands between thousands, or empty
 * @param zeroPaddedWidth digits before the separator when they are filled up with zeros, else 0
 * @param keepsZero zeros are a value of their own and are neither marked nor read
 * @param keptMultiples values that are multiples of this are round ones that are neither marked nor
 *     read, or null
 * @param dayFirst 03/04/2024 is the third of April
 * @param paddedDate months and days have two digits
 * @param paddedHour hours have two digits
 */
public record CellStyle(
    int minDecimals,
    int maxDecimals,
    boolean decimalComma,
    String groupSeparator,
    int zeroPaddedWidth,
    boolean keepsZero,
    @Nullable BigDecimal keptMultiples,
    boolean dayFirst,
    boolean paddedDate,
    boolean paddedHour)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Any number of decimals, a decimal point, month first, two digits for months and hours. */
  public static final CellStyle PLAIN =
      new CellStyle(0, 18, false, "", 0, false, null, false, true, true);

  /** Returns the style with the given number of decimals. */
  public CellStyle withDecimals(int min, int max) {
    return new CellStyle(
        min,
        max,
        decimalComma,
        groupSeparator,
        zeroPaddedWidth,
        keepsZero,
        keptMultiples,
        dayFirst,
        paddedDate,
        paddedHour);
  }

  /** Returns the style in which zeros are left alone, or not. */
  public CellStyle withZerosKept(boolean kept) {
    return new CellStyle(
        minDecimals,
        maxDecimals,
        decimalComma,
        groupSeparator,
        zeroPaddedWidth,
        kept,
        keptMultiples,
        dayFirst,
        paddedDate,
        paddedHour);
  }

  /** Returns the style in which multiples of a round unit are left alone. */
  public CellStyle withMultiplesKept(BigDecimal unit) {
    return new CellStyle(
        minDecimals,
        maxDecimals,
        decimalComma,
        groupSeparator,
        zeroPaddedWidth,
        keepsZero,
        unit,
        dayFirst,
        paddedDate,
        paddedHour);
  }

  /** Returns the style with what {@code seen} tells of reading: decimal comma, order of days. */
  public CellStyle reading(CellStyle seen) {
    return new CellStyle(
        minDecimals,
        maxDecimals,
        seen.decimalComma,
        groupSeparator,
        zeroPaddedWidth,
        keepsZero,
        keptMultiples,
        seen.dayFirst,
        paddedDate,
        paddedHour);
  }
}
