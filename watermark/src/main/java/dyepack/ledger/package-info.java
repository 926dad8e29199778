/**
 * The owner's record of what went to whom: a folder with an append-only log of signed entries and
 * the files that the log names.
 *
 * <p>Enter at {@link dyepack.ledger.Ledger}: {@code create}, {@code open}, {@code append}, {@code
 * state}. An {@link dyepack.ledger.Entry} is one line of the log, {@link
 * dyepack.ledger.LedgerState} what all lines together say, {@link dyepack.ledger.LedgerAudit} the
 * check of every byte. The log is the manifest: a file that no entry names with its digest does not
 * exist for the ledger.
 *
 * <p>This package knows no keys: it is handed an {@link dyepack.ledger.EntrySigner}, and the keys
 * of sealed files come in as bytes. It reads no clock and draws no chance of its own. Plans of
 * marks and indexes pass through as JSON that it does not interpret.
 */
@NullMarked
package dyepack.ledger;

import org.jspecify.annotations.NullMarked;
