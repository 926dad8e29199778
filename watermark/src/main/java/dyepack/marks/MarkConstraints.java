package dyepack.marks;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What has to hold in every marked row if it held before. Kept in the ledger with the plan: the
 * candidates of a cell depend on it.
 *
 * @param range allowed values by column, in the unit of {@link Bounds}
 * @param order pairs of columns, the first of which may not exceed the second
 */
public record MarkConstraints(Map<String, Bounds> range, List<OrderPair> order)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nothing has to hold. */
  public static final MarkConstraints NONE = new MarkConstraints(Map.of(), List.of());

  /**
   * Two columns in order.
   *
   * @param first the column with the smaller or equal value
   * @param second the column with the larger or equal value
   */
  public record OrderPair(String first, String second) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Copies the collections. */
  public MarkConstraints {
    range = Map.copyOf(range);
    order = List.copyOf(order);
  }
}
