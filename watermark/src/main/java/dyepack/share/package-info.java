/**
 * What is known before any secret: recipients, blind indexes as opaque values, and the two ways in
 * which a command ends that are not a bug.
 *
 * <p>Enter at {@link dyepack.share.RecipientId}. This package knows nothing of keys, marks or the
 * ledger.
 */
@NullMarked
package dyepack.share;

import org.jspecify.annotations.NullMarked;
