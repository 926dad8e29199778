package dyepack.marks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Gathers a {@link ColumnProfile} cell by cell; profiles of parts of a column can be merged. */
public final class ColumnProfiler implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MOST_DISTINCT = 1000;

  private final QuantityStats numbers = new QuantityStats(Units.DECIMAL);
  private final QuantityStats times = new QuantityStats(Units.TIME);
  private final QuantityStats durations = new QuantityStats(Units.TIME);
  private final StyleCounts style = new StyleCounts();
  private final SpellingCounts spellings = new SpellingCounts();
  private final Map<String, Long> distinct = new TreeMap<>();
  private long cells;
  private long blanks;
  private boolean manyDistinct;

  /** Takes one cell into account. */
  public void add(String cell) {
    cells++;
    if (Folded.isMissing(cell)) {
      blanks++;
      return;
    }
    addDistinct(cell, 1);
    spellings.sample(cell);
    if (Readers.maybeQuantity(cell)) {
      addQuantities(cell);
    }
  }

  private void addQuantities(String cell) {
    NumberText number = Readers.NUMBERS.parse(cell);
    if (number != null) {
      style.add(number.digits(), number.hasLeadingZero());
      numbers.add(number.value(), true, number.resolution());
    } else {
      addOddNumber(cell);
      addDuration(cell);
    }
    if (number == null ? Readers.maybeTime(cell) : number.hasDigitsOfTime()) {
      addTime(cell);
    }
  }

  private void addOddNumber(String cell) {
    Decimal value = Readers.NUMBERS.read(cell);
    if (value != null) {
      numbers.add(value, false, null);
    }
  }

  private void addTime(String cell) {
    TimeNotation.Moment moment = Readers.TIMES.moment(cell);
    if (moment != null && moment.written() != null) {
      BigDecimal shown = null;
      if (moment.written() instanceof TimeText text) {
        style.add(text.evidence());
        shown = text.resolution();
      }
      times.add(moment.seconds(), true, shown);
      return;
    }
    Decimal value = Readers.TIMES.read(cell);
    if (value != null) {
      times.add(value, false, null);
    }
  }

  private void addDuration(String cell) {
    Written text = Readers.DURATIONS.parse(cell);
    if (text != null) {
      durations.add(text.value(), true, null);
    }
  }

  private void addDistinct(String cell, long count) {
    if (manyDistinct) {
      return;
    }
    distinct.merge(cell, count, Long::sum);
    if (distinct.size() > MOST_DISTINCT) {
      manyDistinct = true;
      distinct.clear();
    }
  }

  /** Takes all cells into account that {@code other} has seen. */
  public void merge(ColumnProfiler other) {
    cells += other.cells;
    blanks += other.blanks;
    numbers.merge(other.numbers);
    times.merge(other.times);
    durations.merge(other.durations);
    style.merge(other.style);
    spellings.merge(other.spellings);
    other.distinct.forEach(this::addDistinct);
    manyDistinct |= other.manyDistinct;
    if (manyDistinct) {
      distinct.clear();
    }
  }

  /** Returns the profile of the cells seen. */
  public ColumnProfile profile() {
    SpellingCounts looked = manyDistinct ? spellings : SpellingCounts.of(distinct);
    return new ColumnProfile(
        cells,
        blanks,
        numbers.quantities(),
        times.quantities(),
        durations.quantities(),
        looked.texts(),
        looked.places(),
        Collections.unmodifiableMap(new TreeMap<>(distinct)),
        manyDistinct,
        style.style());
  }

  /** Loose notations: a profile finds out what they could be told. */
  private static final class Readers {
    static final NumberNotation NUMBERS = new NumberNotation(CellStyle.PLAIN);
    static final TimeNotation TIMES = new TimeNotation(CellStyle.PLAIN);
    static final DurationNotation DURATIONS = new DurationNotation(CellStyle.PLAIN);

    private Readers() {}

    /**
     * Rules most texts out: a quantity has a digit, after three words' worth of letters at most.
     */
    static boolean maybeQuantity(String cell) {
      int letters = 0;
      for (int i = 0; i < cell.length(); i++) {
        char c = cell.charAt(i);
        if (Character.isDigit(c)) {
          return letters <= 20;
        }
        letters += Character.isLetter(c) ? (c < 0x2e80 ? 1 : 6) : 0;
      }
      return false;
    }

    /** Rules most texts out: a point in time has at least three digits. */
    static boolean maybeTime(String cell) {
      int digits = 0;
      for (int i = 0; i < cell.length() && digits < 3; i++) {
        digits += Character.isDigit(cell.charAt(i)) ? 1 : 0;
      }
      return digits >= 3 && cell.length() >= 4;
    }
  }
}
