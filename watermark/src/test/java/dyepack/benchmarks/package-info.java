/**
 * How fast the inner loops are, each beside a plainer way to the same end in the same run, so that
 * a ratio can be read off on any machine. Start with {@link dyepack.benchmarks.KernelBenchmarks}.
 */
@NullMarked
package dyepack.benchmarks;

import org.jspecify.annotations.NullMarked;
