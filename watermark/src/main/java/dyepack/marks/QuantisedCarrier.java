package dyepack.marks;

import dyepack.code.Position;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** To be filled in. */
final class QuantisedCarrier implements Carrier {
  private static final long serialVersionUID = 1L;

  private final ColumnMark mark;

  QuantisedCarrier(ColumnMark mark) {
    this.mark = mark;
  }

  @Override
  public ColumnMark mark() {
    return mark;
  }

  @Override
  public Prepared prepare(String cell, Position[] positions, Bounds bounds) {
    return Uncarried.UNREADABLE;
  }

  @Override
  public void read(String cell, Position[] positions, byte[] symbols) {
    java.util.Arrays.fill(symbols, 0, positions.length, ERASED);
  }

  @Override
  public long[] coarse(String cell) {
    return new long[0];
  }

  @Override
  public @Nullable BigDecimal value(String cell) {
    return null;
  }
}
