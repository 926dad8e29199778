package dyepack.match;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * What the columns of one table of a dump are, in one epoch.
 *
 * @param columns number of the dump's columns
 * @param byName column of the dump, from 0, for each column of the dataset that was found
 * @param evidence how each was found, by column of the dataset
 * @param alternatives how many mappings were equally likely, 1 or more
 */
public record TableMapping(
    int columns,
    HashMap<String, Integer> byName,
    HashMap<String, String> evidence,
    long alternatives)
    implements Serializable {
  private static final long serialVersionUID = 1L;

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
