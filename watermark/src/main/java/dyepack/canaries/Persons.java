package dyepack.canaries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * People with several rows. Where an identifier comes back, a made-up person gets as many rows as
 * some real one, who is drawn so that each is equally likely: a row of a canary is then about a
 * person of n rows as often as a real row is. Rows that the sample lacks are not counted, so people
 * of a table far larger than the sample come back less often than they should. Phones and e-mails
 * name nobody here: canaries share the owner's contacts.
 */
final class Persons {
  /** Columns with fewer rows than this part about someone who comes back are left alone. */
  private static final double FEWEST = 0.02;

  /** Rows of one made-up person; who has more is no model. */
  private static final int MOST_ROWS = 25;

  private static final int TRIES = 200;

  private final Column column;
  private final Set<Integer> columns = new HashSet<>();
  private final Map<String, List<Integer>> rows = new HashMap<>();

  private Persons(Column column, List<Integer> determined) {
    this.column = column;
    columns.add(column.index());
    columns.addAll(determined);
    for (int donor = 0; donor < column.rows(); donor++) {
      if (!column.cell(donor).isBlank()) {
        rows.computeIfAbsent(column.cell(donor), any -> new ArrayList<>()).add(donor);
      }
    }
  }

  /**
   * Finds the column that tells people best; null if nobody comes back, or if the rows of one stand
   * together.
   *
   * @param identifiers columns of identifiers other than the primary one
   */
  static @Nullable Persons of(List<Column> all, Set<Integer> identifiers, TableOrder order) {
    Column best = null;
    for (int index : identifiers) {
      Column column = all.get(index);
      boolean placed = order.sorted().contains(column) || order.alike().contains(column);
      boolean contact = column.kind() == ColumnKind.PHONE || column.kind() == ColumnKind.EMAIL;
      boolean comesBack = !contact && !column.filled().isEmpty() && column.singles() < 1 - FEWEST;
      if (!placed && comesBack && (best == null || column.distinct() > best.distinct())) {
        best = column;
      }
    }
    return best == null ? null : new Persons(best, Likeness.determinedBy(best, all));
  }

  /**
   * Returns all columns, in those that go with people each person counted once: a birth date comes
   * back in each row of its person, but a new person hardly has that of another.
   */
  List<Column> countedOnce(List<Column> all, ColumnReader reader) {
    List<Integer> first = rows.values().stream().map(own -> own.get(0)).sorted().toList();
    List<Column> once = new ArrayList<>(all);
    double part = (double) first.size() / Math.max(1, column.rows());
    for (int index : columns) {
      Column counted = all.get(index);
      if (counted != column && !counted.isTakenApart()) {
        String[] cells = first.stream().map(counted::cell).toArray(String[]::new);
        once.set(index, counted.countedLike(reader.reread(index, cells, part)));
      }
    }
    return once;
  }

  /** Returns the column that names people. */
  int column() {
    return column.index();
  }

  /** Returns the columns that are the same in all rows of a person. */
  Set<Integer> columns() {
    return columns;
  }

  /** Returns the rows of a person, a random one first, or a row about nobody. */
  List<Integer> rows(Draws draws) {
    for (int i = 0; i < TRIES; i++) {
      int donor = draws.below(column.rows());
      List<Integer> own = rows.getOrDefault(column.cell(donor), List.of(donor));
      if (own.size() <= MOST_ROWS && draws.chance(1.0 / own.size())) {
        List<Integer> shuffled = new ArrayList<>(own);
        shuffled.remove(Integer.valueOf(donor));
        shuffled.add(0, donor);
        return shuffled;
      }
    }
    return List.of(draws.below(column.rows()));
  }
}
