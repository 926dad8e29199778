/**
 * Made-up tables and made-up leaks, for demonstrations, tests and sample cases.
 *
 * <p>Enter at {@link dyepack.simulate.SampleTable} for believable tables and at {@link
 * dyepack.simulate.LeakSimulator} for leaks: rows of delivered files, mixed, damaged and written as
 * leaks look, beside the truth about them. Everything follows from a seed. Nothing that traces a
 * leak may know this package.
 */
@NullMarked
package dyepack.simulate;

import org.jspecify.annotations.NullMarked;
