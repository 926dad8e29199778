package dyepack.embed;

import java.io.Serializable;

/**
 * The ids and keys of a task's rows.
 *
 * @param rows rid, file (4 bytes), tags; by bucket
 * @param keys key, use (4 bytes), rid; by bucket
 * @param unread rows without an id
 */
record KeyedRows(PackedRecords[] rows, PackedRecords[] keys, long unread) implements Serializable {
  private static final long serialVersionUID = 1L;
}
