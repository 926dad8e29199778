package dyepack.ledger;

import dyepack.share.BadInputException;
import dyepack.share.IntegrityException;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log as read so far: the state it folds into, and the place where the next line joins on. Not
 * safe for use by several threads.
 */
final class Chain {
  /** Lines decoded at once by several threads. */
  private static final int BATCH_LINES = 1024;

  private final PublicKey key;
  private final LedgerState state = new LedgerState();
  private final List<byte[]> batch = new ArrayList<>();
  private String head = EntryCodec.NOTHING_BEFORE;
  private long end;
  private byte @Nullable [] last;

  Chain(PublicKey key) {
    this.key = key;
  }

  LedgerState state() {
    return state;
  }

  /** SHA-256 of the last line. */
  String head() {
    return head;
  }

  /** Offset after the last line. */
  long end() {
    return end;
  }

  /** Reads what the log holds beyond the lines read so far, and checks that it joins on. */
  void catchUp(EntryLog log) {
    last = null;
    EntryLog.Extent extent =
        log.read(
            end,
            line -> {
              batch.add(line);
              if (batch.size() == BATCH_LINES) {
                foldBatch();
              }
            });
    foldBatch();
    if (last != null && !Envelope.parse(last).verifies(key)) {
      throw new IntegrityException(
          "Log line "
              + state.size()
              + " does not carry a valid signature of the ledger's key "
              + Envelope.keyId(key.getEncoded())
              + ".");
    }
    end = extent.end();
  }

  /** Signs an entry, joins it on and adds its line to those still to be written. */
  Recorded extend(Entry draft, EntrySigner signer, Instant time, ByteArrayOutputStream lines) {
    Entry entry = EntryCodec.settled(state.numbered(draft));
    byte[] statement = EntryCodec.encode(state.size(), head, time, entry);
    byte[] line = Envelope.sign(statement, signer).toBytes();
    lines.writeBytes(line);
    lines.write('\n');
    Recorded recorded = new Recorded(state.size(), head, time, entry, Envelope.sha256(line));
    state.fold(recorded);
    head = recorded.lineSha256();
    return recorded;
  }

  /** Takes note that the lines of {@link #extend} are on disk. */
  void written(long bytes) {
    end += bytes;
  }

  /** Reads one line; what stands before it is not looked at. */
  static Recorded decode(byte[] line) {
    return EntryCodec.decode(Envelope.parse(line).payload(), Envelope.sha256(line));
  }

  private void foldBatch() {
    if (batch.isEmpty()) {
      return;
    }
    List<Recorded> decoded = decodeTogether();
    for (int i = 0; i < batch.size(); i++) {
      fold(batch.get(i), i < decoded.size() ? decoded.get(i) : null);
    }
    last = batch.get(batch.size() - 1);
    batch.clear();
  }

  /** Returns nothing if a line can't be decoded: going through them one by one will tell which. */
  private List<Recorded> decodeTogether() {
    try {
      return batch.parallelStream().map(Chain::decode).toList();
    } catch (IntegrityException e) {
      return List.of();
    }
  }

  private void fold(byte[] line, @Nullable Recorded decoded) {
    long number = state.size() + 1;
    try {
      Recorded recorded = decoded == null ? decode(line) : decoded;
      requireChained(recorded);
      state.fold(recorded);
      head = recorded.lineSha256();
    } catch (IntegrityException e) {
      throw new IntegrityException("Log line " + number + " is damaged. " + e.getMessage(), e);
    } catch (BadInputException | IllegalArgumentException e) {
      throw new IntegrityException(
          "Log line " + number + " does not fit the lines before it. " + e.getMessage(), e);
    }
  }

  private void requireChained(Recorded recorded) {
    if (recorded.index() != state.size() || !recorded.previous().equals(head)) {
      throw new IntegrityException(
          "The chain is broken.\n  expected index "
              + state.size()
              + " after "
              + head
              + "\n  found    index "
              + recorded.index()
              + " after "
              + recorded.previous());
    }
  }
}
