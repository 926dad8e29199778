package dyepack.simulate;

import dyepack.marks.Spellings;
import java.util.ArrayList;
import java.util.List;

/**
 * Randomises the marks of a part of the cells, whatever they are: a number, moment or category is
 * replaced by that of another row, and a text is spelled anew in every place where it has a choice.
 * Each cell is hit independently, so that a row loses all, some or none of its marks.
 *
 * @param fraction chance of each cell, 0 to 1
 * @param columns the columns; empty for all that may carry marks and don't identify anybody
 */
public record Damage(double fraction, List<String> columns) implements Attack {
  /** Copies the list. */
  public Damage {
    columns = List.copyOf(columns);
  }

  @Override
  public Leak apply(Leak leak, long seed) {
    List<Integer> hit = columns.isEmpty() ? damageable(leak) : leak.columns(columns);
    Draw draw = Draw.of(seed);
    List<LeakRow> rows = new ArrayList<>(leak.rows().size());
    for (LeakRow row : leak.rows()) {
      LeakRow damaged = row;
      for (int column : hit) {
        if (draw.chance(fraction) && !row.cells()[column].isBlank()) {
          damaged = damaged.with(column, replacement(leak, row.cells()[column], column, draw));
        }
      }
      rows.add(damaged);
    }
    return leak.withRows(rows);
  }

  private static String replacement(Leak leak, String cell, int column, Draw draw) {
    if (ColumnLook.isSpelled(cell)) {
      int[] wanted = new int[Spellings.FAMILIES];
      for (int family = 0; family < wanted.length; family++) {
        wanted[family] = draw.between(0, 1);
      }
      return Spellings.parse(cell).rewrite(wanted);
    }
    for (int attempt = 0; attempt < 20; attempt++) {
      String other = draw.pick(leak.rows()).cells()[column];
      if (!other.isBlank()) {
        return other;
      }
    }
    return cell;
  }

  /** Columns that may carry marks: measurements, spelled texts and few categories. */
  private static List<Integer> damageable(Leak leak) {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < leak.header().size(); column++) {
      ColumnLook look = ColumnLook.of(leak.rows(), column);
      if (look == ColumnLook.MEASURED
          || look == ColumnLook.SPELLED
          || look == ColumnLook.REPEATED) {
        columns.add(column);
      }
    }
    return columns;
  }

  @Override
  public String spec() {
    return "damage:" + fraction + (columns.isEmpty() ? "" : ":" + String.join(",", columns));
  }
}
