package dyepack.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns of nested records, by the dotted path to each value ({@code address.city}, {@code
 * phones.0}), in the order in which they were met.
 */
final class FieldPaths {
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final int most;

  FieldPaths(int most) {
    this.most = most;
  }

  /** Gives a path a column if it has none and there is room. */
  void add(String path) {
    if (columns.size() < most) {
      columns.putIfAbsent(path, columns.size());
    }
  }

  /** The column of a path, or -1 if there was no room for it. */
  int column(String path) {
    return columns.getOrDefault(path, -1);
  }

  List<String> names() {
    return List.copyOf(columns.keySet());
  }
}
