/**
 * Who a row is about.
 *
 * <p>Enter at {@link dyepack.identity.Normaliser} (one canonical spelling for an identifier),
 * {@link dyepack.identity.RowIndexer} (all index keys of a row that is shared) and {@link
 * dyepack.identity.DumpProbe} (the keys to look up for a row that was found). Identifiers become
 * blind indexes here and are stored nowhere. This package knows nothing of marks, recipients or the
 * ledger.
 */
@NullMarked
package dyepack.identity;

import org.jspecify.annotations.NullMarked;
