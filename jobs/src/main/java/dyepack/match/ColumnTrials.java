package dyepack.match;

import dyepack.identity.Probe;
import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists the ways in which free columns of a table can be a set of columns of the dataset. */
final class ColumnTrials {
  /** Rows that sets of several columns are tried on at most. */
  private static final int ROWS_FOR_SETS = 150;

  /** Rows that they are tried on at least, however many ways there are. */
  private static final int FEWEST_ROWS = 16;

  /** Keys made for one set of the table's own columns, about; and with derived ones. */
  private static final int KEYS = 100_000;

  private static final int KEYS_WITH_DERIVED = 40_000;

  /** Ways to assign one set that are tried; what is beyond is said. */
  private static final int MOST_WAYS = 25_000;

  /** Rows that are looked at to see whether a column can be one of a set at all. */
  private static final int ROWS_TO_SCREEN = 60;

  /** Rows on which derived columns are tried first. */
  private static final int ROWS_FOR_DERIVED = 150;

  private final ColumnProbes probes;
  private final IndexLookup lookup;
  private final List<String[]> sample;
  private final ColumnAssignment assigned;
  private final boolean derived;
  private boolean incomplete;

  /**
   * Prepares.
   *
   * @param sample rows of the view
   * @param derived whether columns that are made of the dump's own are tried
   */
  ColumnTrials(
      ColumnProbes probes,
      IndexLookup lookup,
      List<String[]> sample,
      ColumnAssignment assigned,
      boolean derived) {
    this.probes = probes;
    this.lookup = lookup;
    this.sample = sample;
    this.assigned = assigned;
    this.derived = derived;
  }

  /** Says whether some set had more ways than were tried. */
  boolean incomplete() {
    return incomplete;
  }

  /** Returns every trial of a set of columns; those of one column on the whole sample. */
  List<ColumnTrial> of(List<String> names) {
    List<List<Integer>> possible = new ArrayList<>();
    for (int part = 0; part < names.size(); part++) {
      possible.add(possible(names, part));
    }
    List<int[]> ways = new ArrayList<>();
    int mostDerived = probes.combinations().contains(names) ? 1 : names.size();
    ways(possible, new int[names.size()], 0, mostDerived, ways);
    if (ways.size() >= MOST_WAYS) {
      incomplete = true;
    }
    int keys = derived ? KEYS_WITH_DERIVED : KEYS;
    int wanted = Math.max(FEWEST_ROWS, Math.min(ROWS_FOR_SETS, keys / Math.max(1, ways.size())));
    int stride = names.size() == 1 ? 1 : Math.max(1, sample.size() / wanted);
    List<ColumnTrial> trials = new ArrayList<>();
    for (int[] way : names.size() == 1 ? known(names, ways) : ways) {
      ColumnTrial trial = trial(names, way, stride);
      if (trial.keys().stream().anyMatch(row -> !row.isEmpty())) {
        trials.add(trial);
      }
    }
    return trials;
  }

  /**
   * Leaves out derived columns of which no value is known in some rows: they are many, and where
   * any value is of the type, as with texts, each would cost as much as all the table's own.
   */
  private List<int[]> known(List<String> names, List<int[]> ways) {
    int stride = sample.size() / ROWS_FOR_DERIVED;
    if (stride < 2 || !derived) {
      return ways;
    }
    List<ColumnTrial> few = new ArrayList<>();
    Set<BlindIndex> keys = new HashSet<>();
    for (int[] way : ways) {
      boolean own = way[0] < assigned.view().own();
      ColumnTrial trial =
          own ? new ColumnTrial(names, way, List.of(), 1) : trial(names, way, stride);
      few.add(trial);
      ColumnTrial.collect(trial.keys(), keys);
    }
    Map<BlindIndex, List<IndexLookup.KeyHit>> hits = lookup.keys(keys);
    List<int[]> left = new ArrayList<>();
    for (ColumnTrial trial : few) {
      boolean own = trial.places()[0] < assigned.view().own();
      if (own || ColumnTrial.score(trial.keys(), hits).hits() > 0) {
        left.add(trial.places());
      }
    }
    return left;
  }

  /** Returns a trial on every row that a stride leaves. */
  ColumnTrial trial(List<String> names, int[] way, int stride) {
    List<List<Probe>> keys = new ArrayList<>();
    Map<List<String>, List<Probe>> known = new HashMap<>();
    for (int i = 0; i < sample.size(); i += stride) {
      List<String> cells = new ArrayList<>(way.length);
      for (int place : way) {
        cells.add(sample.get(i)[place]);
      }
      keys.add(known.computeIfAbsent(cells, c -> probes.of(names, c)));
    }
    return new ColumnTrial(names, way, keys, stride);
  }

  private List<Integer> possible(List<String> names, int part) {
    Integer known = assigned.places().get(names.get(part));
    if (known != null) {
      return List.of(known);
    }
    List<Integer> places = new ArrayList<>();
    int width = derived ? assigned.view().width() : assigned.view().own();
    for (int place = 0; place < width; place++) {
      if (assigned.isFree(place) && possible(names, part, place)) {
        places.add(place);
      }
    }
    return places;
  }

  private boolean possible(List<String> names, int part, int place) {
    int stride = Math.max(1, sample.size() / ROWS_TO_SCREEN);
    boolean combination = probes.combinations().contains(names);
    Set<String> different = new HashSet<>();
    int possible = 0;
    int filled = 0;
    for (int i = 0; i < sample.size(); i += stride) {
      String cell = sample.get(i)[place];
      if (!cell.isBlank()) {
        filled++;
        different.add(cell);
        possible += combination || probes.possible(names, part, cell) ? 1 : 0;
      }
    }
    // A part of what is there will do: files are put together of several, and half is scrubbed.
    boolean any = possible > 0 && 20 * possible >= filled;
    return any && (names.size() == 1 || different.size() > 1 || sample.size() == 1);
  }

  /** Of a combination one column at most is a derived one: there would be too many. */
  private void ways(
      List<List<Integer>> possible, int[] way, int at, int mostDerived, List<int[]> sink) {
    if (sink.size() >= MOST_WAYS) {
      return;
    }
    if (at == way.length) {
      sink.add(way.clone());
      return;
    }
    for (int place : possible.get(at)) {
      boolean free = mostDerived > 0 || place < assigned.view().own();
      for (int before = 0; before < at; before++) {
        free &= way[before] != place && !clash(way[before], place);
      }
      if (free) {
        way[at] = place;
        int more = place < assigned.view().own() ? mostDerived : mostDerived - 1;
        ways(possible, way, at + 1, more, sink);
      }
    }
  }

  /** Columns of one way must not be made of the same cells, unless both are parts of them. */
  private boolean clash(int one, int other) {
    if (assigned.view().isPart(one) && assigned.view().isPart(other)) {
      return false;
    }
    List<Integer> sources = assigned.view().sources(one);
    return assigned.view().sources(other).stream().anyMatch(sources::contains);
  }
}
