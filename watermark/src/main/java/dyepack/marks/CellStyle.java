package dyepack.marks;

import java.io.Serializable;

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
    boolean dayFirst,
    boolean paddedDate,
    boolean paddedHour)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Any number of decimals, a decimal point, month first, two digits for months and hours. */
  public static final CellStyle PLAIN =
      new CellStyle(0, 18, false, "", 0, false, false, true, true);

  /** Returns the style with the given number of decimals. */
  public CellStyle withDecimals(int min, int max) {
    return new CellStyle(
        min,
        max,
        decimalComma,
        groupSeparator,
        zeroPaddedWidth,
        keepsZero,
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
        seen.dayFirst,
        paddedDate,
        paddedHour);
  }
}
