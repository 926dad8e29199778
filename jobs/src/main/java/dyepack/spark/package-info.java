/**
 * The edge to Spark: the only place where a session is built.
 *
 * <p>Enter at {@link dyepack.spark.LocalSpark}. Nothing here knows of marks, ledgers or dumps.
 */
@NullMarked
package dyepack.spark;

import org.jspecify.annotations.NullMarked;
