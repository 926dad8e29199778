/**
 * From counts to a verdict: whose copy the rows of a dump came from, with a bound on accusing an
 * innocent.
 *
 * <p>Enter at {@link dyepack.attribution.Attributor}. Everything is a pure function of tallies
 * ({@link dyepack.code.Tally}); this package knows no keys, no ledger and no values.
 */
@NullMarked
package dyepack.attribution;

import org.jspecify.annotations.NullMarked;
