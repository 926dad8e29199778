package dyepack.marks;

import dyepack.code.Position;
import dyepack.code.SymbolCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row whose marked cells wait for a recipient: what depends on the row is done, what is left is
 * to pick a text by the recipient's nibbles. Mark i is the i-th of {@link RowMarks#marks()}.
 */
public final class PreparedRow {
  private final List<ColumnMark> marks;
  private final Prepared[] cells;
  private final Position[][] positions;

  PreparedRow(List<ColumnMark> marks, Prepared[] cells, Position[][] positions) {
    this.marks = marks;
    this.cells = cells;
    this.positions = positions;
  }

  /** Returns the candidates of a mark's cell, or null if the cell stays as it is. */
  public @Nullable Variants variants(int mark) {
    return cells[mark] instanceof Variants variants ? variants : null;
  }

  /** Returns why a mark's cell stays as it is, or null if it carries. */
  public @Nullable Uncarried uncarried(int mark) {
    return cells[mark] instanceof Uncarried reason ? reason : null;
  }

  /** Returns the position of the {@code i}-th field of a mark. */
  public Position position(int mark, int i) {
    return positions[mark][i];
  }

  /**
   * Returns the index into {@link #variants} for a recipient.
   *
   * @param mark a mark with variants
   * @param nibblesByLevel the row's 16 bytes of nibbles of each recipient of the chain, from the
   *     partner at the root to the recipient of the copy; a position of level l carries the symbol
   *     of element min(l, last)
   */
  public int variantIndex(int mark, byte[][] nibblesByLevel) {
    ColumnMark column = marks.get(mark);
    int index = 0;
    for (int i = 0; i < positions[mark].length; i++) {
      Position position = positions[mark][i];
      byte[] nibbles = nibblesByLevel[Math.min(position.level(), nibblesByLevel.length - 1)];
      int nibble = SymbolCode.nibble(nibbles, 0, column.fields().get(i));
      index |= SymbolCode.symbol(column.symbolKind(), position.biasClass(), nibble) << i;
    }
    return index;
  }

  /** Returns the text for a recipient, or null: leave the cell as it is. */
  public @Nullable String text(int mark, byte[][] nibblesByLevel) {
    Variants variants = variants(mark);
    return variants == null ? null : variants.text(variantIndex(mark, nibblesByLevel));
  }
}
