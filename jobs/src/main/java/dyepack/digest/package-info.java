/**
 * Digests that the Java platform lacks or is slow at. It knows nothing of files and of what is
 * digested.
 */
@NullMarked
package dyepack.digest;

import org.jspecify.annotations.NullMarked;
