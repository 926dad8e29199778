package dyepack.typing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The cells of a column that rules are tried on: spread evenly over the rows given. */
final class ColumnSample {
  /** More cells say nothing more: a share is known to within 2 %. */
  private static final int MOST = 600;

  /** What is left of a column that has foreign and damaged cells. */
  private static final double MOSTLY = 0.88;

  private final int index;
  private final String header;
  private final List<Cell> cells = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();
  private final int filled;
  private final int blank;
  private final int distinct;
  private @Nullable Quantities quantities;
  private final Map<String, Integer> counts = new HashMap<>();

  /** Each cell once, with how often it stands in the column: no rule is tried twice on one. */
  private final Map<Cell, Integer> times = new LinkedHashMap<>();

  private int kinds = -1;

  ColumnSample(int index, String header, List<String[]> table) {
    this.index = index;
    this.header = header;
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      String[] row = table.get(i);
      if (index < row.length && row[index] != null && !row[index].isBlank()) {
        places.add(i);
      }
    }
    Map<String, Cell> made = new HashMap<>();
    double step = Math.max(1, (double) places.size() / MOST);
    int said = 0;
    for (double at = 0; at < places.size(); at += step) {
      int row = places.get((int) at);
      String raw = table.get(row)[index];
      Cell known = made.get(raw);
      Cell cell = known == null ? Cell.of(raw) : known;
      if (cell == null) {
        said++;
        continue;
      }
      made.put(raw, cell);
      cells.add(cell);
      rows.add(row);
      counts.merge(cell.lower(), 1, Integer::sum);
      times.merge(cell, 1, Integer::sum);
    }
    int tried = cells.size() + said;
    filled = tried == 0 ? 0 : (int) Math.round((double) places.size() * cells.size() / tried);
    blank = table.size() - filled;
    distinct = counts.size();
  }

  /** The cells as numbers; counted once. */
  Quantities quantities() {
    if (quantities == null) {
      quantities = new Quantities(this);
    }
    return quantities;
  }

  int index() {
    return index;
  }

  String header() {
    return header;
  }

  List<Cell> cells() {
    return cells;
  }

  /** Row of the table that each of the cells stands in. */
  List<Integer> rows() {
    return rows;
  }

  /** Cells of the column that are not blank; estimated where the column was sampled. */
  int filled() {
    return filled;
  }

  int blank() {
    return blank;
  }

  /** Cells that rules are tried on. */
  int size() {
    return cells.size();
  }

  /** Different cells among those tried. */
  int distinct() {
    return distinct;
  }

  /** The fewest values that fill 88 % of the cells: foreign cells are no kinds of their own. */
  int kinds() {
    if (kinds < 0) {
      int left = (int) Math.ceil(cells.size() * MOSTLY);
      int count = 0;
      for (int each : counts.values().stream().sorted((a, b) -> b - a).toList()) {
        if (left <= 0) {
          break;
        }
        left -= each;
        count++;
      }
      kinds = count;
    }
    return kinds;
  }

  /** Different cells for each cell tried, 0 to 1. */
  double manifold() {
    return cells.isEmpty() ? 0 : (double) distinct / cells.size();
  }

  /** Share of cells that hold one of the ten most frequent values. */
  double topTen() {
    return counts.values().stream().sorted((a, b) -> b - a).limit(10).mapToInt(c -> c).sum()
        / (double) Math.max(1, cells.size());
  }

  /** Share of the cells for which something holds. */
  double share(Predicate<Cell> holds) {
    if (cells.isEmpty()) {
      return 0;
    }
    int count = 0;
    for (Map.Entry<Cell, Integer> cell : times.entrySet()) {
      if (holds.test(cell.getKey())) {
        count += cell.getValue();
      }
    }
    return (double) count / cells.size();
  }

  /** The cells for which something holds. */
  List<Cell> where(Predicate<Cell> holds) {
    return cells.stream().filter(holds).toList();
  }
}
