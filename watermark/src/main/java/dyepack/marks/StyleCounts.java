package dyepack.marks;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Gathers how the cells of a column are written; parts can be merged in any order. */
final class StyleCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Part of the cells that makes a habit. */
  private static final double HABIT = 0.02;

  private static final int MOST_DECIMALS = 18;

  private final long[] decimals = new long[MOST_DECIMALS + 1];
  private final long[] endingInZero = new long[MOST_DECIMALS + 1];
  private final Map<String, Long> groupSeparators = new TreeMap<>();
  private long commas;
  private long points;
  private long ungrouped;
  private long leadingZeros;
  private int leastDigits = Integer.MAX_VALUE;
  private int mostDigits;
  private long paddedDate;
  private long paddedHour;
  private long dayFirst;

  void add(Digits digits, boolean leadingZero) {
    int places = Math.min(MOST_DECIMALS, digits.decimals());
    decimals[places]++;
    endingInZero[places] += places > 0 && digits.unscaled() % 10 == 0 ? 1 : 0;
    commas += digits.decimalSeparator() == ',' ? 1 : 0;
    points += digits.decimalSeparator() == '.' ? 1 : 0;
    if (!digits.groupSeparator().isEmpty()) {
      groupSeparators.merge(digits.groupSeparator(), 1L, Long::sum);
    } else if (digits.integerDigits() > 3) {
      ungrouped++;
    }
    leadingZeros += leadingZero ? 1 : 0;
    leastDigits = Math.min(leastDigits, digits.integerDigits());
    mostDigits = Math.max(mostDigits, digits.integerDigits());
  }

  void add(TimeText.Evidence evidence) {
    paddedDate += evidence.paddedDate();
    paddedHour += evidence.paddedHour();
    dayFirst += evidence.dayFirst();
  }

  void merge(StyleCounts other) {
    for (int i = 0; i < decimals.length; i++) {
      decimals[i] += other.decimals[i];
      endingInZero[i] += other.endingInZero[i];
    }
    other.groupSeparators.forEach((group, count) -> groupSeparators.merge(group, count, Long::sum));
    commas += other.commas;
    points += other.points;
    ungrouped += other.ungrouped;
    leadingZeros += other.leadingZeros;
    leastDigits = Math.min(leastDigits, other.leastDigits);
    mostDigits = Math.max(mostDigits, other.mostDigits);
    paddedDate += other.paddedDate;
    paddedHour += other.paddedHour;
    dayFirst += other.dayFirst;
  }

  CellStyle style() {
    int[] places = places();
    String group = "";
    long grouped = ungrouped;
    for (Map.Entry<String, Long> entry : groupSeparators.entrySet()) {
      if (entry.getValue() > grouped) {
        group = entry.getKey();
        grouped = entry.getValue();
      }
    }
    boolean padded = leadingZeros > 0 && leastDigits == mostDigits;
    return new CellStyle(
        places[0],
        places[1],
        commas > points,
        group,
        padded ? mostDigits : 0,
        false,
        null,
        dayFirst > 0,
        paddedDate >= 0,
        paddedHour >= 0);
  }

  /**
   * Returns the least and most decimals. A column that shows zeros at the end shows the same number
   * of decimals everywhere; one that doesn't leaves them out.
   */
  private int[] places() {
    long total = 0;
    int least = -1;
    int most = 0;
    int usual = 0;
    long zeros = 0;
    for (long count : decimals) {
      total += count;
    }
    if (total == 0) {
      return new int[] {CellStyle.PLAIN.minDecimals(), CellStyle.PLAIN.maxDecimals()};
    }
    for (int i = 0; i <= MOST_DECIMALS; i++) {
      if (decimals[i] > HABIT / 4 * total) {
        zeros += least >= 0 ? endingInZero[i] : 0;
        least = least < 0 ? i : least;
        most = i;
      }
      usual = decimals[i] > decimals[usual] ? i : usual;
    }
    boolean fixed = zeros > HABIT * total;
    return fixed ? new int[] {usual, usual} : new int[] {Math.max(0, least), most};
  }
}
