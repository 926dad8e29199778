package dyepack.ledger;

import dyepack.share.IntegrityException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Derives everything again from the bytes on disk, without any secret: every line's form, signature
 * and place in the chain, whether each entry fits the ones before it, and the digest of every file
 * that the log names.
 *
 * <p>Lines cut off at the end can't be missed by the log itself.
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
    LedgerFolder folder = new LedgerFolder(root);
    LogAudit log;
    try {
      log = new LogAudit(LedgerHeader.read(folder));
    } catch (IntegrityException e) {
      Finding fault = new Finding("ledger.json", String.valueOf(e.getMessage()));
      return new LedgerAudit(0, 0, List.of(fault), List.of());
    }
    log.read(folder);
    List<Finding> faults = new ArrayList<>(log.faults());
    List<Finding> notices = new ArrayList<>(log.notices());
    FileAudit.check(folder, log.state(), faults, notices);
    return new LedgerAudit(log.lines(), log.state().shares().size(), faults, notices);
  }
}
