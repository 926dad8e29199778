package dyepack.layout;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Columns that begin at fixed places of a line.
 *
 * @param wide whether characters that are two bytes in GBK count two, as in files whose widths were
 *     bytes
 * @param starts where the columns begin; the first is 0
 */
record FixedWidths(boolean wide, List<Integer> starts) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FEWEST_LINES = 4;
  private static final int LONGEST_LINE = 2000;

  /** One line of so many may have something where a ruled table has none. */
  private static final int MOST_STRADDLING = 50;

  private static final Pattern RULE =
      Pattern.compile(" *(?:-+|=+|\u2500+)(?: +(?:-+|=+|\u2500+))+ *");

  /** Copies the list. */
  FixedWidths {
    starts = List.copyOf(starts);
  }

  /** The columns of these lines, or null if they have none in common. */
  static @Nullable FixedWidths find(List<String> lines) {
    if (lines.size() < FEWEST_LINES || lines.stream().anyMatch(l -> l.length() > LONGEST_LINE)) {
      return null;
    }
    FixedWidths wide = find(lines, true);
    FixedWidths narrow = find(lines, false);
    return narrow.starts.size() > wide.starts.size() ? narrow : wide;
  }

  /**
   * The columns under which a line of dashes is drawn, as SQL*Plus, sqlcmd, SQL Server's "results
   * to text" and sqlite3 do; null if the line isn't one or the lines below don't keep to it.
   *
   * @param rule the line of dashes
   * @param lines what stands below it
   */
  static @Nullable FixedWidths ruled(String rule, List<String> lines) {
    if (!RULE.matcher(rule).matches() || lines.isEmpty()) {
      return null;
    }
    List<Integer> starts = new ArrayList<>();
    for (int p = 0; p < rule.length(); p++) {
      boolean begins = rule.charAt(p) != ' ' && (p == 0 || rule.charAt(p - 1) == ' ');
      if (begins) {
        starts.add(starts.isEmpty() ? 0 : p);
      }
    }
    FixedWidths best = null;
    int least = lines.size() / MOST_STRADDLING + 1;
    for (boolean wide : new boolean[] {false, true}) {
      FixedWidths widths = new FixedWidths(wide, starts);
      int straddling = (int) lines.stream().filter(l -> !widths.keptTo(l)).count();
      if (straddling < least) {
        least = straddling;
        best = widths;
      }
    }
    return best;
  }

  /** Whether a blank stands before each column that the line reaches. */
  boolean keptTo(String line) {
    char[] grid = grid(line, wide);
    for (int start : starts) {
      if (start > 0 && start <= grid.length && grid[start - 1] != ' ') {
        return false;
      }
    }
    return true;
  }

  private static FixedWidths find(List<String> lines, boolean wide) {
    int width = 0;
    List<char[]> grids = new ArrayList<>();
    List<boolean[]> borders = new ArrayList<>();
    for (String line : lines) {
      char[] grid = grid(line, wide);
      boolean[] border = new boolean[grid.length + 1];
      for (Anchors.Anchor a : Anchors.find(line)) {
        border[place(line, a.start(), wide)] = true;
        border[place(line, a.end(), wide)] = true;
      }
      grids.add(grid);
      borders.add(border);
      width = Math.max(width, grid.length);
    }
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    for (int p = 1; p < width; p++) {
      if (begins(grids, borders, p)) {
        starts.add(p);
      }
    }
    return new FixedWidths(wide, starts);
  }

  /** Whether nothing reaches over {@code p} and enough lines have something there. */
  private static boolean begins(List<char[]> grids, List<boolean[]> borders, int p) {
    int filled = 0;
    boolean gutter = true;
    int straddling = 0;
    for (int i = 0; i < grids.size(); i++) {
      char[] grid = grids.get(i);
      char here = p < grid.length ? grid[p] : ' ';
      char before = p - 1 < grid.length ? grid[p - 1] : ' ';
      filled += here == ' ' ? 0 : 1;
      gutter &= before == ' ';
      boolean marked = p < borders.get(i).length && borders.get(i)[p];
      boolean apart = before == ' ' || here == ' ' || marked || (isHan(before) != isHan(here));
      straddling += here == '\u0001' || !apart ? 1 : 0;
    }
    if (straddling * 50 > grids.size() || filled == 0) {
      return false;
    }
    return gutter || filled * 4 >= grids.size();
  }

  private static boolean isHan(char c) {
    return c > 0xFF || c == '\u0001';
  }

  /** The line by places; the second half of a wide character is U+0001. */
  private static char[] grid(String line, boolean wide) {
    StringBuilder grid = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean second = Character.isLowSurrogate(c);
      if (second) {
        continue;
      }
      grid.append(Separation.isBlank(c) ? ' ' : c);
      if (wide && isWide(c)) {
        grid.append(c == '\u3000' ? ' ' : '\u0001');
      }
    }
    return grid.toString().toCharArray();
  }

  private static boolean isWide(char c) {
    return c > 0xFF;
  }

  private static int place(String line, int index, boolean wide) {
    int place = 0;
    for (int i = 0; i < index; i++) {
      char c = line.charAt(i);
      place += Character.isLowSurrogate(c) ? 0 : wide && isWide(c) ? 2 : 1;
    }
    return place;
  }

  /** Cuts a line; cells that it doesn't reach are blank. */
  String[] cut(String line) {
    String[] cells = new String[starts.size()];
    int from = 0;
    int column = 0;
    int place = 0;
    for (int i = 0; i <= line.length(); i++) {
      while (column + 1 < cells.length && place >= starts.get(column + 1)) {
        cells[column++] = strip(line, from, i);
        from = i;
      }
      if (i < line.length()) {
        char c = line.charAt(i);
        place += Character.isLowSurrogate(c) ? 0 : wide && isWide(c) ? 2 : 1;
      }
    }
    cells[column++] = strip(line, from, line.length());
    while (column < cells.length) {
      cells[column++] = "";
    }
    return cells;
  }

  private static String strip(String line, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Separation.isBlank(line.charAt(start))) {
      start++;
    }
    while (end > start && Separation.isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }
}
