package dyepack.match;

import dyepack.derive.DerivedColumn;
import dyepack.derive.DumpView;
import dyepack.marks.ColumnProfile;
import dyepack.marks.RowMarks;
import dyepack.marks.Undoing;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns of one table of a dump are, in one epoch.
 *
 * @param view the dump's columns, and behind them those that are made of several or of a part of
 *     one
 * @param byName column of the view, from 0, for each column of the dataset that was found
 * @param evidence how each was found, by column of the dataset
 * @param alternatives how many mappings were equally likely, 1 or more
 * @param profiles how the marked columns are written, by column of the dataset
 * @param undone what has to be calculated before a marked column reads as delivered, by column of
 *     the dataset; usually empty
 */
public record TableMapping(
    DumpView view,
    HashMap<String, Integer> byName,
    HashMap<String, String> evidence,
    long alternatives,
    HashMap<String, ColumnProfile> profiles,
    HashMap<String, Undoing> undone)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns a mapping of which nothing but the columns is known. */
  static TableMapping plain(int columns, HashMap<String, Integer> byName) {
    return new TableMapping(
        DumpView.plain(columns), byName, new HashMap<>(), 1, new HashMap<>(), new HashMap<>());
  }

  /** Returns the mapping with a view of no other columns than those that are something. */
  TableMapping onlyUsed() {
    ArrayList<DerivedColumn> used = new ArrayList<>();
    HashMap<Integer, Integer> moved = new HashMap<>();
    for (int i = 0; i < view.derived().size(); i++) {
      int place = view.own() + i;
      if (byName.containsValue(place)) {
        moved.put(place, view.own() + used.size());
        used.add(view.derived().get(i));
      }
    }
    HashMap<String, Integer> places = new HashMap<>(byName);
    places.replaceAll((name, place) -> moved.getOrDefault(place, place));
    return new TableMapping(
        new DumpView(view.own(), used), places, evidence, alternatives, profiles, undone);
  }

  /** Returns marks that read the columns as this table has them. */
  RowMarks tuned(RowMarks marks) {
    RowMarks tuned = marks.reading(profiles);
    for (Map.Entry<String, Undoing> entry : undone.entrySet()) {
      tuned = tuned.undoing(entry.getKey(), entry.getValue().factor(), entry.getValue().shift());
    }
    return tuned;
  }

  /** Returns the header of the view in the dataset's words; columns that are nothing are empty. */
  public List<String> header() {
    List<String> header = new ArrayList<>();
    for (int i = 0; i < view.width(); i++) {
      header.add("");
    }
    byName.forEach((name, column) -> header.set(column, name));
    return header;
  }
}
