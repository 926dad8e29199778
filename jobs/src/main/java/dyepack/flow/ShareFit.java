package dyepack.flow;

import dyepack.ledger.RowSet;
import dyepack.match.MatchedRow;
import java.io.Serializable;
import java.util.List;

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

  /** Says whether a row of a dump may come from this delivery: held then, and in this state. */
  boolean compatible(MatchedRow row) {
    long number = row.candidates().get(0).rowNumber();
    return number < 0 || (rows.contains((int) number) && row.fits(release));
  }

  /** Returns for each delivery how many rows are compatible with it and how many are not. */
  static long[] count(List<MatchedRow> matched, List<ShareFit> shares) {
    long[] counts = new long[2 * shares.size()];
    for (MatchedRow row : matched) {
      if (!row.exact()) {
        continue;
      }
      for (int i = 0; i < shares.size(); i++) {
        if (shares.get(i).epoch() == row.epoch()) {
          counts[2 * i + (shares.get(i).compatible(row) ? 0 : 1)]++;
        }
      }
    }
    return counts;
  }
}
