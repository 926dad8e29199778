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
import java.util.regex.Pattern;

/**
 * Records of several lines, each a name with its value; a record ends before a blank line, a rule,
 * or a name that it has already.
 *
 * @param keys the names, in the order of their columns; a last column takes what else is there
 * @param sign what stands behind a name
 * @param headed whether a record begins with a line without a name, which becomes the first cell
 * @param closed whether a line without a name ends a record that has its last name; else it goes on
 *     with the value above
 */
record BlockForm(List<String> keys, PairSign sign, boolean headed, boolean closed)
    implements RowForm {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LINES = 200;
  private static final Pattern NUMBER_WITHIN = Pattern.compile("\\.\\d+\\.");

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
    return keys.size() + (headed ? 2 : 1);
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    if (headed) {
      names.add("(before)");
    }
    names.addAll(keys);
    names.add("(rest)");
    return names;
  }

  @Override
  public boolean covers(RowForm other) {
    return other instanceof BlockForm form
        && keys.containsAll(form.keys)
        && sign == form.sign
        && headed == form.headed
        && closed == form.closed;
  }

  @Override
  public RowReader reader(List<String> header, CellLimits limits, SkipSink skips) {
    return new Rows(this, limits);
  }

  /** The name of a column: numbers between its dots tell records apart, {@code user.7.name}. */
  static String name(String key) {
    return key.indexOf('.') < 0 ? key : NUMBER_WITHIN.matcher(key).replaceAll(".#.");
  }

  private static final class Rows extends LineRows {
    private final Map<String, Integer> columns = new HashMap<>();
    private final BlockForm form;
    private final int last;
    private final int width;
    private final BitSet taken = new BitSet();

    Rows(BlockForm form, CellLimits limits) {
      super(limits);
      int shift = form.headed() ? 1 : 0;
      for (String key : form.keys()) {
        columns.put(key, shift + columns.size());
      }
      this.form = form;
      this.last = form.closed() ? shift + form.keys().size() - 1 : -1;
      this.width = form.columns();
    }

    @Override
    Kind record(LineFeed feed) throws IOException {
      cells = new String[width];
      Arrays.fill(cells, "");
      taken.clear();
      int column = take(feed.text(), width - 1);
      boolean begun = column >= 0;
      if (!begun && form.headed() && !Lines.isTotal(feed.text())) {
        cells[0] = feed.text().strip();
        column = 0;
      } else if (!begun) {
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
        int next = ends ? -1 : take(new String(feed.chars(), start, feed.length() - start), column);
        if (ends || next == -1) {
          feed.keep(feed.lines() - 1);
          break;
        }
        column = next;
      }
      if (taken.isEmpty() && Anchors.count(feed.text()) == 0) {
        reason = Lines.BETWEEN;
        odd = true;
        return Kind.NOISE;
      }
      return Kind.RECORD;
    }

    /** Puts a line where it belongs; its column, or -1 if it begins another record. */
    private int take(String line, int before) {
      PairText.Pair pair = form.sign().leading(line);
      Integer column = pair == null ? null : columns.get(name(pair.key()));
      if (pair == null || column == null) {
        boolean whole = last >= 0 && taken.get(last);
        if ((taken.isEmpty() && before != 0) || whole || Lines.isTotal(line)) {
          return -1;
        }
        cells[before] = (cells[before] + " " + line.strip()).strip();
        return before;
      }
      if (taken.get(column)) {
        return -1;
      }
      StringBuilder rest = new StringBuilder();
      String value = form.sign().value(line, pair, rest);
      cells[column] = value;
      taken.set(column);
      cells[width - 1] += rest;
      return column;
    }
  }
}
