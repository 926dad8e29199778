package dyepack.canaries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table, and after them the parts of those that consist of {@link Fields}. A
 * column that is taken apart stays: its cells are kept where they come back.
 */
final class SplitColumns {
  private static final int MOST_PARTS = 60;

  private final List<Column> all = new ArrayList<>();
  private final Map<Integer, Fields> fields = new HashMap<>();
  private final Map<Integer, List<Integer>> parts = new HashMap<>();

  /**
   * Takes columns apart.
   *
   * @param columns those of the table
   * @param whole columns that have to stay whole
   * @param reader finds out what the parts hold
   */
  SplitColumns(List<Column> columns, Set<Integer> whole, ColumnReader reader) {
    all.addAll(columns);
    for (Column column : columns) {
      Fields taken = whole.contains(column.index()) || !splits(column) ? null : Fields.of(column);
      if (taken != null && all.size() + taken.cells().size() <= columns.size() + MOST_PARTS) {
        add(column, taken, reader);
      }
    }
  }

  private void add(Column column, Fields taken, ColumnReader reader) {
    List<Column> read = new ArrayList<>();
    for (String[] cells : taken.cells()) {
      read.add(reader.readPart(all.size() + read.size(), cells));
    }
    if (read.stream().allMatch(SplitColumns::usable)) {
      fields.put(column.index(), taken);
      parts.put(column.index(), read.stream().map(Column::index).toList());
      all.set(column.index(), column.takenApart());
      all.addAll(read);
    }
  }

  private static boolean splits(Column column) {
    return switch (column.kind()) {
      case CODE, NUMBERED -> true;
      case TEXT -> column.filled().stream().noneMatch(cell -> cell.indexOf(' ') >= 0);
      case REPEATED, NUMBER, DATE, NAME, CN_ID, PHONE, EMAIL -> false;
    };
  }

  /** Whether a part can be made up without the rest of the cell. */
  private static boolean usable(Column part) {
    return switch (part.kind()) {
      case REPEATED, NUMBER, NUMBERED, CODE, TEXT -> true;
      case DATE, NAME, CN_ID, PHONE, EMAIL -> false;
    };
  }

  /** Returns the columns and all parts, each at its index. */
  List<Column> all() {
    return all;
  }

  /** Returns the parts of a column; none if it is not taken apart. */
  List<Integer> parts(int column) {
    return parts.getOrDefault(column, List.of());
  }

  /** Returns parts that have to come from one row. */
  List<Set<Integer>> together() {
    List<Set<Integer>> groups = new ArrayList<>();
    fields.forEach(
        (column, taken) -> {
          List<Integer> own = parts(column);
          groups.add(Set.of(column, own.get(0)));
          groups.add(taken.together().stream().map(own::get).collect(Collectors.toSet()));
        });
    groups.removeIf(Set::isEmpty);
    return groups;
  }

  /** Returns the cell that the parts in a row give; null if they fit no template. */
  @Nullable String join(int column, String[] cells) {
    Fields taken = fields.get(column);
    return taken == null
        ? null
        : taken.join(parts(column).stream().map(part -> cells[part]).toList());
  }

  /** Returns the columns that are taken apart. */
  List<Integer> takenApart() {
    return IntStream.range(0, all.size()).filter(fields::containsKey).boxed().toList();
  }
}
