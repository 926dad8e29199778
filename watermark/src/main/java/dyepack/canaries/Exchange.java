package dyepack.canaries;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Exchanges values that come back for others that do, so that each stands in as many rows as those
 * of real rows, and with them what they determine: the price goes with the article.
 */
final class Exchange {
  private final List<Column> columns;
  private final List<Column> mostDistinct;
  private final TableOrder order;
  private final Relations relations;
  private final Likeness likeness;
  private final CellMakers makers;
  private final TimeMaker times;
  private final Set<Integer> identifiers;
  private final Set<Integer> person;
  private final Set<Integer> tied;

  /**
   * Takes what it needs.
   *
   * @param person columns that are the same in all rows of a person: one rarely determines another,
   *     it only comes back with it
   * @param tied columns that fit only those of their own row
   */
  Exchange(
      List<Column> columns,
      TableOrder order,
      Relations relations,
      Likeness likeness,
      CellMakers makers,
      TimeMaker times,
      Set<Integer> identifiers,
      Set<Integer> person,
      Set<Integer> tied) {
    this.tied = Set.copyOf(tied);
    this.person = Set.copyOf(person);
    this.columns = columns;
    this.order = order;
    this.relations = relations;
    this.likeness = likeness;
    this.makers = makers;
    this.times = times;
    this.identifiers = Set.copyOf(identifiers);
    mostDistinct =
        columns.stream().sorted(Comparator.comparingInt(Column::distinct).reversed()).toList();
  }

  /**
   * Exchanges what may be.
   *
   * @param cells the row; changed
   * @param sources the donor of each column; changed
   * @param fixed columns that stay as they are
   * @return the columns that need no making any more, the fixed ones among them
   */
  Set<Integer> kept(String[] cells, int[] sources, Set<Integer> fixed, Draws draws) {
    Set<Integer> kept = new HashSet<>(fixed);
    kept.addAll(tied);
    for (Column column : mostDistinct) {
      int index = column.index();
      if (kept.contains(index) || !exchangeable(column) || cells[index].isBlank()) {
        continue;
      }
      int count = column.count(cells[index]);
      double single = (1 - column.reuse()) / Math.max(1e-9, column.singles());
      if (count > 1 || !draws.chance(single)) {
        int donor = likeness.donor(column, sources, draws);
        take(index, donor, cells, sources);
        kept.add(index);
        for (int other : likeness.determined(index)) {
          boolean ofPerson = person.contains(index) && person.contains(other);
          if (!ofPerson && follows(columns.get(other)) && !kept.contains(other)) {
            take(other, donor, cells, sources);
            kept.add(other);
          }
        }
      }
    }
    return kept;
  }

  private void take(int column, int donor, String[] cells, int[] sources) {
    sources[column] = donor;
    cells[column] = columns.get(column).cell(donor);
  }

  /** Whether a value goes with the one that determines it: prices do, as names of articles do. */
  private boolean follows(Column column) {
    return exchangeable(column) || (column.kind() == ColumnKind.NUMBER && free(column));
  }

  /** Whether neither the place nor other columns decide on a value, and it names nobody. */
  private boolean free(Column column) {
    int index = column.index();
    boolean placed = order.sorted().contains(column) || order.alike().contains(column);
    return !placed
        && !tied.contains(index)
        && !identifiers.contains(index)
        && !relations.dependent().contains(index);
  }

  /** Whether a value may be that of a real row. */
  private boolean exchangeable(Column column) {
    if (!free(column)) {
      return false;
    }
    return switch (column.kind()) {
      case REPEATED, NUMBERED, CODE, TEXT -> true;
      case DATE -> times.alone(column);
      case NUMBER -> makers.belongs(column);
      case NAME, CN_ID, PHONE, EMAIL -> false;
    };
  }
}
