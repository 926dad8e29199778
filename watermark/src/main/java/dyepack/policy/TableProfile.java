package dyepack.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dyepack.marks.ColumnProfile;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a table after one pass; made by {@link TableProfiler}. Holds sampled rows in
 * clear, so it is never stored as it is.
 */
public final class TableProfile implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long rows;
  private final ImmutableList<ColumnFacts> columns;
  private final ImmutableMap<String, ColumnProfile> values;
  private final List<String[]> donors;
  private final List<int[]> hashedRows;

  TableProfile(
      long rows,
      List<ColumnFacts> columns,
      Map<String, ColumnProfile> values,
      List<String[]> donors,
      List<int[]> hashedRows) {
    this.rows = rows;
    this.columns = ImmutableList.copyOf(columns);
    this.values = ImmutableMap.copyOf(values);
    this.donors = donors;
    this.hashedRows = hashedRows;
  }

  /** Returns the number of rows. */
  public long rows() {
    return rows;
  }

  /** Returns the column names in the table's order. */
  public List<String> header() {
    return columns.stream().map(ColumnFacts::name).toList();
  }

  /** Returns the facts of every column, in the table's order. */
  public List<ColumnFacts> columns() {
    return columns;
  }

  /** Returns the facts of the column of that name, or nothing if there is none. */
  public Optional<ColumnFacts> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** Returns what {@link dyepack.marks.MarkPlanner} needs to know of every column, by its name. */
  public Map<String, ColumnProfile> columnProfiles() {
    return values;
  }

  /**
   * Returns a keyed random sample of whole rows: all rows of a small table, else {@link
   * TableProfiler#DONORS}. Each call copies.
   */
  public List<String[]> donors() {
    return donors.stream().map(String[]::clone).toList();
  }

  /** Returns the column whose cells are most likely names of people, or null if there is none. */
  public @Nullable String nameColumn() {
    return mostDistinct(ContentType.NAME);
  }

  /** Returns the column whose cells are most likely postal addresses, or null if there is none. */
  public @Nullable String addressColumn() {
    return mostDistinct(ContentType.ADDRESS);
  }

  /**
   * Returns combinations of two or three columns that tell at least 9 of 10 rows from all others;
   * for dumps that lost every identifier.
   *
   * @param excluded columns that can't be used, because marks change them or because they are
   *     identifiers already
   * @param most largest number of combinations wanted
   * @return the combinations, the best first, spread over as many columns as possible; may be empty
   */
  public List<List<String>> uniqueCombinations(Set<String> excluded, int most) {
    return UniqueCombinations.find(this, excluded, most);
  }

  /** Returns the sampled cells of a column that are not blank. */
  List<String> cells(ColumnFacts column) {
    return donors.stream().map(row -> row[column.index()]).filter(cell -> !cell.isBlank()).toList();
  }

  /** Returns the sampled rows as they are kept; not to be changed. */
  List<String[]> sampledRows() {
    return donors;
  }

  /** Returns the sampled rows as hashes of their cells, 0 for a blank one; not to be changed. */
  List<int[]> hashedRows() {
    return hashedRows;
  }

  private @Nullable String mostDistinct(ContentType content) {
    return columns.stream()
        .filter(column -> column.content() == content)
        .max(Comparator.comparingLong(ColumnFacts::distinct))
        .map(ColumnFacts::name)
        .orElse(null);
  }
}
