/**
 * Tables in markup: HTML (also as {@code .xls}), XML of repeated records, SpreadsheetML of Excel
 * 2003 (also as {@code .xls}), and vCards. Each is a {@link dyepack.cells.CellParser}; each says by
 * its {@code looksLike} whether the beginning of a text is its own.
 *
 * <p>Files are decoded here with the character set that the caller found. Nothing outside of the
 * file is ever opened: no DOCTYPE is processed, no entity but the five of XML is resolved, no style
 * or script is looked at. This package knows no Spark, no ledger, and not where files come from.
 */
@NullMarked
package dyepack.markup;

import org.jspecify.annotations.NullMarked;
