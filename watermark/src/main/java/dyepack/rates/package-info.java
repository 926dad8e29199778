/**
 * How well sources are named and how seldom innocents are, measured with the code that marks and
 * reads real cells.
 *
 * <p>Enter at {@link dyepack.rates.RatesReport}. Tables are made up from a seed; what is measured
 * never sets a threshold.
 */
@NullMarked
package dyepack.rates;

import org.jspecify.annotations.NullMarked;
