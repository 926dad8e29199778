package dyepack.canaries;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One column of the donors, and what was found out about it. */
final class Column {
  private final int index;
  private final String[] cells;
  private final ColumnKind kind;
  private final DateShape.@Nullable Order dateOrder;
  private final double reuse;
  private final boolean unique;
  private final double singles;
  private final double[] keys;
  private final Map<String, Integer> counts;
  private final boolean takenApart;
  private long timeGrid = -1;

  Column(
      int index,
      String[] cells,
      ColumnKind kind,
      DateShape.@Nullable Order dateOrder,
      double reuse,
      Map<String, Integer> counts) {
    this(index, cells, kind, dateOrder, reuse, counts, false);
  }

  private Column(
      int index,
      String[] cells,
      ColumnKind kind,
      DateShape.@Nullable Order dateOrder,
      double reuse,
      Map<String, Integer> counts,
      boolean takenApart) {
    this.takenApart = takenApart;
    this.index = index;
    this.cells = cells;
    this.kind = kind;
    this.dateOrder = dateOrder;
    this.reuse = reuse;
    this.counts = counts;
    unique = counts.values().stream().allMatch(count -> count == 1);
    double filled = counts.values().stream().mapToLong(count -> count).sum();
    long single = counts.values().stream().filter(count -> count == 1).count();
    singles = filled == 0 ? 0 : single / filled;
    keys = Arrays.stream(cells).mapToDouble(this::key).toArray();
  }

  /** Counts how often each non-blank cell occurs. */
  static Map<String, Integer> counts(String[] cells) {
    Map<String, Integer> counts = new HashMap<>();
    for (String cell : cells) {
      if (!cell.isBlank()) {
        counts.merge(cell, 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Returns the same column, of which parts are made up instead of the whole. */
  Column takenApart() {
    return new Column(index, cells, kind, dateOrder, reuse, counts, true);
  }

  /** Returns the same cells, of the kind of some of them, and counted only in these. */
  Column countedLike(Column some) {
    return new Column(index, cells, some.kind, some.dateOrder, some.reuse, some.counts);
  }

  /** Returns whether parts of the column are made up instead of the whole. */
  boolean isTakenApart() {
    return takenApart;
  }

  int index() {
    return index;
  }

  ColumnKind kind() {
    return kind;
  }

  String cell(int row) {
    return cells[row];
  }

  int rows() {
    return cells.length;
  }

  /** Returns the non-blank cells. */
  List<String> filled() {
    return Arrays.stream(cells).filter(cell -> !cell.isBlank()).toList();
  }

  /** Returns the chance that a value of a row stands in another row of the table too. */
  double reuse() {
    return reuse;
  }

  /** Returns which part of the filled cells have a value that no other has. */
  double singles() {
    return singles;
  }

  /** Returns whether no value occurs twice among the donors. */
  boolean unique() {
    return unique;
  }

  /** Returns how often the donors have this cell. */
  int count(String cell) {
    return counts.getOrDefault(cell, 0);
  }

  /** Returns how many filled cells were counted. */
  int counted() {
    return counts.values().stream().mapToInt(count -> count).sum();
  }

  /** Returns how many different non-blank values the donors have. */
  int distinct() {
    return counts.size();
  }

  /** Returns {@link TimeMaker#grid} of the column; 0 if it holds no times. */
  long timeGrid() {
    if (timeGrid < 0) {
      timeGrid = dateOrder == null ? 0 : TimeMaker.grid(this);
    }
    return timeGrid;
  }

  /** Returns the order of a date's fields; null if the cells are no dates. */
  DateShape.@Nullable Order dateOrder() {
    return dateOrder;
  }

  /** Returns the number or time (seconds) that a donor's cell stands for; NaN if it is neither. */
  double key(int row) {
    return keys[row];
  }

  /** Returns the number or time (seconds) that a cell stands for; NaN if it is neither. */
  double key(String cell) {
    if (dateOrder != null) {
      DateShape date = DateShape.read(cell, dateOrder);
      return date == null
          ? Double.NaN
          : date.epochSecond()
              + (date.fraction().isEmpty() ? 0 : Double.parseDouble("0." + date.fraction()));
    }
    if (kind == ColumnKind.NUMBERED) {
      NumberedShape shape = NumberedShape.read(cell);
      return shape == null ? Double.NaN : shape.number();
    }
    if (kind == ColumnKind.NUMBER || kind == ColumnKind.REPEATED) {
      NumberShape number = NumberShape.read(cell);
      return number == null ? Double.NaN : number.value();
    }
    return Double.NaN;
  }

  /** Compares two cells by number, time or text; 0 if one is blank. */
  int compare(String one, String two) {
    if (one.isBlank() || two.isBlank()) {
      return 0;
    }
    if (kind == ColumnKind.NUMBERED) {
      NumberedShape first = NumberedShape.read(one);
      NumberedShape second = NumberedShape.read(two);
      if (first != null && second != null) {
        int byPrefix = first.prefix().compareTo(second.prefix());
        return byPrefix != 0 ? byPrefix : Long.compare(first.number(), second.number());
      }
    }
    double first = key(one);
    double second = key(two);
    return Double.isNaN(first) || Double.isNaN(second)
        ? one.compareTo(two)
        : Double.compare(first, second);
  }
}
