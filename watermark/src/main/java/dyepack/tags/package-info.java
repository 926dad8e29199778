/**
 * Short keyed tags of cells, salted by the row: they tell later that a cell is still (nearly) what
 * was delivered, without holding the value.
 *
 * <p>Enter at {@link dyepack.tags.CellTags}. A tag never looks at a symbol, so what is decided with
 * tags (which dump column is which field, which state of a row a dump shows) costs no evidence.
 */
@NullMarked
package dyepack.tags;

import org.jspecify.annotations.NullMarked;
