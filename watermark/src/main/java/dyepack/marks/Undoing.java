package dyepack.marks;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A calculation that takes a column back to what was delivered: every value times {@code factor},
 * plus {@code shift}.
 *
 * <p>A file's values are moved or scaled as a whole by another unit (cents, 万, minutes), another
 * time zone, the other day from which a spreadsheet counts, a changed sign. These are few, so they
 * are listed, and a column of few known rows is read after them too; a constant that somebody made
 * up (a rate of exchange, a discount) is found by {@link ConstantSearch}.
 *
 * @param factor what each value read is multiplied by; not 0
 * @param shift what is then added: column units, for times seconds, for dates days
 */
public record Undoing(BigDecimal factor, BigDecimal shift) implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int DIGITS_SHOWN = 12;
  private static final int SECONDS_OF_HOUR = 3_600;

  /** Days between the beginnings of a spreadsheet's two calendars, 1900 and 1904. */
  private static final int DAYS_OF_1904 = 1_462;

  /** Quarter hours from Greenwich of zones that are no whole hours away from others. */
  private static final int[] ODD_QUARTERS = {14, 18, 22, 23, 26, 38};

  private static final String[] FACTORS = {
    "0.01", "100", "10000", "0.0001", "1000", "0.001", "10", "0.1", "1000000", "100000000", "-1"
  };
  private static final String[] SHIFTS = {"1", "10", "100", "1000", "10000"};

  /** Refuses a factor of 0. */
  public Undoing {
    if (factor.signum() == 0) {
      throw new IllegalArgumentException("a factor of 0 leaves nothing to read");
    }
  }

  /**
   * Returns what is tried on a column that doesn't read as delivered, the likeliest first: the same
   * list for every dump, so that its length can be paid for. Empty for kinds without quantities,
   * and for degrees, whose range leaves no doubt about their unit.
   */
  public static List<Undoing> alternatives(MarkKind kind) {
    return switch (kind) {
      case NUMBER -> numbers();
      case TIMESTAMP -> times();
      case DATE -> days();
      case DURATION -> durations();
      case GEO, TEXT, CATEGORY -> List.of();
    };
  }

  private static List<Undoing> numbers() {
    List<Undoing> all = new ArrayList<>();
    for (String factor : FACTORS) {
      all.add(times(new BigDecimal(factor)));
    }
    for (String shift : SHIFTS) {
      addBoth(all, new BigDecimal(shift));
    }
    return List.copyOf(all);
  }

  private static List<Undoing> times() {
    List<Undoing> all = new ArrayList<>();
    for (int hours = 1; hours <= 14; hours++) {
      addBoth(all, BigDecimal.valueOf((long) hours * SECONDS_OF_HOUR));
    }
    for (int quarters : ODD_QUARTERS) {
      addBoth(all, BigDecimal.valueOf((long) quarters * SECONDS_OF_HOUR / 4));
    }
    addBoth(all, BigDecimal.valueOf(24L * DAYS_OF_1904 * SECONDS_OF_HOUR));
    return List.copyOf(all);
  }

  private static List<Undoing> days() {
    List<Undoing> all = new ArrayList<>();
    addBoth(all, BigDecimal.ONE);
    addBoth(all, BigDecimal.valueOf(DAYS_OF_1904));
    return List.copyOf(all);
  }

  private static List<Undoing> durations() {
    List<Undoing> all = new ArrayList<>();
    for (int unit : new int[] {60, 3_600, 1_000, 86_400, 60_000}) {
      BigDecimal factor = BigDecimal.valueOf(unit);
      all.add(times(factor));
      all.add(times(BigDecimal.ONE.divide(factor, MathContext.DECIMAL64)));
    }
    return List.copyOf(all);
  }

  private static Undoing times(BigDecimal factor) {
    return new Undoing(factor, BigDecimal.ZERO);
  }

  private static void addBoth(List<Undoing> sink, BigDecimal shift) {
    sink.add(new Undoing(BigDecimal.ONE, shift.negate()));
    sink.add(new Undoing(BigDecimal.ONE, shift));
  }

  /**
   * Returns how many calculations, none included, were compared when this one was chosen for a
   * column of a kind: what the error bound is to pay.
   */
  public long compared(MarkKind kind) {
    List<Undoing> listed = alternatives(kind);
    long known = 1L + listed.size();
    return listed.contains(this) ? known : known + 2 * ConstantSearch.TRIED;
  }

  /**
   * Returns what was done, for a report: "times 0.01", "divided by 7.19", "plus -28800". A factor
   * that only its reciprocal writes short is a division.
   */
  public String words() {
    List<String> words = new ArrayList<>();
    if (factor.compareTo(BigDecimal.ONE) != 0) {
      BigDecimal divisor =
          BigDecimal.ONE.divide(factor, new MathContext(DIGITS_SHOWN)).stripTrailingZeros();
      words.add(
          factor.precision() > DIGITS_SHOWN && divisor.precision() < DIGITS_SHOWN
              ? "divided by " + divisor.toPlainString()
              : "times " + factor.toPlainString());
    }
    if (shift.signum() != 0) {
      words.add("plus " + shift.toPlainString());
    }
    return String.join(" ", words);
  }
}
