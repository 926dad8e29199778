package dyepack.marks;

import dyepack.code.SymbolKind;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy wants marked; one entry of its {@code marks}.
 *
 * @param columns one column, or latitude and longitude in this order for {@link MarkKind#GEO}
 * @param kind what the columns hold
 * @param step the finest change worth making, in the value's unit (seconds for timestamps and
 *     durations, days for dates, degrees for geo); null: found from the data
 * @param tolerance the largest change the owner accepts, same unit but metres for geo; null only
 *     for text and category
 * @param alphabet 16-ary or binary; null: the planner chooses (hybrid)
 * @param groups groups of category values that may stand for each other; empty: all values found in
 *     the column form one group
 * @param rate part of the rows to be marked, above 0 to 1
 */
public record MarkRequest(
    List<String> columns,
    MarkKind kind,
    @Nullable BigDecimal step,
    @Nullable BigDecimal tolerance,
    @Nullable SymbolKind alphabet,
    List<List<String>> groups,
    double rate)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public MarkRequest {
    columns = List.copyOf(columns);
    groups = groups.stream().map(List::copyOf).toList();
  }
}
