/**
 * Runs parsers of risky formats in a process of their own, so that a file that makes its reader
 * die, loop or eat all memory costs that file and nothing else.
 *
 * <p>Enter at {@link dyepack.confine.ConfinedReader}. The child ({@code ReaderChild}) is a plain
 * Java process with little memory and a temporary folder of its own, without the parent's
 * environment, and, where the system permits it, without network and with limits on open files and
 * processor time. It reads one file after another, each into a cell stream, and is replaced when it
 * dies or has read many. This package knows no format and no Spark.
 */
@NullMarked
package dyepack.confine;

import org.jspecify.annotations.NullMarked;
