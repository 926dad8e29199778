package dyepack.ledger;

import java.time.Instant;

/**
 * A share as the ledger knows it.
 *
 * @param record what was recorded
 * @param index its place in the log
 * @param time when it was recorded, by the owner's clock
 * @param delivered whether its files are known to stand in place
 */
public record Share(Entry.ShareRecorded record, long index, Instant time, boolean delivered) {
  Share deliver() {
    return new Share(record, index, time, true);
  }
}
