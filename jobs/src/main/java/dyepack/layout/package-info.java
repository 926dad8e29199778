/**
 * How a plain text is laid out as records, and reading it so.
 *
 * <p>Enter at {@link dyepack.layout.TextLayout#find}: it looks through a file and answers with
 * {@link dyepack.layout.TextTable}s, each of which says how its records are written and in which
 * stretches of the file they stand; {@link dyepack.layout.TextRows} reads a stretch. Every byte is
 * accounted for. The package knows characters, lines and what values look like; it knows nothing of
 * Spark, of ledgers, or of what becomes of the rows.
 */
@NullMarked
package dyepack.layout;

import org.jspecify.annotations.NullMarked;
