package dyepack.release;

import dyepack.identity.IndexPlan;
import dyepack.marks.ColumnMark;
import dyepack.marks.MarkConstraints;
import java.io.Serializable;
import java.util.List;

/**
 * The plan of one epoch of a dataset; kept in the ledger, widened by later releases, never changed.
 *
 * @param index which identifiers and combinations of columns the index knows
 * @param marks the marked columns
 * @param constraints what has to hold in a marked row
 * @param versions columns whose changes date a leak, none with a numeric mark
 */
public record EpochPlan(
    IndexPlan index, List<ColumnMark> marks, MarkConstraints constraints, List<String> versions)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public EpochPlan {
    marks = List.copyOf(marks);
    versions = List.copyOf(versions);
  }
}
