package dyepack.layout;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of several lines, each a name with its value; a record ends before a blank line, a rule,
 * or a name that it has already.
 *
 * @param keys the names, in the order of their columns; a last column takes what else is there
 */
record BlockForm(List<String> keys) implements RowForm {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LINES = 200;

  /** Copies the list. */
  BlockForm {
    keys = List.copyOf(keys);
  }

  @Override
  public String label() {
    return "text, blocks of names with values";
  }

  @Override
  public int columns() {
    return keys.size() + 1;
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(keys);
    names.add("(rest)");
    return names;
  }

  @Override
  public boolean covers(RowForm other) {
    return other instanceof BlockForm form && keys.containsAll(form.keys);
  }

  @Override
  public RowReader reader(List<String> header, CellLimits limits, SkipSink skips) {
    return new Rows(this, limits);
  }

  /** The pair that a line begins with, or null. */
  static PairText.@Nullable Pair leading(String line) {
    List<PairText.Pair> pairs = PairText.find(line);
    if (pairs.isEmpty()) {
      return null;
    }
    PairText.Pair first = pairs.get(0);
    String before = line.substring(0, first.keyStart());
    for (int i = 0; i < before.length(); i++) {
      if (Character.isLetterOrDigit(before.charAt(i))) {
        return null;
      }
    }
    return first;
  }

  private static final class Rows implements RowReader {
    private final Map<String, Integer> columns = new HashMap<>();
    private final int width;
    private final CellLimits limits;
    private String[] cells = new String[0];
    private Aside reason = Aside.NONE;
    private boolean odd;
    private final BitSet taken = new BitSet();

    Rows(BlockForm form, CellLimits limits) {
      for (String key : form.keys()) {
        columns.put(key, columns.size());
      }
      this.width = form.columns();
      this.limits = limits;
    }

    @Override
    public Kind read(LineFeed feed) throws IOException {
      odd = false;
      if (feed.overlong()) {
        reason = Aside.tooLong(limits.recordBytes());
        return Kind.REJECTED;
      }
      if (Lines.isBlank(feed.chars(), 0, feed.length())) {
        return Kind.BLANK;
      }
      reason = Lines.RULES;
      if (Lines.isRule(feed.chars(), 0, feed.length())) {
        return Kind.NOISE;
      }
      cells = new String[width];
      Arrays.fill(cells, "");
      taken.clear();
      int last = take(feed.text(), width - 1);
      if (last < 0) {
        odd = true;
        if (Anchors.count(feed.text()) == 0) {
          reason = Lines.BETWEEN;
          return Kind.NOISE;
        }
        cells[width - 1] = feed.text().strip();
        return Kind.RECORD;
      }
      while (feed.lines() < MOST_LINES && feed.extend()) {
        int start = feed.lastLineStart();
        boolean ends =
            Lines.isBlank(feed.chars(), start, feed.length())
                || Lines.isRule(feed.chars(), start, feed.length());
        int column = ends ? -1 : take(new String(feed.chars(), start, feed.length() - start), last);
        if (ends || column == -1) {
          feed.keep(feed.lines() - 1);
          break;
        }
        last = column;
      }
      return Kind.RECORD;
    }

    /** Puts a line where it belongs; its column, or -1 if it begins another record. */
    private int take(String line, int last) {
      PairText.Pair pair = leading(line);
      Integer column = pair == null ? null : columns.get(pair.key());
      if (pair == null || column == null) {
        if (taken.isEmpty()) {
          return -1;
        }
        cells[last] = cells[last].isEmpty() ? line.strip() : cells[last] + " " + line.strip();
        return last;
      }
      if (taken.get(column)) {
        return -1;
      }
      StringBuilder rest = new StringBuilder();
      String value =
          PairText.value(
              line,
              new PairText.Pair(pair.key(), pair.keyStart(), pair.valueStart(), false),
              line.length(),
              rest);
      cells[column] = value;
      taken.set(column);
      cells[width - 1] += rest;
      return column;
    }

    @Override
    public String[] cells() {
      return cells;
    }

    @Override
    public Aside reason() {
      return reason;
    }

    @Override
    public boolean odd() {
      return odd;
    }
  }
}
