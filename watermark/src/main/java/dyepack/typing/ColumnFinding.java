package dyepack.typing;

import java.util.List;
import java.util.Map;

/**
 * What one column holds. No cell of the table is in it.
 *
 * @param index place of the column, from 0
 * @param type what it holds, UNKNOWN if nothing speaks for any type
 * @param confidence 0 to 1
 * @param fitting share of the filled cells that fit the type, 0 to 1
 * @param filled cells that are not blank
 * @param blank cells that are empty or say "nothing"
 * @param distinct different values among the cells tried (at most 600)
 * @param candidates all types that something speaks for, likeliest first
 * @param forms how the cells are written, with the share of the filled cells of each
 * @param parts what each cell holds where it holds several facts; else empty
 * @param shapes the most frequent shapes of the cells, digits as {@code #}, letters as {@code a} or
 *     {@code A}, Chinese characters as {@code 汉}
 */
public record ColumnFinding(
    int index,
    ColumnType type,
    double confidence,
    double fitting,
    int filled,
    int blank,
    int distinct,
    List<Candidate> candidates,
    Map<CellForm, Double> forms,
    List<ColumnType> parts,
    List<String> shapes) {
  /** Copies lists and map. */
  public ColumnFinding {
    candidates = List.copyOf(candidates);
    forms = Map.copyOf(forms);
    parts = List.copyOf(parts);
    shapes = List.copyOf(shapes);
  }
}
