/**
 * Readers of office documents: workbooks, text documents, PDF and pictures of text. Each is a
 * {@link dyepack.cells.CellParser}; {@link dyepack.office.OfficeFiles} finds the right one for a
 * zip archive or a compound file by what is in it.
 *
 * <p>They take values as stored, never as displayed; they run no macro or formula and follow no
 * link. This package knows nothing of Spark, of the ledger, of other formats.
 */
@NullMarked
package dyepack.office;

import org.jspecify.annotations.NullMarked;
