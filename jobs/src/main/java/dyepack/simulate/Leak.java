package dyepack.simulate;

import dyepack.share.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A leak in the making: what attacks take and give.
 *
 * @param header names of the columns
 * @param rows the rows, each with as many cells
 */
public record Leak(List<String> header, List<LeakRow> rows) {
  /** Copies the lists. */
  public Leak {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** Number of a column; refuses an unknown name with the list of columns. */
  int column(String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new BadInputException(
          "There is no column \"" + name + "\"; there are " + String.join(", ", header) + ".");
    }
    return column;
  }

  List<Integer> columns(List<String> names) {
    return names.stream().map(this::column).toList();
  }

  Leak withRows(List<LeakRow> changed) {
    return new Leak(header, changed);
  }

  /** The leak with a function applied to every cell of a column that isn't blank. */
  Leak withColumn(String name, UnaryOperator<String> change) {
    int column = column(name);
    List<LeakRow> changed = new ArrayList<>(rows.size());
    for (LeakRow row : rows) {
      String cell = row.cells()[column];
      changed.add(cell.isBlank() ? row : row.with(column, change.apply(cell)));
    }
    return withRows(changed);
  }
}
