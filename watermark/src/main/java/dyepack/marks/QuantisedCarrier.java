package dyepack.marks;

import dyepack.code.Position;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, points in time, days, durations and degrees: the symbol is the residue of the quantised
 * value.
 *
 * <p>With S = step times the position's scale, {@code v = floor(value / S + 1/2)} and the residue
 * is {@code (v + offset) mod Q}. A symbol is written by moving the value by the whole number of S
 * that is least in size (downwards if two are) and leads to the symbol's residue, within the
 * tolerance and the bounds. (A value up to S/1,000,000 below the middle between two v counts as the
 * middle, because floating-point arithmetic leaves some there.)
 */
final class QuantisedCarrier implements Carrier {
  private static final long serialVersionUID = 1L;

  private static final int HAIR = 500_000;

  /** Moves that can't be written are tried no more often than this. */
  private static final int MOST_TRIES = 6;

  /** Width of a bucket of {@link #coarse} in tolerances. */
  static final long BUCKET_TOLERANCES = 64;

  private static final long[] NO_BUCKETS = {};

  /** Decimals beyond those of the step that are looked at when a value has too many. */
  private static final int SPARE_DECIMALS = 6;

  private final ColumnMark mark;
  private final Notation notation;
  private final Decimal step;
  private final Decimal tolerance;
  private final int[] scaleThresholds;
  private final @Nullable Decimal keptMultiples;
  private final @Nullable Decimal coarsest;
  private final @Nullable Calculation calculation;

  QuantisedCarrier(ColumnMark mark) {
    this(mark, Notation.of(mark.kind(), mark.style()), null, null);
  }

  private QuantisedCarrier(
      ColumnMark mark,
      Notation notation,
      @Nullable Decimal coarsest,
      @Nullable Calculation calculation) {
    this.mark = mark;
    this.calculation = calculation;
    this.notation = notation;
    this.coarsest = coarsest;
    int decimals = Math.max(Decimal.of(mark.step()).decimals(), decimalsOf(mark.tolerance()));
    step = new Decimal(Decimal.of(mark.step()).at(decimals), decimals);
    tolerance = new Decimal(Decimal.of(mark.tolerance()).at(decimals), decimals);
    BigDecimal kept = mark.style().keptMultiples();
    keptMultiples = kept == null ? null : Decimal.of(kept);
    scaleThresholds = Scales.thresholds(mark.scales().size());
  }

  private static int decimalsOf(BigDecimal value) {
    return Decimal.of(value).decimals();
  }

  @Override
  public ColumnMark mark() {
    return mark;
  }

  @Override
  public QuantisedCarrier reading(ColumnProfile dump) {
    ColumnProfile.Quantities seen = dump.quantities(mark.kind());
    Decimal granularity = seen == null ? null : Decimal.of(inUnit(seen.granularity()));
    CellStyle style = mark.style().reading(dump.style());
    return new QuantisedCarrier(mark, Notation.of(mark.kind(), style), granularity, calculation);
  }

  @Override
  public QuantisedCarrier undoing(BigDecimal factor, BigDecimal shift) {
    return new QuantisedCarrier(
        mark, notation, calculated(factor, shift), new Calculation(factor, shift));
  }

  /** What the granularity seen in the dump has become: none if the shift is finer than it. */
  private @Nullable Decimal calculated(BigDecimal factor, BigDecimal shift) {
    if (coarsest == null || coarsest.isZero()) {
      return null;
    }
    BigDecimal grown = coarsest.toBigDecimal().multiply(factor.abs());
    boolean kept = shift.remainder(grown).signum() == 0;
    return kept && grown.precision() <= 18 && grown.scale() <= 18 ? Decimal.of(grown) : null;
  }

  /** What is done to a value before its symbol is read. */
  private record Calculation(BigDecimal factor, BigDecimal shift) implements Serializable {
    private static final long serialVersionUID = 1L;

    @Nullable Decimal apply(Decimal value, int decimals) {
      BigDecimal result =
          value.toBigDecimal().multiply(factor).add(shift).setScale(decimals, RoundingMode.HALF_UP);
      boolean fits = result.precision() <= 18;
      return fits ? new Decimal(result.unscaledValue().longValueExact(), decimals) : null;
    }
  }

  /** Profiles count times in seconds; days are only told apart from parts of a day. */
  private BigDecimal inUnit(BigDecimal granularity) {
    if (mark.kind() != MarkKind.DATE) {
      return granularity;
    }
    return granularity.divide(BigDecimal.valueOf(86_400), 0, RoundingMode.DOWN);
  }

  // ---------------------------------------------------------------- writing

  @Override
  public Prepared prepare(String cell, Position[] positions, Bounds bounds) {
    Position position = positions[0];
    if (!position.usedAt(mark.rate())) {
      return Uncarried.NOT_DRAWN;
    }
    Written written = notation.parse(cell);
    if (written == null) {
      return unwritable(cell);
    }
    Decimal value = written.value();
    if (isKept(value.unscaled(), value.decimals())) {
      return Uncarried.SPECIAL_VALUE;
    }
    int decimals = Math.max(value.decimals(), step.decimals());
    long units = value.at(decimals);
    long quantum = quantum(position, decimals);
    if (units == Decimal.OVERFLOW || quantum == Decimal.OVERFLOW) {
      return Uncarried.FORMAT;
    }
    long min = min(units, bounds, decimals);
    long max = max(units, bounds, decimals);
    if (units < min || units > max) {
      return Uncarried.CONSTRAINT;
    }
    long reach = reach(decimals);
    long lowest = Math.max(min, units - reach);
    long highest = Math.min(max, units + reach);
    return variants(
        cell, written, position.offset(), new Room(units, decimals, quantum, lowest, highest));
  }

  /** Where a value may go: in units of 10^-decimals, both ends included. */
  private record Room(long units, int decimals, long quantum, long lowest, long highest) {}

  private Prepared variants(String cell, Written written, int offset, Room room) {
    int modulus = mark.alphabet().modulus();
    int residue = residue(room.units(), room.quantum(), offset, modulus);
    int symbols = mark.alphabet().symbols();
    @Nullable String[] texts = new @Nullable String[symbols];
    double[] changes = new double[symbols];
    boolean any = false;
    for (int symbol = 0; symbol < symbols; symbol++) {
      int up = Math.floorMod(mark.alphabet().residue(symbol) - residue, modulus);
      if (up == 0) {
        texts[symbol] = cell;
      } else {
        move(written, room, up, modulus, texts, changes, symbol);
      }
      any |= texts[symbol] != null;
    }
    return any ? new Variants(texts, changes) : Uncarried.CONSTRAINT;
  }

  /** Takes the move nearest to zero that leads to the residue, has room and can be written. */
  private void move(
      Written written,
      Room room,
      int firstUp,
      int modulus,
      @Nullable String[] texts,
      double[] changes,
      int symbol) {
    long up = firstUp * room.quantum();
    long down = (firstUp - modulus) * room.quantum();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      boolean canUp = up <= room.highest() - room.units();
      boolean canDown = down >= room.lowest() - room.units();
      if (!canUp && !canDown) {
        return;
      }
      boolean takeDown = canDown && (!canUp || -down <= up);
      long move = takeDown ? down : up;
      String text = rendered(written, room.units() + move, room.decimals());
      if (text != null) {
        texts[symbol] = text;
        changes[symbol] = move / (double) Decimal.power(room.decimals());
        return;
      }
      if (takeDown) {
        down -= modulus * room.quantum();
      } else {
        up += modulus * room.quantum();
      }
    }
  }

  private @Nullable String rendered(Written written, long units, int decimals) {
    String text = isKept(units, decimals) ? null : written.render(units, decimals);
    if (text == null || written.settled()) {
      return text;
    }
    Decimal read = notation.read(text);
    boolean same =
        read != null && Decimal.exact(read.unscaled(), read.decimals(), decimals) == units;
    return same ? text : null;
  }

  /** Says whether a value is one of those that the column keeps: zero, or a round one. */
  private boolean isKept(long units, int decimals) {
    if (units == 0 && mark.style().keepsZero()) {
      return true;
    }
    if (keptMultiples == null) {
      return false;
    }
    int common = Math.max(decimals, keptMultiples.decimals());
    long kept = keptMultiples.at(common);
    long shifted = Decimal.shifted(units, common - decimals);
    return kept != Decimal.OVERFLOW && shifted != Decimal.OVERFLOW && shifted % kept == 0;
  }

  private long min(long units, Bounds bounds, int decimals) {
    long min =
        bounds.min() == null ? Long.MIN_VALUE / 2 : Decimal.ceilingAt(bounds.min(), decimals);
    if (notation.keepsSign() && units >= 0) {
      long least = units > 0 && mark.style().keepsZero() ? 1 : 0;
      min = Math.max(min, least);
    }
    return min;
  }

  private long max(long units, Bounds bounds, int decimals) {
    long max = bounds.max() == null ? Long.MAX_VALUE / 2 : Decimal.floorAt(bounds.max(), decimals);
    return notation.keepsSign() && units < 0 ? Math.min(max, -1) : max;
  }

  private Uncarried unwritable(String cell) {
    if (Folded.isMissing(cell)) {
      return Uncarried.BLANK;
    }
    return notation.read(cell) == null ? Uncarried.UNREADABLE : Uncarried.FORMAT;
  }

  // ---------------------------------------------------------------- reading

  @Override
  public void read(String cell, Position[] positions, byte[] symbols) {
    symbols[0] = positions[0].usedAt(mark.rate()) ? read(cell, positions[0]) : ERASED;
  }

  private byte read(String cell, Position position) {
    Decimal value = readable(cell);
    if (value == null || isKept(value.unscaled(), value.decimals())) {
      return ERASED;
    }
    int decimals = Math.max(value.decimals(), step.decimals());
    long quantum = quantum(position, decimals);
    if (quantum == Decimal.OVERFLOW || tooFine(quantum, decimals)) {
      return ERASED;
    }
    int modulus = mark.alphabet().modulus();
    return mark.alphabet().symbol(residue(value.at(decimals), quantum, position.offset(), modulus));
  }

  /** Says whether the dump's column was rounded to more than a position's quantum. */
  private boolean tooFine(long quantum, int decimals) {
    if (coarsest == null) {
      return false;
    }
    int common = Math.max(decimals, coarsest.decimals());
    long shifted = Decimal.shifted(quantum, common - decimals);
    return shifted != Decimal.OVERFLOW && coarsest.at(common) > shifted;
  }

  /** What was delivered had no more decimals than its column: a calculation's rest is noise. */
  private int decimalsDelivered() {
    int spare = step.decimals() + SPARE_DECIMALS;
    boolean known = mark.kind() == MarkKind.NUMBER || mark.kind() == MarkKind.GEO;
    return known ? Math.min(spare, Math.max(mark.style().maxDecimals(), step.decimals())) : spare;
  }

  private @Nullable Decimal readable(String cell) {
    Decimal value = notation.read(cell);
    if (value != null && calculation != null) {
      value = calculation.apply(value, decimalsDelivered());
    }
    if (value == null) {
      return null;
    }
    int decimals = Math.max(value.decimals(), step.decimals());
    boolean fits =
        value.at(decimals) != Decimal.OVERFLOW
            && Decimal.shifted(step.unscaled() * 100, decimals - step.decimals())
                != Decimal.OVERFLOW;
    Decimal shorter = fits ? value : value.rounded(step.decimals() + SPARE_DECIMALS);
    boolean usable = shorter.at(Math.max(shorter.decimals(), step.decimals())) != Decimal.OVERFLOW;
    return usable ? shorter : null;
  }

  @Override
  public long[] coarse(String cell) {
    Decimal value = readable(cell);
    if (value == null) {
      return NO_BUCKETS;
    }
    int decimals = Math.max(value.decimals(), step.decimals());
    long units = value.at(decimals);
    long reach = reach(decimals);
    long width =
        Decimal.shifted(BUCKET_TOLERANCES * tolerance.unscaled(), decimals - tolerance.decimals());
    if (width == Decimal.OVERFLOW) {
      return NO_BUCKETS;
    }
    long bucket = Math.floorDiv(units, width);
    long within = units - bucket * width;
    if (within < reach) {
      return new long[] {bucket, bucket - 1};
    }
    return within >= width - reach ? new long[] {bucket, bucket + 1} : new long[] {bucket};
  }

  @Override
  public @Nullable BigDecimal value(String cell) {
    Decimal value = notation.read(cell);
    return value == null ? null : value.toBigDecimal();
  }

  // ---------------------------------------------------------------- the quantiser

  private long quantum(Position position, int decimals) {
    long scaled = step.unscaled() * Scales.of(position.scaleDraw(), scaleThresholds);
    return Decimal.shifted(scaled, decimals - step.decimals());
  }

  private long reach(int decimals) {
    long reach = tolerance.at(decimals);
    return reach == Decimal.OVERFLOW ? Decimal.LIMIT : reach;
  }

  private static int residue(long units, long quantum, int offset, int modulus) {
    long v = Math.floorDiv(2 * units + quantum + quantum / HAIR, 2 * quantum);
    return (int) Math.floorMod(v + offset, (long) modulus);
  }
}
