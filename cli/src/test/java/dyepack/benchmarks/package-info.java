/**
 * How long whole commands take on a large table, beside a rival that does the same work without
 * keys, ledger or error bound. Start with {@link dyepack.benchmarks.MacroBenchmark}.
 */
@NullMarked
package dyepack.benchmarks;

import org.jspecify.annotations.NullMarked;
