package dyepack.ledger;

import dyepack.ledger.LedgerAudit.Finding;
import dyepack.share.BadInputException;
import dyepack.share.IntegrityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Goes through the log line by line and, unlike {@link Chain}, on past what is wrong. */
final class LogAudit {
  private final LedgerHeader header;
  private final PublicKey key;
  private final LedgerState state = new LedgerState();
  private final List<Finding> faults = new ArrayList<>();
  private final List<Finding> notices = new ArrayList<>();
  private String head = EntryCodec.NOTHING_BEFORE;
  private Instant latest = Instant.MIN;
  private long lines;

  LogAudit(LedgerHeader header) {
    this.header = header;
    this.key = header.key();
  }

  LedgerState state() {
    return state;
  }

  List<Finding> faults() {
    return faults;
  }

  List<Finding> notices() {
    return notices;
  }

  long lines() {
    return lines;
  }

  void read(LedgerFolder folder) {
    EntryLog log = new EntryLog(folder.log());
    EntryLog.Extent extent =
        FileMutex.holdingForReading(folder.logLock(), () -> log.read(0, this::line));
    if (extent.torn() > 0) {
      notice(
          "end of the log",
          extent.torn()
              + " bytes of a line that was torn by a crash and never confirmed; the next entry"
              + " replaces them");
    }
    if (lines == 0 || !LedgerHeader.of(created()).equals(header)) {
      fault("ledger.json", "does not name the ledger, owner and key of the log's first line");
    }
    for (Share share : state.shares()) {
      if (!share.delivered()) {
        notice(
            "share " + share.record().shareId(),
            "recorded, but not known to stand in place; repeat the share to settle it");
      }
    }
  }

  private Entry.Created created() {
    // An empty log or one without its first line has nothing to compare with.
    return state.size() > 0
        ? state.created()
        : new Entry.Created(1, EntryCodec.NOTHING_BEFORE, "nobody", "none");
  }

  private void line(byte[] line) {
    String where = "log line " + (lines + 1);
    try {
      Envelope envelope = Envelope.parse(line);
      if (!envelope.verifies(key)) {
        fault(where, "no valid signature of the ledger's key");
      }
      Recorded recorded = Chain.decode(line);
      checkPlace(where, recorded);
      checkForm(where, recorded, envelope);
      checkTime(where, recorded);
      state.fold(recorded);
    } catch (IntegrityException e) {
      fault(where, String.valueOf(e.getMessage()));
    } catch (BadInputException | IllegalArgumentException e) {
      fault(where, "does not fit the lines before it. " + e.getMessage());
    }
    head = Envelope.sha256(line);
    lines++;
  }

  private void checkPlace(String where, Recorded recorded) {
    if (recorded.index() != lines) {
      fault(where, "calls itself entry " + recorded.index() + " instead of " + lines);
    }
    if (!recorded.previous().equals(head)) {
      fault(
          where,
          "does not follow the line before it\n  expected "
              + head
              + "\n  found    "
              + recorded.previous());
    }
  }

  private void checkForm(String where, Recorded recorded, Envelope envelope) {
    byte[] again =
        EntryCodec.encode(recorded.index(), recorded.previous(), recorded.time(), recorded.entry());
    if (!Arrays.equals(again, envelope.payload())) {
      fault(where, "its statement or subjects are not spelled as the ledger writes them");
    }
  }

  private void checkTime(String where, Recorded recorded) {
    if (recorded.time().isBefore(latest)) {
      notice(
          where, "its time " + recorded.time() + " is before that of an earlier line, " + latest);
    } else {
      latest = recorded.time();
    }
  }

  private void fault(String where, String what) {
    faults.add(new Finding(where, what));
  }

  private void notice(String where, String what) {
    notices.add(new Finding(where, what));
  }
}
