/**
 * Hiding a symbol in a value and reading it back.
 *
 * <p>Enter at {@link dyepack.marks.MarkPlanner} (which column carries what, from a policy and a
 * {@link dyepack.marks.ColumnProfile}) and {@link dyepack.marks.RowMarks} (a row's candidates, and
 * the symbols of a dump row). Writing and reading of one kind of value live together in one {@link
 * dyepack.marks.Carrier}. The candidates of a cell depend on the row only, never on a recipient.
 * This package knows nothing of recipients' keys, files, Spark or the ledger.
 */
@NullMarked
package dyepack.marks;

import org.jspecify.annotations.NullMarked;
