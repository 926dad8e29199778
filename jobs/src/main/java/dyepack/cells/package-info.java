/**
 * What every reader of a seized format has in common: it pushes rows of text cells, each with its
 * place, into a {@link dyepack.cells.CellSink}.
 *
 * <p>A reader ({@link dyepack.cells.CellParser}) knows its format and nothing else: not whether it
 * runs in this process or in a confined one, not what becomes of the rows. This package knows no
 * format, no Spark, no ledger.
 */
@NullMarked
package dyepack.cells;

import org.jspecify.annotations.NullMarked;
