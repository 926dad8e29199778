package dyepack.ledger;

import java.time.Instant;

/**
 * A release as the ledger knows it.
 *
 * @param record what was recorded
 * @param index its place in the log
 * @param time when it was recorded, by the owner's clock
 * @param forgotten whether its data were destroyed
 */
public record Release(Entry.ReleaseRecorded record, long index, Instant time, boolean forgotten) {
  Release forget() {
    return new Release(record, index, time, true);
  }
}
