package dyepack.code;

import java.io.Serializable;
import java.util.List;

/**
 * Rows of a dump, merged ({@link RowMerge}) so that no (row id, field, symbol) stands twice.
 *
 * @param rows rows whose id is known
 * @param ambiguous rows that may be one of several
 */
public record RowBatch(List<ReadRow> rows, List<AmbiguousRow> ambiguous) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public RowBatch {
    rows = List.copyOf(rows);
    ambiguous = List.copyOf(ambiguous);
  }

  /** A batch without ambiguous rows. */
  public static RowBatch of(List<ReadRow> rows) {
    return new RowBatch(rows, List.of());
  }
}
