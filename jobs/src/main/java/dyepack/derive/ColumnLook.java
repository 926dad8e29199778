package dyepack.derive;

import java.util.HashMap;
import java.util.Map;

/**
 * How the cells of a column look.
 *
 * @param filled cells that are not blank
 * @param meanLength mean number of characters of those
 * @param number whether most are digits, hidden digits and what stands between digits
 * @param worded whether most hold letters
 * @param latin whether most of the letters are not Chinese
 * @param clock whether most are times of day
 * @param before words that most begin with, empty if there are none
 * @param after words that most end with, empty if there are none
 */
record ColumnLook(
    int filled,
    double meanLength,
    boolean number,
    boolean worded,
    boolean latin,
    boolean clock,
    String before,
    String after) {
  private static final double MOST = 0.8;
  private static final int LONGEST_WORDS = 24;

  static ColumnLook of(String[] cells) {
    int filled = 0;
    long length = 0;
    int number = 0;
    int worded = 0;
    int latin = 0;
    int clock = 0;
    Map<String, Integer> before = new HashMap<>();
    Map<String, Integer> after = new HashMap<>();
    for (String raw : cells) {
      String cell = raw.strip();
      if (cell.isEmpty()) {
        continue;
      }
      filled++;
      length += cell.length();
      int digits = count(cell, ColumnLook::digit);
      int letters = count(cell, Character::isLetter);
      number += digits > 0 && letters <= 1 && 2 * digits >= cell.length() ? 1 : 0;
      worded += letters > 0 ? 1 : 0;
      latin += letters > 0 && count(cell, Character::isIdeographic) == 0 ? 1 : 0;
      clock += cell.matches("\\d{1,2}[:时]\\d{1,2}.{0,8}") ? 1 : 0;
      before.merge(cell.substring(0, words(cell, 0, 1)), 1, Integer::sum);
      after.merge(cell.substring(words(cell, cell.length() - 1, -1) + 1), 1, Integer::sum);
    }
    double most = MOST * filled;
    return new ColumnLook(
        filled,
        filled == 0 ? 0 : (double) length / filled,
        filled > 0 && number >= most,
        filled > 0 && worded >= most,
        2 * latin > worded,
        filled > 0 && clock >= most,
        common(before, most),
        common(after, most));
  }

  /** Whether the cells are as short as names and parts of names are. */
  boolean nameLike() {
    return worded && meanLength <= (latin ? 20 : 3.5);
  }

  private static boolean digit(int c) {
    return (c >= '0' && c <= '9') || c == '*';
  }

  private static int count(String cell, java.util.function.IntPredicate wanted) {
    return (int) cell.codePoints().filter(wanted).count();
  }

  /** Returns where the first digit stands, or the last, seen from one end. */
  private static int words(String cell, int from, int step) {
    int at = from;
    while (at >= 0 && at < cell.length() && !digit(cell.charAt(at))) {
      at += step;
    }
    return at;
  }

  private static String common(Map<String, Integer> words, double most) {
    for (Map.Entry<String, Integer> entry : words.entrySet()) {
      if (entry.getValue() >= most && entry.getKey().length() <= LONGEST_WORDS) {
        return entry.getKey();
      }
    }
    return "";
  }
}
