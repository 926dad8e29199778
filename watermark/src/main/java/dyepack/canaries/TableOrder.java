package dyepack.canaries;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How values go with the place of a row: columns that ascend or descend down the table, and columns
 * in which neighbouring rows are alike. Found from sampled pairs of neighbours.
 */
final class TableOrder {
  private static final double SORTED = 0.002;
  private static final int FEWEST_PAIRS = 50;
  private static final double CLIMBING_STEPS = 0.3;
  private static final double WRONG_WAY = 0.1;
  private static final int TRIES = 60;

  private final Donors donors;
  private final List<Column> columns;
  private final List<Column> sorted = new ArrayList<>();
  private final List<Column> unplaceable = new ArrayList<>();
  private final List<Column> alike = new ArrayList<>();
  private final Between between;

  TableOrder(Donors donors, List<Column> columns) {
    this.donors = donors;
    this.columns = columns;
    between = new Between(donors);
    if (donors.pairs().size() < FEWEST_PAIRS) {
      return;
    }
    for (Column column : columns) {
      if (column.distinct() > 1 && (isSorted(column) || climbs(column))) {
        (placeable(column) ? sorted : unplaceable).add(column);
      } else if (column.distinct() > 1 && isAlike(column)) {
        alike.add(column);
      }
    }
  }

  /** Whether a value between two neighbours can be made: contacts and names are given. */
  private static boolean placeable(Column column) {
    return switch (column.kind()) {
      case PHONE, EMAIL, CN_ID -> false;
      case NAME, TEXT -> !column.unique();
      case REPEATED, NUMBER, DATE, NUMBERED, CODE -> true;
    };
  }

  private boolean isSorted(Column column) {
    int up = 0;
    int down = 0;
    int last = -1;
    for (int donor = 0; donor < donors.size(); donor++) {
      if (column.cell(donor).isBlank()) {
        continue;
      }
      if (last >= 0) {
        int comparison = column.compare(column.cell(last), column.cell(donor));
        up += comparison < 0 ? 1 : 0;
        down += comparison > 0 ? 1 : 0;
      }
      last = donor;
    }
    return up + down >= 2 && Math.min(up, down) <= SORTED * (up + down);
  }

  /** Whether nearly all steps go one way, as times do in a table grouped by vehicle. */
  private boolean climbs(Column column) {
    int up = 0;
    int down = 0;
    for (int[] pair : donors.pairs()) {
      double step = column.key(pair[1]) - column.key(pair[0]);
      up += step > 0 ? 1 : 0;
      down += step < 0 ? 1 : 0;
    }
    return up + down >= CLIMBING_STEPS * donors.pairs().size()
        && Math.min(up, down) <= WRONG_WAY * (up + down);
  }

  private boolean isAlike(Column column) {
    for (Facet facet : Facet.of(column)) {
      double near = 0;
      double far = 0;
      int count = 0;
      List<int[]> pairs = donors.pairs();
      for (int i = 0; i < pairs.size(); i++) {
        int one = pairs.get(i)[0];
        int other = pairs.get((i + pairs.size() / 2) % pairs.size())[1];
        near += facet.distance(one, pairs.get(i)[1]);
        far += facet.distance(one, other);
        count++;
      }
      // Six standard errors of a mean of numbers between 0 and 1, half of which differ.
      if (far - near > Math.max(0.08 * count, 3 * Math.sqrt(count))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the columns that ascend or descend. */
  List<Column> sorted() {
    return sorted;
  }

  /** Returns whether a column ascends or descends in which made-up rows can't keep the order. */
  boolean disturbed() {
    return !unplaceable.isEmpty();
  }

  /** Returns other columns in which neighbours are alike. */
  List<Column> alike() {
    return alike;
  }

  /** Returns whether the place of a row says anything about its values. */
  boolean matters() {
    return !sorted.isEmpty() || !alike.isEmpty();
  }

  /** Returns whether a row fits between two neighbours in every sorted column. */
  boolean fits(String[] cells, int[] pair) {
    for (Column column : sorted) {
      String before = column.cell(pair[0]);
      String after = column.cell(pair[1]);
      String cell = cells[column.index()];
      int direction = column.compare(before, after);
      int fromBefore = column.compare(before, cell);
      int toAfter = column.compare(cell, after);
      if (direction <= 0 ? fromBefore > 0 || toAfter > 0 : fromBefore < 0 || toAfter < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether a column in which neighbours are alike holds times that go with those of a
   * sorted one: they move with the place.
   */
  boolean movesAlong(Column column) {
    return column.dateOrder() != null
        && alike.contains(column)
        && sorted.stream().anyMatch(c -> c.dateOrder() != null);
  }

  /**
   * Returns a donor near a pair that agrees with its rows in the columns that only repeat, or
   * differs from them, as a row between two neighbours does; a row of the pair if there is none.
   */
  int baseNear(int[] pair, Draws draws) {
    List<Column> repeated = repeated();
    int[] like = repeated.isEmpty() ? pair : between.like(pair, repeated, draws);
    int chosen = pair[draws.below(2)];
    for (int i = 0; i < TRIES; i++) {
      int near = pair[0] + (int) draws.between(-reach(), reach() + 1);
      boolean usable = near >= 0 && near < donors.size() && near != pair[0] && near != pair[1];
      if (usable && repeated.stream().allMatch(c -> between.fits(c, near, pair, like))) {
        return near;
      }
    }
    return chosen;
  }

  /** Returns whether a row like this donor may stand between two neighbours, as far as it goes. */
  boolean fitsBetween(int donor, int[] pair, Draws draws) {
    List<Column> repeated = repeated();
    int[] like = repeated.isEmpty() ? pair : between.like(pair, repeated, draws);
    return repeated.stream().allMatch(c -> between.fits(c, donor, pair, like));
  }

  /** Returns how many donors away rows are much like those here. */
  int reach() {
    return Math.max(10, donors.size() / 40);
  }

  private List<Column> repeated() {
    List<Column> repeated = new ArrayList<>();
    for (Column column : columns) {
      if (column.kind() == ColumnKind.REPEATED
          && (sorted.contains(column) || alike.contains(column))
          && !movesAlong(column)) {
        repeated.add(column);
      }
    }
    return repeated;
  }

  /**
   * Returns a value strictly inside or at the ends of a sorted column's gap; null if it has none.
   */
  static @Nullable String inGap(Column column, int[] pair, Draws draws) {
    String before = column.cell(pair[0]);
    String after = column.cell(pair[1]);
    if (before.equals(after) || column.kind() == ColumnKind.REPEATED) {
      return draws.chance(0.5) ? before : after;
    }
    double low = column.key(pair[0]);
    double high = column.key(pair[1]);
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return null;
    }
    long grid = column.dateOrder() == null ? 0 : column.timeGrid();
    if (grid == 0) {
      return valueAt(column, before, low + draws.unit() * (high - low), draws);
    }
    // Both were rounded down, by any part of the grid.
    double least = Math.min(low, high) + draws.unit() * grid;
    double most = Math.max(low, high) + draws.unit() * grid;
    long steps = (long) Math.floor((least + draws.unit() * (most - least) - low) / grid);
    return valueAt(column, before, low + steps * (double) grid, draws);
  }

  /** Returns a cell of this column with another number or time; null if it has neither. */
  static @Nullable String valueAt(Column column, String like, double value, Draws draws) {
    if (column.dateOrder() != null) {
      return TimeMaker.at(column, like, value, draws);
    }
    NumberShape shape = NumberShape.read(like);
    return shape == null ? null : shape.write(Math.round(value * shape.scale()));
  }
}
