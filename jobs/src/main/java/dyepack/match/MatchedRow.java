package dyepack.match;

import dyepack.code.ReadRow;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * One row of the dump that is in the ledger.
 *
 * @param table number of the table
 * @param line line or row in its file
 * @param place which row of its part of the dump it is, from 0, matched or not
 * @param epoch number of the traced epoch
 * @param candidates what was read of it as each row that it can be; one unless it is ambiguous
 * @param fits for each state of the (only) candidate, oldest first: the release in which it began,
 *     and 1 if the dump's dated and marked columns can show this state, else 0; empty if that can't
 *     be told
 */
public record MatchedRow(
    int table, long line, long place, int epoch, ArrayList<ReadRow> candidates, int[] fits)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Says whether the row can be only one row of the ledger. */
  public boolean exact() {
    return candidates.size() == 1;
  }

  /** Returns whether the dump shows the row as it stood in a release; true where nobody can say. */
  public boolean fits(int release) {
    boolean fit = true;
    for (int i = 0; i + 1 < fits.length; i += 2) {
      if (fits[i] <= release || i == 0) {
        fit = fits[i + 1] == 1;
      }
    }
    return fit;
  }
}
