/**
 * What a folder of seized files holds, without ledger and key.
 *
 * <p>Enter at {@link dyepack.inspect.InspectFlow}. Files come in through the same front door as in
 * a trace; every table is read once from first to last in bounded memory, in this process.
 */
@NullMarked
package dyepack.inspect;

import org.jspecify.annotations.NullMarked;
