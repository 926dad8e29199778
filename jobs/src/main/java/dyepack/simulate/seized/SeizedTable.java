package dyepack.simulate.seized;

import dyepack.typing.ColumnFinding;
import dyepack.typing.ColumnType;
import dyepack.typing.TableTyper;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that are to be written, and which of their columns is the name, the telephone and so on:
 * many shapes of text are lists of people and have a place for each.
 *
 * @param header names of the columns
 * @param rows as many cells each as there are columns, none null
 * @param roles numbers of the columns that play a role, from 0
 */
public record SeizedTable(List<String> header, List<String[]> rows, Map<Role, Integer> roles) {
  private static final int SAMPLE = 2_000;

  /** Copies the lists. */
  public SeizedTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    roles = Map.copyOf(roles);
  }

  /** A table whose columns are recognised by what they hold. */
  public static SeizedTable of(List<String> header, List<String[]> rows) {
    List<ColumnFinding> found =
        TableTyper.type(header, rows.subList(0, Math.min(SAMPLE, rows.size()))).columns();
    Map<Role, Integer> roles = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      for (ColumnType type : role.types()) {
        for (int c = 0; c < header.size() && !roles.containsKey(role); c++) {
          if (c < found.size() && found.get(c).type() == type) {
            roles.put(role, c);
          }
        }
      }
    }
    return new SeizedTable(header, rows, roles);
  }

  /** A stretch of the rows. */
  SeizedTable part(int from, int to) {
    return new SeizedTable(header, rows.subList(from, to), roles);
  }

  /** The same columns with other rows. */
  SeizedTable with(List<String[]> others) {
    return new SeizedTable(header, others, roles);
  }
}
