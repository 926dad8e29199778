/**
 * One secret, one derived key per use.
 *
 * <p>Enter at {@link dyepack.keys.KeyFile} (the owner's secret at rest) and {@link
 * dyepack.keys.RootKey} (what is derived from it). The byte strings of every derivation and
 * commitment are written in {@code SPEC.md}. This is the only package that holds key material or
 * draws random bytes; it knows nothing of tables, marks or the ledger.
 */
@NullMarked
package dyepack.keys;

import org.jspecify.annotations.NullMarked;
