package dyepack.sql;

import java.io.Serializable;
import java.util.List;

/**
 * A table that a dump holds rows of, or declares.
 *
 * @param number number in the outline, from 0
 * @param name name with its schema if that isn't the usual one
 * @param columns names of its columns: those that CREATE TABLE declares, then others that rows
 *     name; blank where a row has a value beyond them
 * @param comments what the dump says of each column (MySQL COMMENT, COMMENT ON COLUMN, SQL Server's
 *     MS_Description), blank if nothing
 * @param named whether any column has a name
 * @param rows how many rows the dump holds
 */
public record SqlTable(
    int number, String name, List<String> columns, List<String> comments, boolean named, long rows)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public SqlTable {
    columns = List.copyOf(columns);
    comments = List.copyOf(comments);
  }

  /**
   * Where the values of a row go.
   *
   * @param names names of the row's values, empty if its statement gave none
   * @param values how many values the row has
   * @return the column of each value, -1 for a name that isn't the table's
   */
  public int[] places(List<String> names, int values) {
    int[] places = new int[values];
    for (int v = 0; v < values; v++) {
      places[v] = v < names.size() ? SqlTables.indexOf(columns, names.get(v)) : v;
      if (places[v] >= columns.size()) {
        places[v] = -1;
      }
    }
    return places;
  }
}
