package dyepack.derive;

import com.google.common.base.Splitter;
import java.util.List;

/**
 * One of the pieces into which separators cut the cells of a column.
 *
 * @param column column of the table, from 0
 * @param separator what stands between pieces
 * @param place which piece, from 0
 * @param pieces how many there are; cells of other numbers have none
 */
record SplitPart(int column, String separator, int place, int pieces) implements DerivedColumn {
  private static final long serialVersionUID = 1L;

  /** Returns the pieces of a cell. */
  static List<String> pieces(String cell, String separator) {
    return Splitter.on(separator).trimResults().splitToList(cell.strip());
  }

  /** Returns how many pieces a cell has. */
  static int count(String cell, String separator) {
    String text = cell.strip();
    int count = 1;
    for (int at = text.indexOf(separator); at >= 0; count++) {
      at = text.indexOf(separator, at + separator.length());
    }
    return count;
  }

  @Override
  public String of(String[] cells) {
    List<String> found = pieces(DerivedColumn.cell(cells, column), separator);
    return found.size() == pieces ? found.get(place) : "";
  }

  @Override
  public List<Integer> sources() {
    return List.of(column);
  }

  @Override
  public String words() {
    return String.format(
        "part of column %d: piece %d of %d between \"%s\"",
        column + 1, place + 1, pieces, separator);
  }
}
