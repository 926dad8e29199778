package dyepack.typing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells telephones from serial numbers of the same look. Operators own segments, and customers of
 * all of them stand in any table: of 20 mobiles hardly ever 17 begin with the same two digits (at a
 * share of .4: 5e-5), and none with a segment that was never given out. Serial numbers do.
 */
final class PhoneEvidence {
  private static final int FEW = 8;
  private static final int SOME = 20;

  /** Share of numbers with the same first two digits; among customers 13 has some .4. */
  private static final double ONE_HEAD = 0.8;

  private static final double ONE_HEAD_OF_FEW = 0.92;

  /** Customers' numbers lie farther apart: three million of ten billion that could be. */
  private static final long CLOSE = 3_000_000;

  private PhoneEvidence() {}

  /** Tells whether the cells that look like mobiles are rather a numbering. */
  static boolean serial(ColumnSample sample) {
    List<Cell> shaped = sample.where(Numbers::mobileShape);
    Set<String> values = new HashSet<>();
    Map<String, Integer> heads = new HashMap<>();
    Set<String> blocks = new HashSet<>();
    List<Long> numbers = new ArrayList<>();
    int unissued = 0;
    for (Cell cell : shaped) {
      if (!values.add(cell.text())) {
        continue;
      }
      String segment = Numbers.segment(cell);
      heads.merge(segment.substring(0, 2), 1, Integer::sum);
      String digits = cell.text().replaceAll("[^\\d*]", "");
      blocks.add(
          digits.substring(Math.max(0, digits.length() - 11), Math.max(7, digits.length() - 4)));
      if (digits.length() >= 11 && !cell.masked()) {
        numbers.add(Long.parseLong(digits.substring(digits.length() - 11)));
      }
      unissued += Numbers.mobile(cell) ? 0 : 1;
    }
    int count = values.size();
    long written = shaped.stream().filter(c -> c.masked() || c.digits() < c.length()).count();
    boolean marked = written > shaped.size() / 5;
    if (count < 3 || marked) {
      return false;
    }
    if (unissued > Math.max(1.0, 0.1 * count)) {
      return true;
    }
    if (count < FEW) {
      return blocks.size() == 1;
    }
    if (count >= SOME && close(numbers)) {
      return true;
    }
    int most = heads.values().stream().mapToInt(h -> h).max().orElse(0);
    return most > (count < SOME ? ONE_HEAD_OF_FEW : ONE_HEAD) * count;
  }

  /** Whether the middle half of the numbers lies close together, as numbers given out do. */
  private static boolean close(List<Long> numbers) {
    numbers.sort(null);
    int size = numbers.size();
    return size >= SOME && numbers.get(size * 3 / 4) - numbers.get(size / 4) < CLOSE;
  }

  /** Tells whether ten bare digits are spread over exchanges as North American numbers are. */
  static boolean american(ColumnSample sample) {
    List<Cell> shaped = sample.where(Numbers::bareAmerican);
    Set<String> exchanges = new HashSet<>();
    List<Long> numbers = new ArrayList<>();
    for (Cell cell : shaped) {
      String digits = Numbers.floatFree(cell).replaceAll("^\\+?1(?=\\d{10}$)", "");
      exchanges.add(digits.substring(0, 6));
      numbers.add(Long.parseLong(digits.substring(0, 10)));
    }
    return !close(numbers) && exchanges.size() >= Math.min(0.3 * shaped.size(), 60);
  }
}
