/**
 * Matching a dump with the ledger: which column is what, which row is whose, and what its marks
 * say.
 *
 * <p>Enter at {@link dyepack.match.ColumnAligner}, which understands the columns by their values,
 * and {@link dyepack.match.MatchJob}, which looks rows up and reads their symbols. Nothing here
 * looks at a symbol to decide what a column or a row is, so nothing here costs evidence.
 */
@NullMarked
package dyepack.match;

import org.jspecify.annotations.NullMarked;
