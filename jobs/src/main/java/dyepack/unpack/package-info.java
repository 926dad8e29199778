/**
 * Takes the files out of archives and compressed files, without ever using a name that an archive
 * gives: every entry goes to a file named by its SHA-256 in a working folder, and its own name
 * stays what it is, words for the report.
 *
 * <p>Enter at {@link dyepack.unpack.Unpacker}. Damaged archives give what can be had of them;
 * limits on entries, bytes, ratio and passwords end an entry or an archive, and are reported. RAR
 * is unpacked in a confined process. This package doesn't know what the entries are.
 */
@NullMarked
package dyepack.unpack;

import org.jspecify.annotations.NullMarked;
