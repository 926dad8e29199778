package dyepack.marks;

import dyepack.marks.ColumnProfile.Quantities;
import dyepack.share.BadInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Drafts the mark of a number, time, duration, latitude or longitude: a step that suits the look of
 * the column and the owner's tolerance.
 */
final class QuantityDrafter {
  /** Part of the cells that must be writable for a column to be worth a field. */
  private static final double LEAST_WRITABLE = 0.1;

  /** Below this part of writable cells the plan says so. */
  private static final double MOSTLY_WRITABLE = 0.9;

  /** Zeros that are this part of a column are taken for a value of their own. */
  private static final double MANY_ZEROS = 0.2;

  /** Round values that are more than this part make up the column. */
  private static final double MOST_VALUES = 0.5;

  /** Steps that give a 16-ary mark its three scales: 8 times 100. */
  private static final BigDecimal ROOMY = BigDecimal.valueOf(800);

  private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

  private final String column;
  private final MarkRequest request;
  private final ColumnProfile profile;
  private final BigDecimal tolerance;
  private final List<String> notes = new ArrayList<>();

  /**
   * Creates a drafter.
   *
   * @param tolerance the largest move of this column in its unit; for geo already in degrees
   */
  QuantityDrafter(String column, MarkRequest request, ColumnProfile profile, BigDecimal tolerance) {
    this.column = column;
    this.request = request;
    this.profile = profile;
    this.tolerance = tolerance;
  }

  Drafted draft() {
    if (request.step() != null && tolerance.compareTo(request.step()) < 0) {
      throw new BadInputException(
          "Column \"%s\": the tolerance %s is smaller than the step %s, so no value could move. A"
                  .formatted(column, length(tolerance), length(request.step()))
              + " tolerance of at least one step is needed; 8 steps carry the strongest marks.");
    }
    Quantities seen = profile.quantities(request.kind());
    long filled = profile.cells() - profile.blanks();
    double writable = seen == null || filled == 0 ? 0 : seen.rewritable() / (double) filled;
    if (seen == null || writable < LEAST_WRITABLE) {
      return refused(
          filled == 0
              ? "all cells are blank"
              : "only %s of the cells hold %s that can be written again exactly as it looks"
                  .formatted(percent(writable), article(request.kind())));
    }
    if (writable < MOSTLY_WRITABLE) {
      note("%s of the cells can't carry and stay as they are".formatted(percent(1 - writable)));
    }
    BigDecimal step = step(seen);
    return step == null ? tooCoarse(seen) : drafted(seen, step, writable);
  }

  private Drafted drafted(Quantities seen, BigDecimal step, double writable) {
    CellStyle style = profile.style();
    boolean zeros = request.kind() == MarkKind.NUMBER && request.step() == null;
    double share = seen.zeros() / (double) seen.readable();
    if (zeros && share >= MANY_ZEROS) {
      style = style.withZerosKept(true);
      note("zeros (%s of the values) stay as they are".formatted(percent(share)));
    }
    ColumnProfile.Heap heap = request.step() == null ? spread(seen, step) : null;
    if (heap != null) {
      style = style.withMultiplesKept(heap.unit());
      note(
          "multiples of %s (%s of the values) stay as they are, as the column prefers them"
              .formatted(length(heap.unit()), percent(heap.share())));
    }
    double steps = tolerance.divide(step, 6, RoundingMode.DOWN).doubleValue();
    double kept = Math.max(style.keepsZero() ? share : 0, heap == null ? 0 : heap.share());
    double carried = writable * (1 - kept);
    return new Drafted.Draft(
        column, request, step, tolerance, steps, List.of(), List.of(), style, carried, notes);
  }

  /** Returns the step to use, or null if the tolerance is below what the column's look allows. */
  private @Nullable BigDecimal step(Quantities seen) {
    BigDecimal granularity = inUnit(seen.granularity());
    BigDecimal resolution = inUnit(seen.resolution());
    BigDecimal asked = request.step();
    if (asked != null) {
      BigDecimal step = multiple(asked, resolution);
      if (step.compareTo(asked) != 0) {
        note(
            "step %s instead of %s, as the cells show no finer"
                .formatted(length(step), length(asked)));
      } else if (granularity.compareTo(step) > 0) {
        note(
            "nearly all values are multiples of %s; the policy's step %s gives up that look"
                .formatted(length(granularity), length(step)));
      }
      return step.compareTo(tolerance) > 0 ? null : step;
    }
    BigDecimal unit = unit(seen, granularity);
    BigDecimal coarsest = multiple(roomyStep(), unit);
    BigDecimal step = coarsest.compareTo(tolerance) > 0 ? unit : coarsest;
    return step.compareTo(tolerance) > 0 ? null : step;
  }

  /**
   * Returns what steps have to be multiples of: the largest round unit on which values heap and of
   * which the tolerance holds four (or one, if most values are round). Steps of a round unit leave
   * round values round and others as they are.
   */
  private BigDecimal unit(Quantities seen, BigDecimal granularity) {
    BigDecimal unit = granularity;
    for (ColumnProfile.Heap heap : heaps(seen)) {
      double fits = tolerance.doubleValue() / heap.unit().doubleValue();
      if (fits >= Alphabet.Q8.worstMoveSteps() || (fits >= 1 && heap.share() > MOST_VALUES)) {
        unit = heap.unit();
      }
    }
    return unit;
  }

  /** Returns the smallest heap that steps would spread, or null. */
  private ColumnProfile.@Nullable Heap spread(Quantities seen, BigDecimal step) {
    for (ColumnProfile.Heap heap : heaps(seen)) {
      if (step.remainder(heap.unit()).signum() != 0) {
        return heap;
      }
    }
    return null;
  }

  private List<ColumnProfile.Heap> heaps(Quantities seen) {
    return request.kind() == MarkKind.DATE ? List.of() : seen.heaps();
  }

  /**
   * Returns the largest power of ten that leaves room for all scales. Times: for all symbols, and
   * at most a second, as parts of seconds are the first to be lost.
   */
  private BigDecimal roomyStep() {
    boolean ofTime = request.kind() != MarkKind.NUMBER && request.kind() != MarkKind.GEO;
    BigDecimal steps = ofTime ? BigDecimal.valueOf(Alphabet.HEX.worstMoveSteps()) : ROOMY;
    BigDecimal most = tolerance.divide(steps, 18, RoundingMode.DOWN);
    int digits = most.signum() == 0 ? -18 : most.precision() - most.scale() - 1;
    BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(digits);
    return ofTime ? step.min(BigDecimal.ONE) : step;
  }

  private static BigDecimal multiple(BigDecimal wanted, BigDecimal unit) {
    return wanted.divide(unit, 0, RoundingMode.CEILING).multiply(unit).stripTrailingZeros();
  }

  private BigDecimal inUnit(BigDecimal size) {
    if (request.kind() != MarkKind.DATE) {
      return size;
    }
    return size.max(SECONDS_OF_DAY).divide(SECONDS_OF_DAY, 0, RoundingMode.DOWN);
  }

  private Drafted tooCoarse(Quantities seen) {
    BigDecimal granularity = inUnit(seen.granularity());
    BigDecimal resolution = inUnit(seen.resolution());
    if (resolution.compareTo(tolerance) > 0) {
      return refused(
          "the cells show nothing finer than %s, which is above the tolerance %s"
              .formatted(length(resolution), length(tolerance)));
    }
    return refused(
        ("nearly all values are multiples of %s, which is above the tolerance %s: other values"
                + " would be noticed. A larger tolerance, or a step (accepting that look), mends it")
            .formatted(length(granularity), length(tolerance)));
  }

  private Drafted refused(String reason) {
    return new Drafted.Refused("Column \"%s\" stays unmarked: %s.".formatted(column, reason));
  }

  private void note(String note) {
    notes.add("Column \"%s\": %s.".formatted(column, note));
  }

  private static String article(MarkKind kind) {
    return switch (kind) {
      case NUMBER -> "a number";
      case TIMESTAMP -> "a point in time";
      case DATE -> "a date";
      case DURATION -> "a duration";
      case GEO -> "a coordinate";
      case TEXT, CATEGORY -> throw new IllegalArgumentException("not a quantity");
    };
  }

  /** Returns a length in the column's unit. */
  private String length(BigDecimal length) {
    return plain(length)
        + switch (request.kind()) {
          case TIMESTAMP, DURATION -> " s";
          case DATE -> length.compareTo(BigDecimal.ONE) == 0 ? " day" : " days";
          case GEO -> " degrees";
          case NUMBER, TEXT, CATEGORY -> "";
        };
  }

  static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
