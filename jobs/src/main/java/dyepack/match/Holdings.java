package dyepack.match;

import dyepack.code.HeldRows;
import dyepack.code.Inclusion;
import dyepack.code.ReadRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who held which rows of one epoch: row sets by recipient, and canaries by each recipient's keyed
 * code. Recipients with equal row sets share one.
 */
public final class Holdings implements HeldRows {
  private static final long serialVersionUID = 1L;

  private final ArrayList<@Nullable RoaringBitmap> rows;
  private final BitSet everything;
  private final HashMap<Integer, BitSet> canaryHolders;

  /**
   * Takes the holdings.
   *
   * @param rows row numbers by recipient; null for none at all
   * @param everything recipients who held every real row of the epoch
   * @param canaryHolders recipients who held a canary, by its number
   */
  public Holdings(
      List<@Nullable RoaringBitmap> rows,
      BitSet everything,
      HashMap<Integer, BitSet> canaryHolders) {
    this.rows = new ArrayList<>(rows);
    this.everything = everything;
    this.canaryHolders = canaryHolders;
  }

  @Override
  public boolean everything(int recipient) {
    return everything.get(recipient);
  }

  @Override
  public boolean held(int recipient, ReadRow row) {
    if (row.rowNumber() < 0 || row.inclusion() != Inclusion.NONE) {
      BitSet holders = canaryHolders.get((int) (-1 - row.rowNumber()));
      return holders != null && holders.get(recipient);
    }
    if (everything.get(recipient)) {
      return true;
    }
    RoaringBitmap held = rows.get(recipient);
    return held != null && held.contains((int) row.rowNumber());
  }
}
