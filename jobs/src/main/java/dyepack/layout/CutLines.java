package dyepack.layout;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a block, cut by one separation: what record begins at each line. */
final class CutLines {
  private static final int MOST_LINES = 40;
  private static final int MOST_CHARS = 1 << 14;
  private static final int MOST_FAILURES = 20;

  private final Separation separation;
  private final String[] @Nullable [] cells;
  private final int[] spans;
  private final Map<Integer, Integer> byCells = new HashMap<>();

  CutLines(Block block, Separation separation) {
    this.separation = separation;
    int n = block.size();
    cells = new String[n][];
    spans = new int[n];
    RecordCutter cutter = new RecordCutter(separation);
    int next = 0;
    int failed = 0;
    int closed = 0;
    for (int i = 0; i < n; i++) {
      spans[i] = 1;
      if (block.silent(i)) {
        continue;
      }
      StringBuilder text = new StringBuilder(block.line(i));
      int count = cutter.cut(text.toString().toCharArray(), text.length());
      int lines = 1;
      boolean opened = cutter.open();
      boolean hopeless = failed > MOST_FAILURES && failed > closed;
      while (cutter.open()
          && !hopeless
          && lines < MOST_LINES
          && i + lines < n
          && text.length() < MOST_CHARS) {
        text.append('\n').append(block.line(i + lines++));
        if (block.line(i + lines - 1).indexOf(separation.quote()) >= 0) {
          count = cutter.cut(text.toString().toCharArray(), text.length());
        }
      }
      boolean cutOff = i + lines == n && !block.atEnd();
      closed += opened && !cutter.open() ? 1 : 0;
      failed += cutter.open() ? 1 : 0;
      if (cutter.open() && !cutOff) {
        count = cutter.cutUnquoted(block.line(i).toCharArray(), block.line(i).length());
        lines = 1;
      }
      cells[i] = cutter.all();
      spans[i] = lines;
      // Lines within quotes are cut too, but don't count when the usual number of cells is found.
      if (i >= next) {
        byCells.merge(count, 1, Integer::sum);
        next = i + lines;
      }
    }
  }

  Separation separation() {
    return separation;
  }

  /** Cells of the record that begins at a line, or null where there is nothing to cut. */
  String @Nullable [] cells(int line) {
    return cells[line];
  }

  /** Lines of the record that begins at a line. */
  int span(int line) {
    return spans[line];
  }

  /** How many records have how many cells. */
  Map<Integer, Integer> byCells() {
    return byCells;
  }
}
