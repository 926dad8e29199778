package dyepack.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables met in a dump, and what is known of their columns. */
final class SqlTables {
  private static final class Entry {
    private final int number;
    private final String name;
    private final List<String> columns = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private boolean declared;
    private int widest;
    private long rows;
    private List<String> lastNames = List.of();

    private Entry(int number, String name) {
      this.number = number;
      this.name = name;
    }

    private void addNames(List<String> names) {
      if (names != lastNames) {
        for (String name : names) {
          if (indexOf(columns, name) < 0) {
            columns.add(name);
          }
        }
        lastNames = names;
      }
    }

    private SqlTable table(int mostColumns) {
      List<String> all = new ArrayList<>(columns);
      boolean named = !all.isEmpty();
      while (all.size() < widest) {
        all.add("");
      }
      List<String> said = new ArrayList<>(comments);
      while (said.size() < all.size()) {
        said.add("");
      }
      int width = Math.min(all.size(), mostColumns);
      return new SqlTable(number, name, all.subList(0, width), said.subList(0, width), named, rows);
    }
  }

  private final Map<String, Entry> byName = new LinkedHashMap<>();
  private Entry last = new Entry(-1, "");

  /** The column of a name, whose letters may be large or small; -1 if there is none. */
  static int indexOf(List<String> columns, String name) {
    int exact = columns.indexOf(name);
    for (int c = 0; c < columns.size() && exact < 0; c++) {
      if (columns.get(c).equalsIgnoreCase(name)) {
        return c;
      }
    }
    return exact;
  }

  private Entry entry(String name) {
    if (!last.name.equals(name)) {
      last =
          byName.computeIfAbsent(
              name.toLowerCase(Locale.ROOT), k -> new Entry(byName.size(), name));
      // The same table may be written otherwise: then the next row looks it up again.
    }
    return last;
  }

  /** Takes in CREATE TABLE or a comment of a column. */
  void declare(StatementHead head) {
    Entry entry = entry(head.table());
    if (head.kind() == StatementHead.Kind.COLUMN_COMMENT) {
      int column = indexOf(entry.columns, head.columns().get(0));
      if (column >= 0) {
        comment(entry, column, head.comments().get(0));
      }
    } else if (!entry.declared && entry.columns.isEmpty()) {
      entry.declared = true;
      entry.columns.addAll(head.columns());
      for (int c = 0; c < head.comments().size(); c++) {
        comment(entry, c, head.comments().get(c));
      }
    }
  }

  private static void comment(Entry entry, int column, String comment) {
    while (entry.comments.size() <= column) {
      entry.comments.add("");
    }
    entry.comments.set(column, comment);
  }

  /** Takes in a row; returns the number of its table. */
  int row(String table, List<String> names, int values) {
    Entry entry = entry(table);
    entry.addNames(names);
    if (names.isEmpty()) {
      entry.widest = Math.max(entry.widest, values);
    }
    entry.rows++;
    return entry.number;
  }

  /** Makes the table of a head known, if it has one, so that numbers are given as in any pass. */
  void know(StatementHead head) {
    switch (head.kind()) {
      case CREATE_TABLE, COLUMN_COMMENT, VALUES, SELECT, COPY, ASSIGNMENTS, UPDATE ->
          last = entry(head.table());
      case USE, DELIMITER, LINE, OTHER, PROGRAM, MORE -> {}
    }
  }

  /** Number of a table, which becomes known by this. */
  int number(String table) {
    return entry(table).number;
  }

  /** All tables in the order in which they were first met. */
  List<SqlTable> all(int mostColumns) {
    return byName.values().stream().map(e -> e.table(mostColumns)).toList();
  }
}
