package dyepack.marks;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Gathers a {@link ColumnProfile} cell by cell; profiles of parts of a column can be merged. */
public final class ColumnProfiler implements Serializable {
  private static final long serialVersionUID = 1L;

  private long cells;

  /** Takes one cell into account. */
  public void add(String cell) {
    cells++;
  }

  /** Takes all cells into account that {@code other} has seen. */
  public void merge(ColumnProfiler other) {
    cells += other.cells;
  }

  /** Returns the profile of the cells seen. */
  public ColumnProfile profile() {
    return new ColumnProfile(
        cells, 0, null, null, null, List.of(), Map.of(), false, CellStyle.PLAIN);
  }
}
