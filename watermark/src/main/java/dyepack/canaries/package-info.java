/**
 * Records that should exist nowhere else: made-up people, which recipient holds which of them, and
 * how a share commits to them.
 *
 * <p>Enter at {@link dyepack.canaries.CanaryForge}, which draws the pool of an epoch from a sample
 * of the table, and at {@link dyepack.canaries.CanaryInclusion}, which says who holds a canary. All
 * chance comes from keys. This package knows nothing of the ledger: canaries leave it as plain
 * bytes ({@link dyepack.canaries.CanaryFile}) that the caller encrypts.
 */
@NullMarked
package dyepack.canaries;

import org.jspecify.annotations.NullMarked;
