package dyepack.derive;

import dyepack.typing.CellPieces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the columns that could be made of a table's own ones, from a sample of its rows.
 *
 * <p>Only forms are looked at, and generously: a derived column costs a few look-ups, and only
 * look-ups say whether it is anything.
 */
public final class DerivedColumns {
  /** Rows looked at. */
  private static final int ROWS = 400;

  /** Columns derived at most; the first are the likeliest. */
  private static final int MOST = 90;

  /** Part of the cells in which a part has to be found. */
  private static final double OFTEN = 0.3;

  /** Part of the cells that a separator has to cut into the same number of pieces. */
  private static final double MOSTLY = 0.8;

  /** Part of the rows in which two columns that hold the same are one. */
  private static final double SAME = 0.95;

  private static final String[] SEPARATORS = {
    "----", "---", "|", ";", "；", "\t", "、", ",", "，", "/", "#", "_", " ", ":"
  };
  private static final int MOST_PIECES = 16;

  /** Shorter cells hold one thing. */
  private static final double SHORTEST_MERGED = 6;

  private static final int MOST_ORDINALS = 6;
  private static final Map<CellPieces.Kind, Integer> ORDINALS =
      Map.of(
          CellPieces.Kind.NUMBER, MOST_ORDINALS,
          CellPieces.Kind.CODE, 2,
          CellPieces.Kind.PHONE, 2,
          CellPieces.Kind.TIME, 2);

  private final List<String[]> rows;
  private final int columns;
  private final List<ColumnLook> looks = new ArrayList<>();
  private final Set<DerivedColumn> seen = new HashSet<>();
  private final List<DerivedColumn> found = new ArrayList<>();
  private final List<String[]> values = new ArrayList<>();

  private DerivedColumns(List<String[]> sample, int columns) {
    int step = Math.max(1, sample.size() / ROWS);
    List<String[]> taken = new ArrayList<>();
    for (int i = 0; i < sample.size(); i += step) {
      taken.add(sample.get(i));
    }
    this.rows = taken;
    this.columns = columns;
    for (int column = 0; column < columns; column++) {
      String[] cells = new String[taken.size()];
      for (int row = 0; row < cells.length; row++) {
        cells[row] = DerivedColumn.cell(taken.get(row), column);
      }
      values.add(cells);
      looks.add(ColumnLook.of(cells));
    }
  }

  /**
   * Returns a view of a table with all columns that could be made of its own.
   *
   * @param sample rows of the table
   * @param columns how many columns it has
   */
  public static DumpView view(List<String[]> sample, int columns) {
    return new DumpView(columns, new ArrayList<>(new DerivedColumns(sample, columns).find()));
  }

  private List<DerivedColumn> find() {
    for (int column = 0; column < columns; column++) {
      if (looks.get(column).filled() > 0) {
        labelled(column);
        split(column);
        typed(column);
        trimmed(column);
      }
    }
    for (int column = 0; column + 1 < columns; column++) {
      joined(column);
    }
    return found;
  }

  private void offer(DerivedColumn column) {
    if (found.size() >= MOST || !seen.add(column)) {
      return;
    }
    String[] cells = new String[rows.size()];
    int filled = 0;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = column.of(rows.get(i));
      filled += cells[i].isEmpty() ? 0 : 1;
    }
    int sources = 0;
    for (int source : column.sources()) {
      sources = Math.max(sources, looks.get(source).filled());
    }
    if (filled < OFTEN * sources || values.stream().anyMatch(other -> same(other, cells))) {
      return;
    }
    values.add(cells);
    found.add(column);
  }

  /** A column that says what another says already is none. */
  private static boolean same(String[] one, String[] other) {
    int different = 0;
    int filled = 0;
    for (String cell : other) {
      filled += cell.isEmpty() ? 0 : 1;
    }
    double most = (1 - SAME) * filled;
    for (int i = 0; i < one.length && different <= most; i++) {
      boolean equal = other[i].isEmpty() || one[i].strip().equals(other[i]);
      different += equal ? 0 : 1;
    }
    return different <= most;
  }

  private void labelled(int column) {
    Map<String, Integer> labels = new LinkedHashMap<>();
    for (String cell : values.get(column)) {
      LabelledPart.pairs(cell).keySet().forEach(label -> labels.merge(label, 1, Integer::sum));
    }
    labels.forEach(
        (label, count) -> {
          if (count >= OFTEN * looks.get(column).filled() && count > 1) {
            offer(new LabelledPart(column, label));
          }
        });
  }

  private void split(int column) {
    int taken = 0;
    for (String separator : SEPARATORS) {
      Map<Integer, Integer> counts = new HashMap<>();
      for (String cell : values.get(column)) {
        if (!cell.isBlank()) {
          counts.merge(SplitPart.count(cell, separator), 1, Integer::sum);
        }
      }
      for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
        int pieces = count.getKey();
        boolean mostly = count.getValue() >= MOSTLY * looks.get(column).filled();
        if (mostly && pieces > 1 && pieces <= MOST_PIECES && taken < 2) {
          taken++;
          for (int place = 0; place < pieces; place++) {
            offer(new SplitPart(column, separator, place, pieces));
          }
        }
      }
    }
  }

  /** Parts by their form, in columns where something with a form stands beside something else. */
  private void typed(int column) {
    if (looks.get(column).meanLength() < SHORTEST_MERGED) {
      return;
    }
    Map<CellPieces.Kind, int[]> counts = new HashMap<>();
    for (String cell : values.get(column)) {
      CellPieces.of(cell)
          .forEach(
              (kind, found) -> {
                int[] byOrdinal = counts.computeIfAbsent(kind, k -> new int[MOST_ORDINALS]);
                for (int i = 0; i < Math.min(MOST_ORDINALS, found.size()); i++) {
                  byOrdinal[i]++;
                }
              });
    }
    for (CellPieces.Kind kind : CellPieces.Kind.values()) {
      int[] byOrdinal = counts.getOrDefault(kind, new int[MOST_ORDINALS]);
      for (int ordinal = 0; ordinal < ORDINALS.getOrDefault(kind, 1); ordinal++) {
        if (byOrdinal[ordinal] > 0 && byOrdinal[ordinal] >= OFTEN * looks.get(column).filled()) {
          offer(new TypedPart(column, kind, ordinal));
        }
      }
    }
  }

  /** Without the words around all cells; letters beside a number may belong to it: C100007. */
  private void trimmed(int column) {
    ColumnLook look = looks.get(column);
    String before = look.before();
    String after = look.after();
    int from = before.length();
    while (from > 0 && latin(before.charAt(from - 1))) {
      from--;
    }
    int end = 0;
    while (end < after.length() && latin(after.charAt(end))) {
      end++;
    }
    for (String front : List.of(before.substring(0, from), before)) {
      for (String behind : List.of(after.substring(end), after)) {
        if (!front.isEmpty() || !behind.isEmpty()) {
          offer(new TrimmedColumn(column, front, behind));
        }
      }
    }
  }

  private static boolean latin(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** Joins of a column with those right of it that can be parts of one value. */
  private void joined(int first) {
    List<ColumnLook> run = new ArrayList<>(List.of(looks.get(first)));
    for (int last = first + 1; last < Math.min(columns, first + 6); last++) {
      run.add(looks.get(last));
      int length = run.size();
      if (run.stream().anyMatch(look -> look.filled() == 0)) {
        return;
      }
      boolean numbers = length <= 4 && run.stream().allMatch(ColumnLook::number);
      boolean words = run.stream().allMatch(ColumnLook::worded);
      if (numbers) {
        offer(join("", first, last));
      }
      if (words) {
        boolean latin = run.stream().anyMatch(ColumnLook::latin);
        offer(join(latin ? " " : "", first, last));
      }
      if (length == 2 && run.stream().allMatch(ColumnLook::nameLike)) {
        boolean latin = run.stream().anyMatch(ColumnLook::latin);
        offer(new JoinedColumns(new ArrayList<>(List.of(last, first)), latin ? " " : ""));
      }
      if (length == 2 && run.get(1).clock()) {
        offer(join(" ", first, last));
      }
      if (length == 3 && numbers && run.get(0).meanLength() == 4 && run.get(1).meanLength() <= 2) {
        offer(join("-", first, last));
      }
    }
  }

  private static JoinedColumns join(String glue, int first, int last) {
    Integer[] places = new Integer[last - first + 1];
    Arrays.setAll(places, i -> first + i);
    return new JoinedColumns(new ArrayList<>(List.of(places)), glue);
  }
}
