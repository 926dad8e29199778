package dyepack.canaries;

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

  /** Columns of times that move by the hour and not only by days. */
  private final Set<Integer> byHour = new HashSet<>();

  Placing(Donors donors, TableOrder order, CellMakers makers) {
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
  }

  /** Returns between which neighbours rows may stand. */
  Gaps gaps() {
    return gaps;
  }

  /**
   * Brings a row to its place.
   *
   * @param cells the row; changed
   * @param sources the donor of each column
   * @param pair the neighbours
   * @return false if nothing fits between them
   */
  boolean place(String[] cells, int[] sources, int[] pair, Draws draws) {
    double shift = Double.NaN;
    double days = 0;
    for (Column column : order.sorted()) {
      int index = column.index();
      String made = cells[index];
      String cell = makers.between(column, pair, gaps.reach(), draws);
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
}
