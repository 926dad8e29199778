package dyepack.cells;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row being gathered cell by cell, within limits. What a limit cuts off is counted, and told to
 * the receiver when the table ends, so that a hostile file can't flood it with remarks.
 *
 * <p>At most {@link CellLimits#columns} cells, each of at most {@link CellLimits#cellChars}, all of
 * them together of at most {@link CellLimits#recordBytes} UTF-16 units.
 */
public final class CellRow {
  private final CellLimits limits;
  private final CellSink sink;
  private final Map<String, long[]> skips = new LinkedHashMap<>();
  private final Map<String, long[]> notes = new LinkedHashMap<>();
  private String[] cells = new String[16];
  private int length;
  private int chars;
  private boolean tooLong;
  private boolean tooWide;
  private int cut;

  /** Gathers rows for a receiver. */
  public CellRow(CellLimits limits, CellSink sink) {
    this.limits = limits;
    this.sink = sink;
    Arrays.fill(cells, "");
  }

  /**
   * Puts a text into a cell; a cell that is set again is overwritten.
   *
   * @param column its place from 0; beyond the limit the cell is left out and counted
   */
  public void set(int column, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (column < 0 || column >= limits.columns()) {
      tooWide = true;
      return;
    }
    String kept = text;
    if (kept.length() > limits.cellChars()) {
      kept = kept.substring(0, limits.cellChars());
      cut++;
    }
    if (kept.length() > limits.recordBytes() - chars) {
      kept = kept.substring(0, limits.recordBytes() - chars);
      tooLong = true;
    }
    if (column >= cells.length) {
      int before = cells.length;
      cells = Arrays.copyOf(cells, Math.min(limits.columns(), Math.max(column + 1, 2 * before)));
      Arrays.fill(cells, before, cells.length, "");
    }
    chars += kept.length() - cells[column].length();
    cells[column] = kept;
    length = Math.max(length, column + 1);
  }

  /** Tells whether no cell holds anything but blanks. */
  public boolean blank() {
    for (int c = 0; c < length; c++) {
      if (!cells[c].isBlank()) {
        return false;
      }
    }
    return true;
  }

  /** How many cells the row has, up to the last one that isn't empty. */
  public int length() {
    return length;
  }

  /** A cell, empty if it wasn't set. */
  public String cell(int column) {
    return column < length ? cells[column] : "";
  }

  /**
   * Hands the row over, from the first cell to the last one that isn't empty, unless it is blank;
   * the next row begins.
   *
   * @param position where it stands, as in {@link CellSink#row}
   */
  public void end(long position) throws IOException {
    if (!blank()) {
      push(position, length);
    }
    next(position);
  }

  /**
   * Hands the row over even if it is blank, with the cells that were not set as empty ones; the
   * next row begins.
   *
   * @param position where it stands, as in {@link CellSink#row}
   * @param columns how many cells it has at least
   */
  public void end(long position, int columns) throws IOException {
    push(position, Math.max(length, Math.min(columns, limits.columns())));
    next(position);
  }

  private void push(long position, int count) throws IOException {
    String[] row = Arrays.copyOf(cells, count);
    for (int c = Math.min(count, cells.length); c < count; c++) {
      row[c] = "";
    }
    sink.row(position, row);
  }

  private void next(long position) {
    if (cut > 0) {
      skipped("cells that are too long, cut", cut, position);
    }
    if (tooLong) {
      skipped("rows that are too long, cut", 1, position);
    }
    if (tooWide) {
      skipped("rows with more cells than are taken in, cut", 1, position);
    }
    clear();
  }

  /** Forgets the row; the next one begins. */
  public void clear() {
    Arrays.fill(cells, 0, length, "");
    length = 0;
    chars = 0;
    cut = 0;
    tooLong = false;
    tooWide = false;
  }

  /** Counts something that was left out; the first place is kept. */
  public void skipped(String reason, long count, long position) {
    long[] entry = skips.computeIfAbsent(reason, r -> new long[] {0, position});
    entry[0] += count;
  }

  /** Counts something that nothing is missing for; the first place is kept. */
  public void noted(String reason, long count, long position) {
    long[] entry = notes.computeIfAbsent(reason, r -> new long[] {0, position});
    entry[0] += count;
  }

  /**
   * Tells the receiver of all that was left out or noted since the last call; ends a table or the
   * file.
   */
  public void report() throws IOException {
    for (Map.Entry<String, long[]> skip : skips.entrySet()) {
      sink.skipped(skip.getKey(), skip.getValue()[0], skip.getValue()[1]);
    }
    skips.clear();
    for (Map.Entry<String, long[]> note : notes.entrySet()) {
      sink.noted(note.getKey(), note.getValue()[0], note.getValue()[1]);
    }
    notes.clear();
  }
}
