package dyepack.typing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells telephones from serial numbers of the same look. Operators own segments, and customers of
 * all of them stand in any table: of 20 mobiles hardly ever all begin with the same two digits
 * (.4^19 = 3e-8), and none with a segment that was never given out. Serial numbers do.
 */
final class PhoneEvidence {
  private static final int FEW = 8;
  private static final int SOME = 20;
  private static final int MANY = 40;

  private PhoneEvidence() {}

  /** Tells whether the cells that look like mobiles are rather a numbering. */
  static boolean serial(ColumnSample sample) {
    List<Cell> shaped = sample.where(Numbers::mobileShape);
    Set<String> values = new HashSet<>();
    Set<String> heads = new HashSet<>();
    Set<String> segments = new HashSet<>();
    Set<String> blocks = new HashSet<>();
    int unissued = 0;
    for (Cell cell : shaped) {
      if (!values.add(cell.text())) {
        continue;
      }
      String segment = Numbers.segment(cell);
      heads.add(segment.substring(0, 2));
      segments.add(segment);
      String digits = cell.text().replaceAll("[^\\d*]", "");
      blocks.add(digits.substring(Math.max(0, digits.length() - 11), Math.max(7, digits.length() - 4)));
      unissued += Numbers.mobile(cell) ? 0 : 1;
    }
    int count = values.size();
    long written =
        shaped.stream().filter(c -> c.masked() || c.digits() < c.length()).count();
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
    if (count < SOME) {
      return heads.size() == 1 && segments.size() < 3;
    }
    return heads.size() < (count < MANY ? 2 : 3) || segments.size() < 4;
  }

  /** Tells whether ten bare digits are spread over exchanges as North American numbers are. */
  static boolean american(ColumnSample sample) {
    List<Cell> shaped = sample.where(Numbers::bareAmerican);
    Set<String> exchanges = new HashSet<>();
    for (Cell cell : shaped) {
      String digits = Numbers.floatFree(cell).replaceAll("^\\+?1(?=\\d{10}$)", "");
      exchanges.add(digits.substring(0, 6));
    }
    return exchanges.size() >= Math.min(0.3 * shaped.size(), 60);
  }
}
