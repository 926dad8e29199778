package dyepack.derive;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table's rows with derived columns behind its own.
 *
 * @param own number of the table's columns
 * @param derived the columns added, in order
 */
public record DumpView(int own, ArrayList<DerivedColumn> derived) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns a view that adds nothing. */
  public static DumpView plain(int columns) {
    return new DumpView(columns, new ArrayList<>());
  }

  /** Number of all columns. */
  public int width() {
    return own + derived.size();
  }

  /** Returns a row's own cells and the derived ones; the row itself where there are none. */
  public String[] of(String[] cells) {
    if (derived.isEmpty()) {
      return cells;
    }
    String[] all = Arrays.copyOf(cells, width());
    for (int i = cells.length; i < own; i++) {
      all[i] = "";
    }
    for (int i = 0; i < derived.size(); i++) {
      all[own + i] = derived.get(i).of(cells);
    }
    return all;
  }

  /** Returns the columns of the table that a column of the view is made of, from 0. */
  public List<Integer> sources(int place) {
    return place < own ? List.of(place) : derived.get(place - own).sources();
  }

  /** Says how a column of the view is made; empty for the table's own. */
  public String words(int place) {
    return place < own ? "" : derived.get(place - own).words();
  }

  /** Says whether a column of the view is a part of one of the table's, or the whole trimmed. */
  public boolean isPart(int place) {
    return place >= own && sources(place).size() == 1;
  }

  /** Says whether a column of the view is made of several of the table's. */
  public boolean isJoin(int place) {
    return sources(place).size() > 1;
  }
}
