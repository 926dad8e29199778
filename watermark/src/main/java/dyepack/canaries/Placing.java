package dyepack.canaries;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sets what goes with the place of a row: between its neighbours, or about as far as usual. */
final class Placing {
  private static final double DAY = 86_400;

  private final Donors donors;
  private final TableOrder order;
  private final CellMakers makers;
  private final List<Drift> drifts;
  private final Gaps gaps;
  private final Places places;

  /** Columns of times that move by the hour and not only by days. */
  private final Set<Integer> byHour = new HashSet<>();

  /** Columns that name rows: a made-up row never has the cell of a real one. */
  private final Set<Integer> naming;

  /**
   * Takes what it needs.
   *
   * @param naming columns that are an identifier each
   * @param instead which part of the rows may take the place of real ones, 0 to 1
   */
  Placing(Donors donors, TableOrder order, CellMakers makers, Set<Integer> naming, double instead) {
    this.naming = Set.copyOf(naming);
    this.donors = donors;
    this.order = order;
    this.makers = makers;
    drifts =
        order.alike().stream()
            .filter(
                c ->
                    c.kind() == ColumnKind.NUMBER
                        || c.kind() == ColumnKind.DATE
                        || order.movesAlong(c))
            .map(column -> new Drift(column, donors))
            .toList();
    order.sorted().stream()
        .filter(column -> column.dateOrder() != null)
        .findFirst()
        .ifPresent(
            time ->
                drifts.stream()
                    .filter(drift -> drift.followsHour(time))
                    .forEach(drift -> byHour.add(drift.column().index())));
    gaps = new Gaps(donors.pairs(), order.sorted(), makers.numbered(), drifts);
    places = new Places(donors.pairs(), gaps, gaps.steps(), replaceable(), numbersRows(), instead);
  }

  /** Whether a sorted column has to be made anew for a row in the place of another. */
  private boolean numbersRows() {
    return order.sorted().stream().anyMatch(this::isNew);
  }

  /** By donor, how many free numbers it could give way to; infinity where no number matters. */
  private double[] replaceable() {
    double[] others = new double[donors.size()];
    Arrays.fill(others, Double.POSITIVE_INFINITY);
    List<int[]> pairs = donors.pairs();
    for (Column column : order.sorted()) {
      NumberedMaker maker = makers.numbered().get(column.index());
      for (int i = 1; i < pairs.size() && maker != null && isNew(column); i++) {
        int own = pairs.get(i)[0];
        if (pairs.get(i - 1)[1] == own) {
          double found =
              maker.others(
                  column.cell(pairs.get(i - 1)[0]), column.cell(own), column.cell(pairs.get(i)[1]));
          others[own] = Math.min(others[own], found);
        }
      }
    }
    return others;
  }

  /** Whether a sorted column's cell has to be another one than that of the row left out. */
  private boolean isNew(Column column) {
    return naming.contains(column.index())
        || (column.unique()
            && (column.kind() == ColumnKind.NUMBERED || column.kind() == ColumnKind.CODE));
  }

  /** Returns where rows may stand. */
  Places places() {
    return places;
  }

  /**
   * Brings a row to its place.
   *
   * @param cells the row; changed
   * @param sources the donor of each column
   * @param pair the neighbours between which it stands
   * @return false if nothing fits there
   */
  boolean place(String[] cells, int[] sources, int[] pair, Draws draws) {
    double shift = Double.NaN;
    double days = 0;
    for (Column column : order.sorted()) {
      int index = column.index();
      String made = cells[index];
      String cell = makers.at(column, pair, gaps.reach(), gaps.steps(), draws);
      if (cell == null && column.unique()) {
        return false;
      }
      cells[index] = cell == null ? column.cell(pair[0]) : cell;
      if (column.dateOrder() != null && !(Math.abs(shift) > 0)) {
        double now = column.key(cells[index]);
        double before = column.key(made);
        shift = now - before;
        days = (Math.floor(now / DAY) - Math.floor(before / DAY)) * DAY;
      }
    }
    int[] other = draws.of(donors.pairs());
    for (Drift drift : drifts) {
      int index = drift.column().index();
      boolean follows = drift.column().dateOrder() != null && !Double.isNaN(shift);
      double value =
          follows
              ? drift.column().key(cells[index]) + (byHour.contains(index) ? shift : days)
              : drift.value(cells[index], sources[index], pair, other);
      String cell =
          Double.isNaN(value)
              ? null
              : TableOrder.valueAt(drift.column(), cells[index], value, draws);
      cells[index] = cell == null ? cells[index] : cell;
    }
    return true;
  }

  /**
   * Returns how far a row is from the first of its neighbours to the second, 0 to 1, by a sorted
   * column, one without repeated values if there is such; one half where none tells.
   */
  double within(String[] cells, int[] pair) {
    double within = Double.NaN;
    boolean surely = false;
    for (Column column : order.sorted()) {
      double before = column.key(pair[0]);
      double part = (column.key(cells[column.index()]) - before) / (column.key(pair[1]) - before);
      if (part >= 0 && part <= 1 && (Double.isNaN(within) || (column.unique() && !surely))) {
        within = part;
        surely = column.unique();
      }
    }
    return Double.isNaN(within) ? 0.5 : within;
  }

  /**
   * Gives a row in the place of another what can't stay of the sorted columns.
   *
   * @param cells the row; changed
   * @param made the columns that are made anew
   * @param place three donors, see {@link Places}
   * @return false if nothing fits there
   */
  boolean number(String[] cells, Set<Integer> made, int[] place, Draws draws) {
    for (Column column : order.sorted()) {
      int index = column.index();
      if (made.contains(index) && !cells[index].isBlank()) {
        String cell = makers.at(column, place, gaps.reach(), gaps.steps(), draws);
        if (cell == null && isNew(column)) {
          return false;
        }
        cells[index] = cell == null ? column.cell(place[0]) : cell;
      }
    }
    return true;
  }
}
