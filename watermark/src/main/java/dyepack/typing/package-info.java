/**
 * What the columns of a found table hold, told from their cells.
 *
 * <p>Enter at {@link dyepack.typing.TableTyper}. Nothing here knows a ledger, a key or a file:
 * cells come in as text and findings go out that hold no cell. A column's name is a hint that
 * settles what its cells leave open and never overrules them.
 */
@NullMarked
package dyepack.typing;

import org.jspecify.annotations.NullMarked;
