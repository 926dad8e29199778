package dyepack.match;

import dyepack.marks.ColumnProfile;
import dyepack.marks.RowMarks;
import dyepack.marks.Undoing;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns of one table of a dump are, in one epoch.
 *
 * @param columns number of the dump's columns
 * @param byName column of the dump, from 0, for each column of the dataset that was found
 * @param evidence how each was found, by column of the dataset
 * @param alternatives how many mappings were equally likely, 1 or more
 * @param profiles how the marked columns are written, by column of the dataset
 * @param undone what has to be calculated before a marked column reads as delivered, by column of
 *     the dataset; usually empty
 */
public record TableMapping(
    int columns,
    HashMap<String, Integer> byName,
    HashMap<String, String> evidence,
    long alternatives,
    HashMap<String, ColumnProfile> profiles,
    HashMap<String, Undoing> undone)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns a mapping of which nothing but the columns is known. */
  static TableMapping plain(int columns, HashMap<String, Integer> byName) {
    return new TableMapping(columns, byName, new HashMap<>(), 1, new HashMap<>(), new HashMap<>());
  }

  /** Returns marks that read the columns as this table has them. */
  RowMarks tuned(RowMarks marks) {
    RowMarks tuned = marks.reading(profiles);
    for (Map.Entry<String, Undoing> entry : undone.entrySet()) {
      tuned = tuned.undoing(entry.getKey(), entry.getValue().factor(), entry.getValue().shift());
    }
    return tuned;
  }

  /** Returns the dump's header in the dataset's words; columns that are nothing are empty. */
  public List<String> header() {
    List<String> header = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      header.add("");
    }
    byName.forEach((name, column) -> header.set(column, name));
    return header;
  }
}
