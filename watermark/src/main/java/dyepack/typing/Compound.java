package dyepack.typing;

import java.util.List;

/**
 * One fact that is split over several columns.
 *
 * @param type what they hold together: NAME or ADDRESS
 * @param columns their places from 0, in the order in which they make the whole
 */
public record Compound(ColumnType type, List<Integer> columns) {
  /** Copies the list. */
  public Compound {
    columns = List.copyOf(columns);
  }
}
