package dyepack.ledger;

import java.time.Instant;

/**
 * An entry as it stands in the log.
 *
 * @param index place in the log, from 0
 * @param previous SHA-256 of the line before, without its line end; 64 zeros for the first
 * @param time when it was appended, by the owner's clock; not independently witnessed
 * @param entry what it says
 * @param lineSha256 SHA-256 of its own line, without its line end
 */
public record Recorded(long index, String previous, Instant time, Entry entry, String lineSha256) {}
