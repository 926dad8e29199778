package dyepack.flow;

import dyepack.ledger.RowSet;
import dyepack.match.MatchedRow;
import java.io.Serializable;

/**
 * One delivery that a dump may come from.
 *
 * @param shareId the share
 * @param epoch number of the traced epoch
 * @param release number of its release
 * @param rows row numbers it held
 */
record ShareFit(String shareId, int epoch, int release, RowSet rows) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Says whether a real row of a dump may come from this delivery: held then, and in this state.
   */
  boolean compatible(MatchedRow row) {
    long number = row.candidates().get(0).rowNumber();
    return rows.contains((int) number) && row.fits(release);
  }
}
