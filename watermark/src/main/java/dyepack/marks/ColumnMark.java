package dyepack.marks;

import dyepack.code.PositionCode;
import dyepack.code.SymbolKind;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;

/**
 * How one column is marked; fixed for the life of an epoch and kept in the ledger as JSON.
 *
 * @param column name of the column in the owner's table
 * @param kind what the column holds
 * @param requested the alphabet that was asked for; {@code alphabet} is what its tolerance allowed
 * @param alphabet the alphabet in use; for text and category HEX or Q2 only tell 16 symbols from 2
 * @param fields nibble numbers, 0 to 31; one for every kind but text, which has one per family of
 *     spellings
 * @param families for text, the index of the family of {@link Spellings} of each field; else empty
 * @param step quantum of the value in its unit (seconds, days, degrees, the number's own); 1 for
 *     text and category
 * @param tolerance largest move allowed, same unit; 0 for text and category
 * @param scales multiples of the step in use: 1, or 1 and 10, or 1, 10 and 100
 * @param groups groups of values that may stand for each other; category only
 * @param rate part of the rows whose position is used, above 0 to 1
 * @param style how the column is written
 */
public record ColumnMark(
    String column,
    MarkKind kind,
    SymbolKind requested,
    Alphabet alphabet,
    List<Integer> fields,
    List<Integer> families,
    BigDecimal step,
    BigDecimal tolerance,
    List<Integer> scales,
    List<List<String>> groups,
    double rate,
    CellStyle style)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Refuses what no planner would make. */
  public ColumnMark {
    fields = List.copyOf(fields);
    families = List.copyOf(families);
    scales = List.copyOf(scales);
    groups = groups.stream().map(List::copyOf).toList();
    require(!fields.isEmpty() && new HashSet<>(fields).size() == fields.size(), "fields");
    require(fields.stream().allMatch(f -> f >= 0 && f < PositionCode.MAX_FIELDS), "fields");
    require(fields.size() == 1 || kind == MarkKind.TEXT, "several fields of " + kind.yamlName());
    require(families.size() == (kind == MarkKind.TEXT ? fields.size() : 0), "families");
    require(step.signum() > 0 && tolerance.signum() >= 0, "step or tolerance");
    require(step.precision() <= 15 && tolerance.precision() <= 15, "digits of step or tolerance");
    require(!scales.isEmpty() && scales.get(0) == 1, "scales");
    require(rate > 0 && rate <= 1, "rate");
    require(kind != MarkKind.CATEGORY || !groups.isEmpty(), "groups");
  }

  /** Returns the kind of symbol that each of the fields carries. */
  public SymbolKind symbolKind() {
    return alphabet.symbolKind();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("a column mark can't have these " + what);
    }
  }
}
