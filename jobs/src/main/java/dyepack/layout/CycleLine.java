package dyepack.layout;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What one line of a record of several lines looks like.
 *
 * @param label what each such line begins with, a name and its colon; empty for none
 * @param separation what stands between the cells behind the label
 * @param width how many cells most such lines have
 * @param kinds what the cells of each column mostly look like
 * @param fitter brings lines of another number of cells to the columns
 */
record CycleLine(
    String label, Separation separation, int width, List<CellKind> kinds, RowFitter fitter)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the list. */
  CycleLine {
    kinds = List.copyOf(kinds);
  }

  /** The cells of a line. */
  String[] cells(String line) {
    String text = line.strip();
    text = text.startsWith(label) ? text.substring(label.length()).strip() : text;
    return fitter.fit(cut(text, separation));
  }

  /** Whether a telephone, an identity number or an address of mail stands beside other values. */
  boolean holdsSeveral() {
    return width > 1
        && kinds.stream()
            .anyMatch(k -> k == CellKind.PHONE || k == CellKind.IDENTITY || k == CellKind.EMAIL);
  }

  /** How many columns hold values that are known by themselves. */
  int telling() {
    return (int) kinds.stream().filter(CellKind::telling).count();
  }

  /** In how many of those columns such a value stands. */
  int told(String[] cells) {
    int told = 0;
    for (int c = 0; c < width; c++) {
      boolean tells = kinds.get(c).telling();
      told += tells && CellKind.of(cells[c]) == kinds.get(c) ? 1 : 0;
    }
    return told;
  }

  /** A line cut, its last blank cells left out. */
  static String[] cut(String text, Separation separation) {
    if (separation.text().isEmpty()) {
      return new String[] {text};
    }
    RecordCutter cutter = new RecordCutter(separation);
    int filled = cutter.cut(text.toCharArray(), text.length());
    String[] cells = cutter.all();
    while (filled > 1 && cells[filled - 1].isEmpty()) {
      filled--;
    }
    return Arrays.copyOf(cells, filled);
  }
}
