package dyepack.marks;

import dyepack.code.Position;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Writes symbols into the cells of one column and reads them back. Not thread-safe: one instance
 * per thread; a deserialised copy is a new instance.
 */
public sealed interface Carrier extends Serializable
    permits QuantisedCarrier, CategoryCarrier, TextCarrier {
  /** A symbol that a cell doesn't show. */
  byte ERASED = Alphabet.ERASED;

  /** Returns the carrier of a column. */
  static Carrier of(ColumnMark mark) {
    return switch (mark.kind()) {
      case NUMBER, TIMESTAMP, DATE, DURATION, GEO -> new QuantisedCarrier(mark);
      case CATEGORY -> new CategoryCarrier(mark);
      case TEXT -> new TextCarrier(mark);
    };
  }

  /** Returns the column's mark. */
  ColumnMark mark();

  /**
   * Returns a carrier that reads a column of a dump as its profile shows it to be written: day or
   * month first, decimal comma, rounded values. What is rounded to more than a position's step
   * reads as erased. Not for writing.
   */
  Carrier reading(ColumnProfile dump);

  /**
   * Returns a carrier that reads values on which somebody calculated: every value read is taken
   * times {@code factor} plus {@code shift} (in column units). Each such attempt is an alternative
   * that the error bound has to pay for. Kinds without quantities return themselves. Not for
   * writing.
   */
  Carrier undoing(BigDecimal factor, BigDecimal shift);

  /**
   * Returns the candidates of a cell: a function of its text and the row, the same for every
   * recipient.
   *
   * @param cell the original text
   * @param positions the position of each of the mark's fields
   * @param bounds the values allowed in this row
   */
  Prepared prepare(String cell, Position[] positions, Bounds bounds);

  /**
   * Reads the symbol of each field from a cell of a dump.
   *
   * @param cell the text, however it was written since
   * @param positions the position of each of the mark's fields
   * @param symbols receives a symbol or {@link #ERASED} per field, from its start
   */
  void read(String cell, Position[] positions, byte[] symbols);

  /**
   * Returns coarse values by which rows can be found again although their values were marked or
   * moved a little: none if the cell can't be read, else first the cell's own and perhaps one
   * neighbour. A value and one moved by at most the tolerance agree: the first coarse value of the
   * original is among those of the moved one.
   */
  long[] coarse(String cell);

  /**
   * Returns the cell's value in the unit of {@link Bounds}, or null if it has none that can be
   * compared.
   */
  @Nullable BigDecimal value(String cell);
}
