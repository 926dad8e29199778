/**
 * Reading tables and dumps, and writing tables, without Spark: plain streams that Spark calls in
 * its tasks.
 *
 * <p>Two front doors. {@link dyepack.ingest.TableInput} reads an owner's clean table for a share
 * and is strict: what it doesn't understand it refuses, and every cell is known to the byte so that
 * whatever isn't marked leaves as it came. {@link dyepack.ingest.DumpInput} reads what was seized
 * and is lenient: it reads what it can, and counts and locates the rest. {@link
 * dyepack.ingest.TableOutput} and {@link dyepack.ingest.LeakWriters} write.
 *
 * <p>This package knows nothing of keys, marks or the ledger.
 */
@NullMarked
package dyepack.ingest;

import org.jspecify.annotations.NullMarked;
