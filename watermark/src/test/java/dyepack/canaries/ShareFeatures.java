package dyepack.canaries;

import com.google.common.base.CharMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What a recipient who looks for canaries can compute from the rows of a share. */
final class ShareFeatures {
  private static final int MOST_COMBINED = 12;

  private final List<String[]> rows;
  private final List<String> names = new ArrayList<>();
  private final List<double[]> features = new ArrayList<>();
  private final double[][] epochs;
  private final double[][] numbers;
  private final String[][] digits;

  ShareFeatures(List<String> header, List<String[]> rows) {
    this.rows = rows;
    epochs = new double[header.size()][rows.size()];
    numbers = new double[header.size()][rows.size()];
    digits = new String[header.size()][rows.size()];
    for (int column = 0; column < header.size(); column++) {
      for (int row = 0; row < rows.size(); row++) {
        String cell = rows.get(row)[column];
        epochs[column][row] = epoch(cell);
        numbers[column][row] =
            Double.isNaN(epochs[column][row]) ? number(cell) : epochs[column][row];
        digits[column][row] = CharMatcher.inRange('0', '9').retainFrom(cell);
      }
    }
    for (int column = 0; column < header.size(); column++) {
      int c = column;
      String name = header.get(column);
      at(name + " number", row -> numbers[c][row]);
      add(name + " length", row -> row[c].length());
      add(name + " digits", row -> row[c].chars().filter(Character::isDigit).count());
      counted(name + " count", row -> row[c]);
      counted(name + " start3", row -> row[c].substring(0, Math.min(3, row[c].length())));
      counted(name + " start6", row -> row[c].substring(0, Math.min(6, row[c].length())));
      counted(name + " end2", row -> row[c].substring(Math.max(0, row[c].length() - 2)));
      coded(name + " value", row -> row[c]);
      add(name + " hash", row -> row[c].hashCode() % 1024);
      at(name + " last digit", row -> lastDigits(digits[c][row], 1));
      at(name + " last digits", row -> lastDigits(digits[c][row], 2));
      int[][] ranges = {{0, 3}, {0, 6}, {4, 6}, {6, 10}, {10, 12}, {12, 14}, {14, 17}};
      for (int[] range : ranges) {
        at(
            name + " digits" + range[0] + "-" + range[1],
            row -> digits(digits[c][row], range[0], range[1]));
      }
      add(name + " zeros", row -> zeros(row[c]));
      neighbours(name, c);
      written(name, c);
    }
    pairs(header);
    combinations(header);
  }

  /** How a cell is written: its first and last characters, words, check digits, calendar. */
  private void written(String name, int c) {
    for (int i = 0; i < 4; i++) {
      int place = i;
      add(name + " char" + i, row -> place < row[c].length() ? row[c].charAt(place) : -1);
      add(
          name + " char-" + i,
          row -> place < row[c].length() ? row[c].charAt(row[c].length() - 1 - place) : -1);
    }
    add(
        name + " words",
        row ->
            CharMatcher.forPredicate(Character::isLetterOrDigit)
                .collapseFrom(row[c], 'x')
                .length());
    add(name + " capitals", row -> row[c].chars().filter(Character::isUpperCase).count());
    add(name + " letters", row -> row[c].chars().filter(Character::isLetter).count());
    add(name + " different", row -> row[c].chars().distinct().count());
    for (int modulus : new int[] {7, 9, 10, 11}) {
      add(name + " mod " + modulus, row -> rest(row[c], modulus));
    }
    at(name + " luhn", row -> luhn(digits[c][row]));
    counted(name + " shape", row -> shape(row[c]));
    at(name + " weekday", row -> calendar(epochs[c][row], 86_400, 7));
    at(name + " hour", row -> calendar(epochs[c][row], 3_600, 24));
    at(name + " minute", row -> calendar(epochs[c][row], 60, 60));
    at(name + " second", row -> calendar(epochs[c][row], 1, 60));
  }

  private static String shape(String cell) {
    StringBuilder shape = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      shape.append(Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'a' : c);
    }
    return shape.toString();
  }

  private static double calendar(double seconds, long unit, long units) {
    return Double.isNaN(seconds)
        ? Double.NaN
        : Math.floorMod(Math.floorDiv((long) seconds, unit), units);
  }

  private static double rest(String cell, int modulus) {
    int rest = 0;
    boolean any = false;
    for (int i = 0; i < cell.length(); i++) {
      int digit = Character.digit(cell.charAt(i), 36);
      if (digit >= 0) {
        rest = (rest * (modulus == 10 ? 1 : 10) + digit) % modulus;
        any = true;
      }
    }
    return any ? rest : Double.NaN;
  }

  private static double luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
    }
    return digits.length() < 5 ? Double.NaN : sum % 10;
  }

  /** How often two values stand together, and whether one cell's text stands in another. */
  private void combinations(List<String> header) {
    List<Integer> few = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      int column = c;
      long values = rows.stream().map(row -> row[column]).distinct().limit(100).count();
      if (values > 1 && values < 100 && few.size() < MOST_COMBINED) {
        few.add(c);
      }
    }
    for (int one : few) {
      for (int two : few) {
        if (one < two) {
          counted(header.get(one) + " with " + header.get(two), row -> row[one] + "\n" + row[two]);
        }
      }
    }
    for (int one = 0; one < header.size(); one++) {
      for (int two = 0; two < header.size(); two++) {
        int part = one;
        int whole = two;
        if (one != two) {
          add(
              header.get(one) + " in " + header.get(two),
              row -> !row[part].isEmpty() && row[whole].contains(row[part]) ? 1 : 0);
        }
      }
    }
  }

  private void add(String name, ToDoubleFunction<String[]> value) {
    at(name, row -> value.applyAsDouble(rows.get(row)));
  }

  private void at(String name, IntToDoubleFunction value) {
    double[] feature = IntStream.range(0, rows.size()).mapToDouble(value).toArray();
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
    List<String> keys = rows.stream().map(key).toList();
    keys.forEach(k -> counts.merge(k, 1, Integer::sum));
    at(name, row -> counts.get(keys.get(row)));
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
      before[i] = i == 0 ? Double.NaN : numbers[c][i] - numbers[c][i - 1];
      after[i] = i + 1 == rows.size() ? Double.NaN : numbers[c][i + 1] - numbers[c][i];
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
      long filled = Arrays.stream(numbers[column]).limit(300).filter(v -> !Double.isNaN(v)).count();
      if (filled > 200) {
        numeric.add(c);
      }
    }
    for (int i = 0; i < numeric.size() && numeric.size() <= 14; i++) {
      for (int j = i + 1; j < numeric.size(); j++) {
        int one = numeric.get(i);
        int two = numeric.get(j);
        String name = header.get(one) + " / " + header.get(two);
        at(name, row -> numbers[one][row] / (1e-9 + numbers[two][row]));
        at(name + " diff", row -> numbers[one][row] - numbers[two][row]);
      }
    }
  }

  /** Times of cells that were read before: the shares of a table have most rows in common. */
  private static final Map<String, Double> EPOCHS = new ConcurrentHashMap<>();

  private static double epoch(String cell) {
    if (EPOCHS.size() > 1_000_000) {
      EPOCHS.clear();
    }
    return EPOCHS.computeIfAbsent(cell, ShareFeatures::readEpoch);
  }

  private static double readEpoch(String cell) {
    boolean possible = cell.length() >= 8 && cell.length() <= 32 && cell.length() != 18;
    for (DateShape.Order order : DateShape.Order.values()) {
      DateShape date = possible ? DateShape.read(cell, order) : null;
      if (date != null) {
        return date.epochSecond();
      }
    }
    return Double.NaN;
  }

  private static double number(String cell) {
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

  private static double digits(String digits, int from, int to) {
    return digits.length() < to || from == to
        ? Double.NaN
        : Double.parseDouble(digits.substring(from, to));
  }

  private static double lastDigits(String digits, int count) {
    return digits(digits, Math.max(0, digits.length() - count), digits.length());
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
