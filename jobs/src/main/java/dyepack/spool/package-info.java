/**
 * Rows on their way from a single streaming reader to many tasks, in encrypted blocks on disk.
 *
 * <p>Enter at {@link dyepack.spool.Spool}.
 */
@NullMarked
package dyepack.spool;

import org.jspecify.annotations.NullMarked;
