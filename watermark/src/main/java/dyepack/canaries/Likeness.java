package dyepack.canaries;

import com.google.common.base.CharMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps how often values stand in a table. A row that turns up at random has a value that c rows
 * have, itself among them, as often as such rows are in the table; so the others with this value
 * are c - 1. A copied cell would make them c: a value of two rows would stand in three. So a value
 * of c donors gives way to a similar one of c - 1 donors, and a value of one donor to a new one
 * (the estimate of Good and Turing: I. J. Good, The population frequencies of species, Biometrika
 * 40, 1953).
 */
final class Likeness {
  /** With so many rows one more or less can't be seen. */
  private static final int MANY = 24;

  /**
   * From here on a value gives way less and less often: if all up to {@link #MANY} did and none
   * above, nothing would have exactly so many.
   */
  private static final int SOME = 12;

  private static final int CANDIDATES = 400;
  private static final int CLOSEST = 3;

  /** How far from the row a value may be, as part of the farthest. */
  private static final double FAR = 0.3;

  /** Part of the rows with one value that have to agree in what the value determines. */
  private static final double DETERMINED = 0.97;

  private static final int FEWEST_PAIRS = 30;
  private static final double COLLIDING = 0.8;

  private final List<Column> columns;
  private final Dependence dependence;
  private final SplitColumns split;
  private final Map<Integer, Map<String, int[]>> rowsByCount = new HashMap<>();
  private final List<List<Integer>> determined = new ArrayList<>();

  Likeness(List<Column> columns, SplitColumns split, Dependence dependence) {
    this.split = split;
    this.columns = columns;
    this.dependence = dependence;
    columns.forEach(column -> determined.add(determinedBy(column, columns)));
  }

  /** Returns those of all columns whose values follow from the value of one. */
  static List<Integer> determinedBy(Column column, List<Column> columns) {
    List<Integer> others = new ArrayList<>();
    int[][] pairs = pairs(column);
    for (Column other : columns) {
      if (other != column && pairs.length >= FEWEST_PAIRS && determines(pairs, other)) {
        others.add(other.index());
      }
    }
    return others;
  }

  /** Rows that have the same value, one pair for each but the first row of a value. */
  private static int[][] pairs(Column column) {
    Map<String, Integer> last = new HashMap<>();
    List<int[]> pairs = new ArrayList<>();
    if (column.distinct() > MANY) {
      for (int row = 0; row < column.rows(); row++) {
        String cell = column.cell(row);
        Integer before = cell.isBlank() ? null : last.put(cell, row);
        if (before != null) {
          pairs.add(new int[] {before, row});
        }
      }
    }
    return pairs.toArray(new int[0][]);
  }

  private static boolean determines(int[][] pairs, Column other) {
    int same = 0;
    int chance = 0;
    for (int i = 0; i < pairs.length; i++) {
      String cell = other.cell(pairs[i][0]);
      same += cell.equals(other.cell(pairs[i][1])) ? 1 : 0;
      chance += cell.equals(other.cell(pairs[(i + pairs.length / 2) % pairs.length][1])) ? 1 : 0;
    }
    return same >= DETERMINED * pairs.length && chance <= COLLIDING * pairs.length;
  }

  /** Returns the columns whose values follow from the value of a column. */
  List<Integer> determined(int column) {
    return determined.get(column);
  }

  /**
   * Returns a donor whose value of a column stands in one row less than that of the row's donor,
   * and goes with the row; the row's own donor if there is none, or if the value is frequent.
   *
   * @param sources the donor of each column of the row
   */
  int donor(Column column, int[] sources, Draws draws) {
    int own = sources[column.index()];
    int count = column.count(column.cell(own));
    boolean exchanged = count <= SOME || draws.chance((MANY + 1.0 - count) / (MANY - SOME));
    if (count < 2 || count > MANY || !exchanged) {
      return own;
    }
    int[] rows = rowsByCount(column).getOrDefault(key(count - 1, column.cell(own)), new int[0]);
    double[] weights = weights(column);
    double limit = FAR * Arrays.stream(weights).sum();
    int[] closest = new int[CLOSEST];
    double[] distances = new double[CLOSEST];
    Arrays.fill(closest, own);
    Arrays.fill(distances, Double.MAX_VALUE);
    int start = rows.length == 0 ? 0 : draws.below(rows.length);
    for (int i = 0; i < Math.min(rows.length, CANDIDATES); i++) {
      int candidate = rows[(start + i) % rows.length];
      double distance = distance(weights, candidate, sources, distances[CLOSEST - 1]);
      if (distance <= limit) {
        double others = distanceOfDetermined(column.index(), candidate, sources);
        insert(candidate, distance + others, closest, distances);
      }
    }
    return closest[draws.below(CLOSEST)];
  }

  private double[] weights(Column column) {
    double[] weights = dependence.near(column.index()).clone();
    for (int part : split.parts(column.index())) {
      Arrays.setAll(weights, i -> Math.max(weights[i], dependence.near(part)[i]));
    }
    return weights;
  }

  private double distance(double[] weights, int candidate, int[] sources, double most) {
    List<Facet> facets = dependence.facets();
    double distance = 0;
    for (int i = 0; i < weights.length && distance < most; i++) {
      if (weights[i] > 0) {
        Facet facet = facets.get(i);
        distance += weights[i] * facet.distance(candidate, sources[facet.column()]);
      }
    }
    return distance;
  }

  /** What a value determines would change with it: better not. */
  private double distanceOfDetermined(int column, int candidate, int[] sources) {
    double distance = 0;
    for (int other : determined.get(column)) {
      Column follower = columns.get(other);
      distance += follower.cell(candidate).equals(follower.cell(sources[other])) ? 0 : 1;
    }
    return distance;
  }

  private static void insert(int candidate, double distance, int[] closest, double[] distances) {
    int i = distances.length - 1;
    if (distance >= distances[i]) {
      return;
    }
    while (i > 0 && distances[i - 1] > distance) {
      distances[i] = distances[i - 1];
      closest[i] = closest[i - 1];
      i--;
    }
    distances[i] = distance;
    closest[i] = candidate;
  }

  private Map<String, int[]> rowsByCount(Column column) {
    return rowsByCount.computeIfAbsent(
        column.index(),
        index -> {
          Map<String, List<Integer>> rows = new HashMap<>();
          for (int row = 0; row < column.rows(); row++) {
            String cell = column.cell(row);
            if (!cell.isBlank() && column.count(cell) < MANY) {
              rows.computeIfAbsent(key(column.count(cell), cell), any -> new ArrayList<>())
                  .add(row);
            }
          }
          Map<String, int[]> arrays = new HashMap<>();
          rows.forEach(
              (key, list) -> arrays.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
          return arrays;
        });
  }

  private static String key(int count, String cell) {
    return count + " " + form(cell);
  }

  /** A cell with every word as one letter and every number as one digit. */
  private static String form(String cell) {
    StringBuilder form = new StringBuilder();
    char last = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      char kind = CharMatcher.inRange('0', '9').matches(c) ? '9' : Character.isLetter(c) ? 'a' : c;
      if (kind != last || (kind != '9' && kind != 'a')) {
        form.append(kind);
      }
      last = kind;
    }
    return form.toString();
  }
}
