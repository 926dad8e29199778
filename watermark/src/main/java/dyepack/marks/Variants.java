package dyepack.marks;

import org.jspecify.annotations.Nullable;

/**
 * The texts that one cell can take, one per symbol: the same for every recipient (the marking
 * assumption).
 *
 * <p>The index is the symbol; in a column with several binary fields, bit i is the symbol of field
 * i. A text of null means that the symbol can't be carried within the constraints, and the cell
 * stays as it is. Arrays are not copied: a row has thousands of readers and no writer.
 */
public final class Variants implements Prepared {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial")
  private final @Nullable String[] texts;

  private final double[] changes;

  Variants(@Nullable String[] texts, double[] changes) {
    if (texts.length != changes.length) {
      throw new IllegalArgumentException("a change for each text is needed");
    }
    this.texts = texts;
    this.changes = changes;
  }

  /** Returns the number of combinations of symbols. */
  public int size() {
    return texts.length;
  }

  /** Returns the cell's text for a combination of symbols, or null: leave the cell as it is. */
  public @Nullable String text(int index) {
    return texts[index];
  }

  /**
   * Returns by how much the cell changes: the signed move in column units (seconds, days, degrees)
   * for a quantised value, else 1 if the text differs from the original and 0 if not. A symbol that
   * can't be carried changes nothing.
   */
  public double change(int index) {
    return changes[index];
  }
}
