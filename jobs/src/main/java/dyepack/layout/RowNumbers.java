package dyepack.layout;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers that a program puts before each row without a name for their column, as {@code
 * write.table} of R and {@code to_string} of pandas do: the names of columns are one fewer.
 */
final class RowNumbers {
  private static final int LOOKED_AT = 20;
  private static final int FEWEST = 2;
  private static final int MOST_DIGITS = 9;

  /** Names that a column of such numbers may have itself. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)#|n[or]\\.?|num(?:ber)?|index|idx|(?:\\w*_)?id|uid|seq|row.*|.*(?:序号|编号|号码|号|次)");

  private RowNumbers() {}

  /**
   * Whether records begin with numbers that count them and have no name.
   *
   * @param header names of columns, one fewer than the records have cells
   */
  static boolean lead(List<String> header, List<String[]> records) {
    if (records.size() < FEWEST
        || header.isEmpty()
        || NAMED.matcher(header.get(0).strip()).matches()) {
      return false;
    }
    long first = number(records.get(0)[0]);
    for (int i = 0; i < Math.min(LOOKED_AT, records.size()); i++) {
      if (first < 0 || number(records.get(i)[0]) != first + i) {
        return false;
      }
    }
    return true;
  }

  private static long number(String cell) {
    String text = cell.strip();
    boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS;
    return digits && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(text) : -1;
  }
}
