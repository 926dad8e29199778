package dyepack.code;

import java.io.Serializable;
import java.util.List;

/**
 * A row of a dump that may be one of several known rows, because its identifiers are masked: it
 * contributes the mean over them. The candidates were chosen without looking at symbols.
 *
 * @param candidates the rows it may be, each read as if it were that one
 * @param spent further candidates whose row is already read elsewhere in the dump; they count 1
 */
public record AmbiguousRow(List<ReadRow> candidates, int spent) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the list; refuses a row without any candidate. */
  public AmbiguousRow {
    candidates = List.copyOf(candidates);
    if (spent < 0 || candidates.size() + spent == 0) {
      throw new IllegalArgumentException("an ambiguous row needs a candidate");
    }
  }
}
