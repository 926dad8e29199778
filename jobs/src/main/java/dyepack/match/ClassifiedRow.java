package dyepack.match;

import dyepack.code.ReadRow;
import dyepack.code.RowClass;
import java.io.Serializable;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A row of the dump with what it says of some copies of accused recipients.
 *
 * @param byTurn what it was read as in each turn; null where it can't be only one row
 * @param said what that says of the copies
 */
public record ClassifiedRow(ArrayList<@Nullable MatchedRow> byTurn, RowClass said)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns the row in the first turn that knows it, for where it stands. */
  public MatchedRow any() {
    for (MatchedRow row : byTurn) {
      if (row != null) {
        return row;
      }
    }
    throw new IllegalStateException("a row that no turn knows");
  }

  /** Returns what was read of it in each turn; rows that repeat others have the same. */
  ArrayList<@Nullable ReadRow> reads() {
    ArrayList<@Nullable ReadRow> reads = new ArrayList<>();
    byTurn.forEach(row -> reads.add(row == null ? null : row.candidates().get(0)));
    return reads;
  }
}
