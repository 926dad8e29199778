/**
 * The commands: what they take, which flow they call and what they print.
 *
 * <p>Enter at {@link dyepack.cli.Dyepack}. A command builds inputs, calls one flow and prints; what
 * is decided is decided elsewhere.
 */
@NullMarked
package dyepack.cli;

import org.jspecify.annotations.NullMarked;
