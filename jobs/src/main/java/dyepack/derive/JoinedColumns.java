package dyepack.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Columns of which each holds a part of one value: surname and given name; province, city and
 * street; day and time.
 *
 * @param columns columns of the table, from 0, in the order of the value's parts
 * @param glue what is put between the parts; blank parts are left out
 */
record JoinedColumns(ArrayList<Integer> columns, String glue) implements DerivedColumn {
  private static final long serialVersionUID = 1L;

  @Override
  public String of(String[] cells) {
    List<String> parts = new ArrayList<>(columns.size());
    for (int column : columns) {
      String part = DerivedColumn.cell(cells, column).strip();
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join(glue, parts);
  }

  @Override
  public List<Integer> sources() {
    return List.copyOf(columns);
  }

  @Override
  public String words() {
    return "columns "
        + columns.stream().map(c -> String.valueOf(c + 1)).collect(Collectors.joining("+"))
        + " joined";
  }
}
