/**
 * Readers of databases and of their dumps in binary form: SQLite, Access, DBF, BSON, Avro, ORC.
 * Each is a {@link dyepack.cells.CellParser}.
 *
 * <p>Only what is stored is read: no view, trigger or macro runs, no link to another file is
 * followed, nothing is written beside the file. This package knows nothing of Spark's sessions, of
 * the ledger, of other formats.
 */
@NullMarked
package dyepack.database;

import org.jspecify.annotations.NullMarked;
