package dyepack.code;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * How many rows of a dump are of each {@link RowClass}; these add, so that executors count apart.
 *
 * @param counts rows by class, each at least 1
 */
public record RowClasses(Map<RowClass, Long> counts) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No rows. */
  public static final RowClasses EMPTY = new RowClasses(Map.of());

  /** Copies the map. */
  public RowClasses {
    counts = Map.copyOf(counts);
  }

  /** Returns the counts of both together; refuses nothing, both must speak of the same accused. */
  public RowClasses plus(RowClasses other) {
    Map<RowClass, Long> sum = new HashMap<>(counts);
    other.counts.forEach((row, count) -> sum.merge(row, count, Long::sum));
    return new RowClasses(sum);
  }

  /** Returns the number of rows. */
  public long rows() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
