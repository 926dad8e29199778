package dyepack.markup;

import dyepack.cells.CellLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One table of an HTML page while it is read: its open row and cell, and cells that span rows. */
final class HtmlTable {
  private static final int MOST_SPAN = 65_534;

  private final int number;
  private final CellLimits limits;
  private final MarkupNotes notes;
  private final List<String> cells = new ArrayList<>();
  private final List<String> spanning = new ArrayList<>();
  private final List<Integer> spans = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean inRow;
  private boolean inCell;
  private boolean headings;
  private boolean begun;
  private @Nullable String stored;
  private int columnSpan;
  private int rowSpan;
  private long row;
  private long rowStart;
  private long rowChars;

  HtmlTable(int number, CellLimits limits, MarkupNotes notes) {
    this.number = number;
    this.limits = limits;
    this.notes = notes;
  }

  /** Name in the findings: the how manieth table of the page it is. */
  String name() {
    return "table " + number;
  }

  /** Number of the last row. */
  long row() {
    return row;
  }

  /** Whether a row was given already. */
  boolean begun() {
    return begun;
  }

  void begin() {
    begun = true;
  }

  /** Number of the row's first character. */
  long rowStart() {
    return rowStart;
  }

  boolean inRow() {
    return inRow;
  }

  boolean inCell() {
    return inCell;
  }

  /** Whether every cell of the last row is a heading. */
  boolean headings() {
    return headings;
  }

  /** Begins a row at a character of the page. */
  void openRow(long start) {
    rowStart = start;
    inRow = true;
    headings = true;
    row++;
    rowChars = 0;
    cells.clear();
  }

  /**
   * Begins a cell.
   *
   * @param stored the number that Excel kept beside what it shows, or null
   */
  void openCell(boolean heading, int columns, int rows, @Nullable String stored) {
    inCell = true;
    headings &= heading;
    text.setLength(0);
    columnSpan = Math.max(1, Math.min(columns, limits.columns()));
    rowSpan = Math.max(1, Math.min(rows, MOST_SPAN));
    this.stored = stored;
  }

  /** Adds text of the open cell, as it stands in the page. */
  void text(CharSequence piece) {
    if (text.length() <= limits.cellChars() && rowChars <= limits.recordBytes()) {
      text.append(piece);
      rowChars += piece.length();
    } else if (!piece.isEmpty()) {
      notes.add("pieces of text beyond the limit of a cell or row", 1, row);
    }
  }

  void closeCell() {
    if (!inCell) {
      return;
    }
    inCell = false;
    String cell = stored != null ? stored : plain(text);
    cell = notes.cell(cell, row);
    passSpanned();
    for (int c = 0; c < columnSpan; c++) {
      put(c == 0 ? cell : "");
    }
  }

  private void put(String cell) {
    int at = cells.size();
    if (at >= limits.columns()) {
      notes.add("cells beyond the limit of a row", 1, row);
      return;
    }
    cells.add(cell);
    while (spans.size() <= at) {
      spans.add(0);
      spanning.add("");
    }
    spans.set(at, rowSpan - 1);
    spanning.set(at, cell);
  }

  /** Puts in the cells of rows above that reach down to here. */
  private void passSpanned() {
    while (cells.size() < spans.size() && spans.get(cells.size()) > 0) {
      int at = cells.size();
      spans.set(at, spans.get(at) - 1);
      cells.add(spanning.get(at));
    }
  }

  /** Ends the row; its cells, or null if there is none. */
  String @Nullable [] closeRow() {
    closeCell();
    if (!inRow) {
      return null;
    }
    passSpanned();
    for (int c = cells.size(); c < spans.size(); c++) {
      if (spans.get(c) > 0) {
        while (cells.size() < c) {
          cells.add("");
        }
        passSpanned();
      }
    }
    inRow = false;
    return cells.isEmpty() ? null : cells.toArray(String[]::new);
  }

  /** Entities resolved, blanks in a row made one, as a browser shows it; line ends of BR stay. */
  private static String plain(CharSequence raw) {
    String text = HtmlEntities.resolved(raw.toString());
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\u00A0';
      char last = out.length() == 0 ? '\u000B' : out.charAt(out.length() - 1);
      if (c == BREAK) {
        if (last == ' ') {
          out.setLength(out.length() - 1);
        }
        out.append('\u000B');
      } else if (!blank) {
        out.append(c);
      } else if (last != ' ' && last != '\u000B') {
        out.append(' ');
      }
    }
    return out.toString().replace('\u000B', '\n').strip();
  }

  /** Stands for BR in the text of a cell: a non-character, which no page may hold. */
  static final char BREAK = '\uFFFF';
}
