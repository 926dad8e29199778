package dyepack.canaries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a recipient who looks for canaries can compute from the rows of a share. */
final class ShareFeatures {
  private final List<String[]> rows;
  private final List<String> names = new ArrayList<>();
  private final List<double[]> features = new ArrayList<>();

  ShareFeatures(List<String> header, List<String[]> rows) {
    this.rows = rows;
    for (int column = 0; column < header.size(); column++) {
      int c = column;
      String name = header.get(column);
      add(name + " number", row -> number(row[c]));
      add(name + " length", row -> row[c].length());
      add(name + " digits", row -> row[c].chars().filter(Character::isDigit).count());
      counted(name + " count", row -> row[c]);
      counted(name + " start3", row -> row[c].substring(0, Math.min(3, row[c].length())));
      counted(name + " start6", row -> row[c].substring(0, Math.min(6, row[c].length())));
      counted(name + " end2", row -> row[c].substring(Math.max(0, row[c].length() - 2)));
      coded(name + " value", row -> row[c]);
      add(name + " hash", row -> row[c].hashCode() % 1024);
      add(name + " last digit", row -> lastDigits(row[c], 1));
      add(name + " last digits", row -> lastDigits(row[c], 2));
      add(name + " first digits", row -> firstDigits(row[c], 3));
      add(name + " first6 digits", row -> firstDigits(row[c], 6));
      add(name + " digits5-6", row -> digits(row[c], 4, 6));
      add(name + " digits7-10", row -> digits(row[c], 6, 10));
      add(name + " digits11-12", row -> digits(row[c], 10, 12));
      add(name + " digits13-14", row -> digits(row[c], 12, 14));
      add(name + " digits15-17", row -> digits(row[c], 14, 17));
      add(name + " zeros", row -> zeros(row[c]));
      neighbours(name, c);
    }
    pairs(header);
  }

  private void add(String name, ToDoubleFunction<String[]> value) {
    double[] feature = rows.stream().mapToDouble(value).toArray();
    double first = feature[0];
    for (double v : feature) {
      if (v != first && !(Double.isNaN(v) && Double.isNaN(first))) {
        names.add(name);
        features.add(feature);
        return;
      }
    }
  }

  private void counted(String name, Function<String[], String> key) {
    Map<String, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(key.apply(row), 1, Integer::sum));
    add(name, row -> counts.get(key.apply(row)));
  }

  private void coded(String name, Function<String[], String> key) {
    Map<String, Integer> codes = new HashMap<>();
    rows.forEach(row -> codes.putIfAbsent(key.apply(row), codes.size()));
    if (codes.size() < 400) {
      add(name, row -> codes.get(key.apply(row)));
    }
  }

  /** Steps to the rows before and after, and equality with them. */
  private void neighbours(String name, int c) {
    double[] before = new double[rows.size()];
    double[] after = new double[rows.size()];
    double[] sum = new double[rows.size()];
    double[] same = new double[rows.size()];
    double[] order = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      String cell = rows.get(i)[c];
      String previous = i == 0 ? "" : rows.get(i - 1)[c];
      String next = i + 1 == rows.size() ? "" : rows.get(i + 1)[c];
      before[i] = number(cell) - number(previous);
      after[i] = number(next) - number(cell);
      sum[i] = Math.abs(before[i]) + Math.abs(after[i]);
      same[i] = (cell.equals(previous) ? 1 : 0) + (cell.equals(next) ? 1 : 0);
      order[i] = Integer.signum(previous.compareTo(cell)) + Integer.signum(cell.compareTo(next));
    }
    int[] at = {0};
    for (double[] feature : List.of(before, after, sum, same, order)) {
      String label = List.of("before", "after", "around", "same", "order").get(at[0]++);
      int[] row = {0};
      add(name + " " + label, any -> feature[row[0]++]);
    }
  }

  /** Ratios and differences of numeric columns: broken relations show there. */
  private void pairs(List<String> header) {
    List<Integer> numeric = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      int column = c;
      long numbers =
          rows.stream().limit(300).filter(row -> !Double.isNaN(number(row[column]))).count();
      if (numbers > 200) {
        numeric.add(c);
      }
    }
    for (int i = 0; i < numeric.size() && numeric.size() <= 14; i++) {
      for (int j = i + 1; j < numeric.size(); j++) {
        int one = numeric.get(i);
        int two = numeric.get(j);
        String name = header.get(one) + " / " + header.get(two);
        add(name, row -> number(row[one]) / (1e-9 + number(row[two])));
        add(name + " diff", row -> number(row[one]) - number(row[two]));
      }
    }
  }

  static double number(String cell) {
    for (DateShape.Order order : DateShape.Order.values()) {
      DateShape date = cell.length() < 8 ? null : DateShape.read(cell, order);
      if (date != null && cell.length() != 18) {
        return date.epochSecond();
      }
    }
    StringBuilder digits = new StringBuilder();
    boolean any = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if ((c >= '0' && c <= '9') || c == '.' || (c == '-' && digits.isEmpty())) {
        digits.append(c);
        any |= c >= '0' && c <= '9';
      }
    }
    try {
      return any ? Double.parseDouble(digits.toString()) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double digits(String cell, int from, int to) {
    String digits = cell.replaceAll("\\D", "");
    return digits.length() < to ? Double.NaN : Double.parseDouble(digits.substring(from, to));
  }

  private static double firstDigits(String cell, int count) {
    return digits(cell, 0, count);
  }

  private static double lastDigits(String cell, int count) {
    String digits = cell.replaceAll("\\D", "");
    return digits.length() < count
        ? Double.NaN
        : Double.parseDouble(digits.substring(digits.length() - count));
  }

  private static double zeros(String cell) {
    int zeros = 0;
    for (int i = cell.length() - 1; i >= 0 && cell.charAt(i) == '0'; i--) {
      zeros++;
    }
    return zeros;
  }

  List<String> names() {
    return names;
  }

  double[][] features() {
    return features.toArray(new double[0][]);
  }
}
