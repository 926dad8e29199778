/**
 * Columns that a table doesn't have but could: parts of merged cells, cells of several columns
 * joined, cells without what stands in front of or behind all of them.
 *
 * <p>Enter at {@link dyepack.derive.DerivedColumns}. Nothing here knows a ledger: whether a derived
 * column is anything is found out by looking its values up like those of every other column.
 */
@NullMarked
package dyepack.derive;

import org.jspecify.annotations.NullMarked;
