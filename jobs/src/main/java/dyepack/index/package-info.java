/**
 * The blind index on disk: Parquet segments sorted by blind index, written once and looked up by
 * walking sorted keys.
 *
 * <p>Enter at {@link dyepack.index.Segment}. This package knows bytes, not identifiers: which key
 * belongs to what is decided in {@code dyepack.identity}.
 */
@NullMarked
package dyepack.index;

import org.jspecify.annotations.NullMarked;
