package dyepack.typing;

import java.util.List;

/**
 * What the columns of a table hold.
 *
 * @param columns one for each column
 * @param compounds facts that are split over several columns
 */
public record TableTypes(List<ColumnFinding> columns, List<Compound> compounds) {
  /** Copies the lists. */
  public TableTypes {
    columns = List.copyOf(columns);
    compounds = List.copyOf(compounds);
  }
}
