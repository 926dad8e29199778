package dyepack.match;

import dyepack.derive.DumpView;
import java.util.HashMap;
import java.util.List;

/** What the columns of one table, its own and derived ones, were found to be so far. */
final class ColumnAssignment {
  private final DumpView view;
  private final HashMap<String, Integer> places = new HashMap<>();
  private final HashMap<String, String> evidence = new HashMap<>();

  ColumnAssignment(DumpView view) {
    this.view = view;
  }

  DumpView view() {
    return view;
  }

  /** Place in the view by column of the dataset. */
  HashMap<String, Integer> places() {
    return places;
  }

  /** How each was found, by column of the dataset. */
  HashMap<String, String> evidence() {
    return evidence;
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  boolean has(String name) {
    return places.containsKey(name);
  }

  boolean hasAll(List<String> names) {
    return places.keySet().containsAll(names);
  }

  /** Takes a column for one of the dataset's. */
  void put(String name, int place, String why) {
    places.put(name, place);
    String how = view.words(place);
    evidence.put(name, how.isEmpty() ? why : how + ": " + why);
  }

  /**
   * Says whether a column of the view is still nothing: neither it, nor one that it shares cells
   * with. Different parts of one column can be different things, and so can a part and the whole.
   */
  boolean isFree(int place) {
    for (int taken : places.values()) {
      if (taken == place || overlap(taken, place)) {
        return false;
      }
    }
    return true;
  }

  private boolean overlap(int taken, int place) {
    if (view.isPart(taken) || view.isPart(place)) {
      boolean whole = view.isPart(taken) && !view.isPart(place);
      return whole && view.sources(place).containsAll(view.sources(taken));
    }
    return view.sources(place).stream().anyMatch(view.sources(taken)::contains);
  }
}
