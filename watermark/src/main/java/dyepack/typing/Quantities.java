package dyepack.typing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of a column as numbers: how large, how many decimals, in which order. */
final class Quantities {
  private final double[] inOrder;
  private final double[] sorted;
  private final double[] sizes;
  private final List<Integer> rows = new ArrayList<>();
  private final int[] decimals = new int[20];
  private final int tried;
  private final int paddedCents;

  Quantities(ColumnSample sample) {
    List<Double> values = new ArrayList<>();
    int padded = 0;
    for (int i = 0; i < sample.size(); i++) {
      String text = plain(sample.cells().get(i));
      if (text == null) {
        continue;
      }
      values.add(Double.parseDouble(text));
      rows.add(sample.rows().get(i));
      int point = text.indexOf('.');
      decimals[point < 0 ? 0 : Math.min(19, text.length() - point - 1)]++;
      padded += point >= 0 && text.length() - point == 5 && text.endsWith("00") ? 1 : 0;
    }
    tried = sample.size();
    paddedCents = padded;
    inOrder = values.stream().mapToDouble(v -> v).toArray();
    sorted = inOrder.clone();
    Arrays.sort(sorted);
    sizes = Arrays.stream(sorted).map(Math::abs).sorted().toArray();
  }

  /** Returns the digits of a cell that is a number and nothing else, null for others. */
  static @org.jspecify.annotations.Nullable String plain(Cell cell) {
    if (cell.digits() == 0
        || cell.length() > 24
        || cell.han() > 5
        || cell.latin() > 3
        || !Texts.money(cell)) {
      return null;
    }
    StringBuilder kept = new StringBuilder();
    String text = Texts.decimalPoint(cell.text());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= '0' && c <= '9') || c == '.') {
        kept.append(c);
      } else if (c == '-' || c == '(') {
        kept.insert(0, kept.length() == 0 || kept.charAt(0) != '-' ? "-" : "");
      }
    }
    return kept.toString();
  }

  /** Cells that are numbers. */
  int size() {
    return sorted.length;
  }

  /** Share of the cells that are numbers. */
  double share() {
    return tried == 0 ? 0 : (double) sorted.length / tried;
  }

  /** Share of the numbers with so many decimals, both included. */
  double decimals(int least, int most) {
    int count = 0;
    for (int i = least; i <= Math.min(19, most); i++) {
      count += decimals[i];
    }
    return size() == 0 ? 0 : (double) count / size();
  }

  /** Decimals that most numbers have: the median. */
  int places() {
    int count = 0;
    for (int i = 0; i < decimals.length; i++) {
      count += decimals[i];
      if (2 * count > size()) {
        return i;
      }
    }
    return 0;
  }

  /** Share of the numbers with four decimals of which the last two are noughts. */
  double moneyOfDatabases() {
    return size() == 0 ? 0 : (double) paddedCents / size();
  }

  /** Share of the numbers between two others, both included. */
  double within(double least, double most) {
    int count = 0;
    for (double value : sorted) {
      if (value >= least && value <= most) {
        count++;
      }
    }
    return size() == 0 ? 0 : (double) count / size();
  }

  /**
   * Returns a quantile.
   *
   * @param part 0 to 1
   */
  double quantile(double part) {
    return size() == 0 ? 0 : sorted[(int) Math.min(size() - 1L, Math.round(part * (size() - 1)))];
  }

  /**
   * Returns a quantile of the numbers without their signs.
   *
   * @param part 0 to 1
   */
  double magnitude(double part) {
    return size() == 0 ? 0 : sizes[(int) Math.min(size() - 1L, Math.round(part * (size() - 1)))];
  }

  /**
   * Standard deviation as the quartiles say: that of a normal distribution is their distance /
   * 1.349.
   */
  double spread() {
    return (quantile(.75) - quantile(.25)) / 1.349;
  }

  /** Share of the numbers that end with so many zeros before the point. */
  double round(double unit) {
    int count = 0;
    for (double value : sorted) {
      if (value != 0 && value % unit == 0) {
        count++;
      }
    }
    return size() == 0 ? 0 : (double) count / size();
  }

  /** Share of the numbers that end on a price's favourite decimals. */
  double favouriteCents() {
    int count = 0;
    for (double value : sorted) {
      long cents = Math.round(Math.abs(value) * 100) % 100;
      if (cents == 0 || cents == 50 || cents == 99 || cents == 90 || cents == 80 || cents == 95) {
        count++;
      }
    }
    return size() == 0 ? 0 : (double) count / size();
  }

  /** Share of neighbours that differ by as much as their rows do: a numbering of the rows. */
  double consecutive() {
    int up = 0;
    int down = 0;
    for (int i = 1; i < inOrder.length; i++) {
      double difference = inOrder[i] - inOrder[i - 1];
      int apart = rows.get(i) - rows.get(i - 1);
      up += difference == apart ? 1 : 0;
      down += difference == -apart ? 1 : 0;
    }
    return inOrder.length < 2 ? 0 : (double) Math.max(up, down) / (inOrder.length - 1);
  }

  /** Share of neighbours of which the second is larger. */
  double rising() {
    int count = 0;
    for (int i = 1; i < inOrder.length; i++) {
      if (inOrder[i] > inOrder[i - 1]) {
        count++;
      }
    }
    return inOrder.length < 2 ? 0 : (double) count / (inOrder.length - 1);
  }
}
