/**
 * What is fixed for a dataset's epoch when its first release is made: which keys index its rows,
 * which columns carry marks, which columns date a leak.
 *
 * <p>Enter at {@link dyepack.release.EpochPlan}, which the ledger keeps as JSON, and {@link
 * dyepack.release.RowTags}, which shows later that a cell is still what was delivered.
 */
@NullMarked
package dyepack.release;

import org.jspecify.annotations.NullMarked;
