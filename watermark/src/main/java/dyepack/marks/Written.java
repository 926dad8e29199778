package dyepack.marks;

import org.jspecify.annotations.Nullable;

/** A cell's value together with the way in which it is written. */
interface Written {
  /** Returns the value in the unit of the column's kind. */
  Decimal value();

  /**
   * Returns another value written the same way, or null if it can't be. The cell's own value gives
   * exactly the cell.
   */
  @Nullable String render(long unscaled, int decimals);

  /**
   * Says whether whatever {@link #render} returns is sure to be read as the value asked for; else
   * it has to be read to know.
   */
  boolean settled();
}
