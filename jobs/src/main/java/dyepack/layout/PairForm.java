package dyepack.layout;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of names with values: a row has cells for what stands before the first name, one for each
 * name, and one for the rest.
 *
 * @param lead how what stands before the first name is cut
 */
record PairForm(List<String> keys, PairLead lead) implements RowForm {
  private static final long serialVersionUID = 1L;

  /** Copies the list. */
  PairForm {
    keys = List.copyOf(keys);
  }

  @Override
  public String label() {
    return "text, names with values";
  }

  @Override
  public int columns() {
    return keys.size() + lead.cells() + 1;
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(lead.names());
    names.addAll(keys);
    names.add("(rest)");
    return names;
  }

  @Override
  public boolean covers(RowForm other) {
    return other instanceof PairForm form && keys.containsAll(form.keys) && lead.equals(form.lead);
  }

  @Override
  public RowReader reader(List<String> header, CellLimits limits, SkipSink skips) {
    return new Rows(this, limits);
  }

  private static final class Rows extends LineRows {
    private final Map<String, Integer> columns = new HashMap<>();
    private final PairLead lead;
    private final int width;

    Rows(PairForm form, CellLimits limits) {
      super(limits);
      this.lead = form.lead();
      for (String key : form.keys()) {
        columns.put(key, columns.size() + lead.cells());
      }
      this.width = form.columns();
    }

    @Override
    Kind record(LineFeed feed) {
      odd = true;
      String line = feed.text();
      List<PairText.Pair> pairs = PairText.find(line, columns.keySet());
      if (pairs.isEmpty() && Anchors.count(line) == 0) {
        reason = Lines.BETWEEN;
        return Kind.NOISE;
      }
      odd = pairs.size() * 2 < columns.size();
      cells = new String[width];
      Arrays.fill(cells, "");
      StringBuilder rest = new StringBuilder();
      int first = pairs.isEmpty() ? 0 : pairs.get(0).keyStart();
      String[] before = lead.cut(PairText.before(line, first, rest));
      System.arraycopy(before, 0, cells, 0, before.length);
      for (int i = 0; i < pairs.size(); i++) {
        PairText.Pair pair = pairs.get(i);
        int end = i + 1 < pairs.size() ? pairs.get(i + 1).keyStart() : line.length();
        int column = columns.getOrDefault(pair.key(), width - 1);
        String value = PairText.value(line, pair, end, rest);
        if (cells[column].isEmpty()) {
          cells[column] = value;
        } else {
          rest.append(rest.isEmpty() ? "" : " ").append(value);
        }
      }
      cells[width - 1] = pairs.isEmpty() ? line.strip() : rest.toString();
      return Kind.RECORD;
    }
  }
}
