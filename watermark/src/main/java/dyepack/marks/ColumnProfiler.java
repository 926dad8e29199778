package dyepack.marks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers a {@link ColumnProfile} cell by cell; profiles of parts of a column can be merged. */
public final class ColumnProfiler implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MOST_DISTINCT = 1000;
  private static final long MOST_SPELLED = 2000;

  private final QuantityStats numbers = new QuantityStats(Units.DECIMAL);
  private final QuantityStats times = new QuantityStats(Units.TIME);
  private final QuantityStats durations = new QuantityStats(Units.TIME);
  private final StyleCounts style = new StyleCounts();
  private final long[] spellings = new long[Spellings.FAMILIES];
  private final Map<String, Long> distinct = new TreeMap<>();
  private long cells;
  private long blanks;
  private long spelled;
  private boolean manyDistinct;

  /** Takes one cell into account. */
  public void add(String cell) {
    cells++;
    if (Folded.isMissing(cell)) {
      blanks++;
      return;
    }
    addDistinct(cell, 1);
    NumberText number = Readers.NUMBERS.parse(cell);
    boolean quantity = number != null ? addNumber(number) : addOddNumber(cell);
    if (number == null) {
      quantity |= addDuration(cell);
    }
    if (number == null ? Readers.maybeTime(cell) : number.hasDigitsOfTime()) {
      quantity |= addTime(cell);
    }
    if (!quantity && spelled < MOST_SPELLED) {
      addSpellings(cell);
    }
  }

  private boolean addNumber(NumberText number) {
    style.add(number.digits(), number.hasLeadingZero());
    numbers.add(number.value(), true, number.resolution());
    return true;
  }

  private boolean addOddNumber(String cell) {
    Decimal value = Readers.NUMBERS.read(cell);
    if (value != null) {
      numbers.add(value, false, null);
    }
    return value != null;
  }

  private boolean addTime(String cell) {
    TimeNotation.Moment moment = Readers.TIMES.moment(cell);
    if (moment != null && moment.written() != null) {
      BigDecimal shown = null;
      if (moment.written() instanceof TimeText text) {
        style.add(text.evidence());
        shown = text.resolution();
      }
      times.add(moment.seconds(), true, shown);
      return true;
    }
    Decimal value = Readers.TIMES.read(cell);
    if (value != null) {
      times.add(value, false, null);
    }
    return value != null;
  }

  private boolean addDuration(String cell) {
    Written text = Readers.DURATIONS.parse(cell);
    if (text != null) {
      durations.add(text.value(), true, null);
    }
    return text != null;
  }

  private void addSpellings(String cell) {
    spelled++;
    Spellings.Parsed parsed = Spellings.parse(cell);
    for (int family = 0; family < spellings.length; family++) {
      spellings[family] += parsed.has(family) ? 1 : 0;
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
    spelled += other.spelled;
    for (int i = 0; i < spellings.length; i++) {
      spellings[i] += other.spellings[i];
    }
    other.distinct.forEach(this::addDistinct);
    manyDistinct |= other.manyDistinct;
    if (manyDistinct) {
      distinct.clear();
    }
  }

  /** Returns the profile of the cells seen. */
  public ColumnProfile profile() {
    List<Long> places = new ArrayList<>();
    for (long count : spellings) {
      places.add(count);
    }
    return new ColumnProfile(
        cells,
        blanks,
        numbers.quantities(),
        times.quantities(),
        durations.quantities(),
        spelled,
        places,
        Map.copyOf(distinct),
        manyDistinct,
        style.style());
  }

  /** Loose notations: a profile finds out what they could be told. */
  private static final class Readers {
    static final NumberNotation NUMBERS = new NumberNotation(CellStyle.PLAIN);
    static final TimeNotation TIMES = new TimeNotation(CellStyle.PLAIN);
    static final DurationNotation DURATIONS = new DurationNotation(CellStyle.PLAIN);

    private Readers() {}

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
