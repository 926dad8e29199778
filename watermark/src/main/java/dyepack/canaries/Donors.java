package dyepack.canaries;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The sampled rows, each once, in the order of the table; and which of them are neighbours. */
final class Donors {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private final List<int[]> pairs = new ArrayList<>();
  private final boolean ordered;

  /** Takes the sample; rows with a wrong number of cells are left out. */
  Donors(DonorSample sample, int columns) {
    ordered = sample.ordered();
    TreeMap<Long, List<String>> byNumber = new TreeMap<>();
    for (DonorSample.Pair pair : sample.pairs()) {
      byNumber.put(pair.row(), pair.first());
      if (ordered) {
        byNumber.put(pair.row() + 1, pair.second());
      }
    }
    TreeMap<Long, Integer> indexes = new TreeMap<>();
    byNumber.forEach(
        (number, row) -> {
          if (row.size() == columns) {
            indexes.put(number, rows.size());
            rows.add(row);
            numbers.add(number);
          }
        });
    for (DonorSample.Pair pair : sample.pairs()) {
      Integer first = indexes.get(pair.row());
      Integer second = indexes.get(pair.row() + 1);
      if (ordered && first != null && second != null) {
        pairs.add(new int[] {first, second});
      }
    }
  }

  /** Returns how many rows there are. */
  int size() {
    return rows.size();
  }

  List<String> row(int donor) {
    return rows.get(donor);
  }

  /** Returns the number of a donor in the table. */
  long number(int donor) {
    return numbers.get(donor);
  }

  /** Returns pairs of donors of which the second follows the first in the table. */
  List<int[]> pairs() {
    return pairs;
  }

  /** Returns one column of all donors. */
  String[] cells(int column) {
    return rows.stream().map(row -> row.get(column)).toArray(String[]::new);
  }
}
