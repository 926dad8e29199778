/**
 * Which symbol each recipient's row carries, and what a row says of a recipient.
 *
 * <p>Enter at {@link dyepack.code.PositionCode} (where a mark sits and how: depends on the row
 * only) and {@link dyepack.code.SymbolCode} (which symbol: depends on row and recipient). Nothing
 * here depends on a share, a file or a date, so two copies of one row for one recipient are equal.
 * This package knows nothing of cells and how a value carries a symbol.
 */
@NullMarked
package dyepack.code;

import org.jspecify.annotations.NullMarked;
