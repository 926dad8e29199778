package dyepack.canaries;

import com.google.common.base.CharMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One comparable side of a column: a value, a rank among the donors, or a part such as the region
 * of an identity number.
 *
 * @param column the column's index
 * @param codes for each donor the number of its value, or of the twelfth of the ranks it is in; 0
 *     for blank
 * @param ranks for each donor its rank from 0 to 1, NaN for blank; empty if values have no order
 * @param levels one more than the largest code
 */
record Facet(int column, int[] codes, double[] ranks, int levels) {
  private static final int MOST_LEVELS = 200;
  private static final int BINS = 12;
  private static final int FEW = 15;

  /** Returns the facets of a column, none if its values have nothing in common. */
  static List<Facet> of(Column column) {
    if (column.isTakenApart()) {
      return List.of();
    }
    return switch (column.kind()) {
      case NUMBER, DATE -> List.of(ranked(column));
      case REPEATED ->
          List.of(
              ordered(column) && column.distinct() > FEW
                  ? ranked(column)
                  : coded(column, cell -> cell));
      case NUMBERED -> List.of(ranked(column), coded(column, Facet::numberedPrefix));
      case CN_ID ->
          List.of(
              coded(column, cell -> cell.substring(0, Math.min(4, cell.length()))),
              coded(column, cell -> CnId.valid(cell) && CnId.male(cell) ? "1" : "0"),
              coded(column, cell -> cell.length() < 9 ? "" : cell.substring(6, 9)));
      case PHONE -> List.of(coded(column, cell -> start(cell, 3)));
      case EMAIL -> List.of(coded(column, cell -> cell.substring(cell.indexOf('@') + 1)));
      case CODE -> List.of(coded(column, cell -> start(cell, 2)));
      case NAME -> List.of();
      case TEXT ->
          List.of(
              coded(column, cell -> start(cell, 3)),
              coded(column, cell -> start(cell, 6)),
              coded(column, cell -> cell.substring(cell.lastIndexOf(' ') + 1)));
    };
  }

  private static boolean ordered(Column column) {
    long keyed =
        IntStream.range(0, column.rows()).filter(row -> !Double.isNaN(column.key(row))).count();
    return keyed >= 0.9 * column.filled().size();
  }

  private static String start(String cell, int length) {
    return cell.substring(0, Math.min(length, cell.length()));
  }

  private static String numberedPrefix(String cell) {
    NumberedShape shape = NumberedShape.read(cell);
    return shape == null ? "" : CharMatcher.whitespace().removeFrom(shape.prefix());
  }

  private static Facet coded(Column column, Function<String, String> part) {
    Map<String, Integer> counts = new HashMap<>();
    String[] parts = new String[column.rows()];
    for (int row = 0; row < parts.length; row++) {
      String cell = column.cell(row);
      parts[row] = cell.isBlank() ? "" : part.apply(cell);
      counts.merge(parts[row], 1, Integer::sum);
    }
    List<String> values = new ArrayList<>(counts.keySet());
    values.remove("");
    values.sort(
        (one, two) -> {
          int byCount = counts.getOrDefault(two, 0) - counts.getOrDefault(one, 0);
          return byCount != 0 ? byCount : one.compareTo(two);
        });
    Map<String, Integer> code = new HashMap<>();
    for (String value : values) {
      code.put(value, Math.min(MOST_LEVELS - 1, code.size() + 1));
    }
    int[] codes = new int[parts.length];
    for (int row = 0; row < parts.length; row++) {
      codes[row] = code.getOrDefault(parts[row], 0);
    }
    return new Facet(
        column.index(), codes, new double[0], Math.min(MOST_LEVELS, values.size() + 1));
  }

  private static Facet ranked(Column column) {
    return ranked(
        column.index(), IntStream.range(0, column.rows()).mapToDouble(column::key).toArray());
  }

  /**
   * Returns what numbers that go with a column say.
   *
   * @param column its index
   * @param keys one for each donor; NaN for none
   */
  static Facet ranked(int column, double[] keys) {
    int rows = keys.length;
    double[] sorted = Arrays.stream(keys).filter(key -> !Double.isNaN(key)).sorted().toArray();
    double[] ranks = new double[rows];
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      double key = keys[row];
      if (Double.isNaN(key)) {
        ranks[row] = Double.NaN;
        continue;
      }
      int low = bound(sorted, key, false);
      int high = bound(sorted, key, true);
      ranks[row] = (low + high) / 2.0 / sorted.length;
      codes[row] = 1 + (int) Math.min(BINS - 1, ranks[row] * BINS);
    }
    return new Facet(column, codes, ranks, BINS + 1);
  }

  private static int bound(double[] sorted, double key, boolean after) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < key || (after && sorted[middle] == key)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns whether values have an order. */
  boolean ordered() {
    return ranks.length > 0;
  }

  /** Returns how far apart two donors are, 0 to 1. */
  double distance(int one, int two) {
    if (ordered() && codes[one] > 0 && codes[two] > 0) {
      return Math.min(1, 2 * Math.abs(ranks[one] - ranks[two]));
    }
    return codes[one] == codes[two] ? 0 : 1;
  }

  /** Returns the entropy of the codes in bits. */
  double entropy() {
    int[] counts = new int[levels];
    for (int code : codes) {
      counts[code]++;
    }
    return entropy(counts, codes.length);
  }

  /** Returns the entropy of counts in bits. */
  static double entropy(int[] counts, int all) {
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double p = (double) count / all;
        entropy -= p * Math.log(p) / Math.log(2);
      }
    }
    return entropy;
  }
}
