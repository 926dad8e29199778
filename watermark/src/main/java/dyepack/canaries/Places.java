package dyepack.canaries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where made-up rows stand: between two neighbours, or in the place of a real row that the copies
 * with it leave out. The second way keeps everything that neighbours show, as the steps of serial
 * numbers around a row, the size of its group and the times between rows; it costs the row, and
 * where rows are numbered in order it needs another number that is free between the neighbours.
 * Rows that have none are stood for by gaps of the same width.
 *
 * <p>A place is {@code {before, after}} or {@code {before, after, instead}}, all numbers of donors;
 * in the second both neighbours are the row itself where they don't matter.
 */
final class Places {
  private final List<int[]> places = new ArrayList<>();
  private final int pairs;
  private final double[] between;
  private final double[] mixed;
  private final double[] slots;
  private final boolean numbered;
  private final Set<Integer> crowdedRows = new HashSet<>();
  private final Map<Integer, List<Integer>> ofDonor = new HashMap<>();
  private final Set<Integer> out = new HashSet<>();
  private final List<Integer> candidates = new ArrayList<>();
  private double crowded;

  /**
   * Weighs the places.
   *
   * @param pairs neighbouring donors
   * @param gaps how often a row should stand between each pair, if no row is left out
   * @param steps steps of serial numbers if they are short, else null
   * @param replaceable by donor how many free numbers it could give way to
   * @param numbered whether a row in the place of another needs a free number between neighbours
   * @param part which part of the rows may take the place of others, 0 to 1
   */
  Places(
      List<int[]> pairs,
      Gaps gaps,
      @Nullable Steps steps,
      double[] replaceable,
      boolean numbered,
      double part) {
    this.numbered = numbered;
    this.pairs = pairs.size();
    places.addAll(pairs);
    for (int i = 1; i < pairs.size() && part > 0; i++) {
      if (pairs.get(i - 1)[1] == pairs.get(i)[0]) {
        places.add(new int[] {pairs.get(i - 1)[0], pairs.get(i)[1], pairs.get(i)[0]});
      }
    }
    for (int donor = 0; donor < replaceable.length && !numbered; donor++) {
      candidates.add(donor);
    }
    for (int i = pairs.size(); i < places.size() && numbered; i++) {
      int donor = places.get(i)[2];
      candidates.add(donor);
      if (replaceable[donor] <= 0) {
        crowdedRows.add(donor);
      }
    }
    for (int i = 0; i < places.size(); i++) {
      for (int donor : places.get(i)) {
        ofDonor.computeIfAbsent(donor, any -> new ArrayList<>(4)).add(i);
      }
    }
    crowded = gaps.crowded();
    slots = Arrays.copyOf(gaps.slots(), places.size());
    between = Arrays.copyOf(gaps.weights(), places.size());
    mixed = new double[places.size()];
    if (part > 0) {
      mix(gaps, steps, replaceable, part);
    }
  }

  /** Rows without a free number beside them are stood for by gaps as wide as what is around. */
  private void mix(Gaps gaps, @Nullable Steps steps, double[] replaceable, double part) {
    double[] needed = new double[Steps.LONGEST + 1];
    double replaced = 0;
    for (int i = pairs; i < places.size(); i++) {
      int[] place = places.get(i);
      mixed[i] = replaceable[place[2]] > 0 ? 1 : 0;
      replaced += mixed[i];
      double width = gaps.free(place[0], place[2]) + gaps.free(place[2], place[1]) + 2;
      if (mixed[i] == 0 && width <= Steps.LONGEST) {
        needed[(int) width]++;
      }
    }
    double wanted = 0;
    double found = 0;
    for (int i = 0; i < pairs && steps != null; i++) {
      double width = slots[i] + 1;
      if (between[i] > 0 && width <= Steps.LONGEST && steps.count((long) width) > 0) {
        mixed[i] =
            needed[(int) width] / steps.count((long) width) * between[i] / steps.likely(slots[i]);
        found += mixed[i];
      }
    }
    double unmet = 0;
    for (int width = 0; width < needed.length; width++) {
      wanted += needed[width];
      unmet += steps == null || steps.likely(width - 1.0) > 0 ? 0 : needed[width];
    }
    if (replaced > 0) {
      crowded = (1 - part) * crowded + part * unmet / (places.size() - pairs);
    }
    for (int i = 0; i < pairs && found > 0; i++) {
      mixed[i] *= wanted / found;
    }
    if (replaced == 0) {
      System.arraycopy(between, 0, mixed, 0, mixed.length);
    }
  }

  /**
   * Returns which part of the real rows has neighbours' serial numbers that those of no made-up row
   * can have, 0 to 1.
   */
  double crowded() {
    return crowded;
  }

  /** Returns whether no place has room. */
  boolean none() {
    return Arrays.stream(between).sum() <= 0 && Arrays.stream(mixed).sum() <= 0;
  }

  /** Returns a random donor with known neighbours; -1 if there is none. */
  int candidate(Draws draws) {
    return candidates.isEmpty() ? -1 : draws.of(candidates);
  }

  /** Returns whether no number but its own is free where a donor stands. */
  boolean isCrowded(int donor) {
    return crowdedRows.contains(donor);
  }

  /** Returns whether a donor is left out for another row already. */
  boolean isOut(int donor) {
    return out.contains(donor);
  }

  /** Returns the place of a donor that is left out; null if another row can't stand there. */
  int @Nullable [] instead(int donor) {
    int[] own = null;
    for (int i : ofDonor.getOrDefault(donor, List.of())) {
      boolean here = places.get(i).length > 2 && places.get(i)[2] == donor;
      own = here && (!numbered || mixed[i] > 0) ? places.get(i) : own;
    }
    boolean free = !out.contains(donor);
    return !free ? null : own == null && !numbered ? new int[] {donor, donor, donor} : own;
  }

  /**
   * Returns a gap where a row may stand; null if there is none.
   *
   * @param crowded whether it stands for a row whose own place has no free number
   */
  int @Nullable [] any(boolean crowded, Draws draws) {
    return choose(-1, 0, crowded, draws);
  }

  /**
   * Returns a gap near a donor, itself not beside it, where a row may stand; null if there is none.
   *
   * @param reach how many donors away it may be
   */
  int @Nullable [] near(int donor, int reach, boolean crowded, Draws draws) {
    return choose(donor, reach, crowded, draws);
  }

  private int @Nullable [] choose(int donor, int reach, boolean crowded, Draws draws) {
    double[] weights = crowded ? mixed : between;
    double all = 0;
    for (int i = 0; i < pairs; i++) {
      all += usable(i, donor, reach) ? weights[i] : 0;
    }
    if (all <= 0 && crowded) {
      return choose(donor, reach, false, draws);
    }
    double drawn = draws.unit() * all;
    for (int i = 0; i < pairs; i++) {
      if (weights[i] > 0 && usable(i, donor, reach)) {
        drawn -= weights[i];
        if (drawn < 0) {
          return places.get(i);
        }
      }
    }
    return null;
  }

  private boolean usable(int place, int donor, int reach) {
    int[] rows = places.get(place);
    return donor < 0
        || (Math.abs(rows[0] - donor) <= reach && rows[0] != donor && rows[1] != donor);
  }

  /** Notes that a row stands here: nothing else may stand in the place of its neighbours. */
  void took(int[] place) {
    if (place.length > 2) {
      leaveOut(place[2]);
      return;
    }
    for (int i : ofDonor.getOrDefault(place[0], List.of())) {
      if (Arrays.equals(places.get(i), place) && slots[i] < Double.POSITIVE_INFINITY) {
        double left = slots[i] <= 1 ? 0 : (slots[i] - 1) / slots[i];
        between[i] *= left;
        mixed[i] *= left;
        slots[i]--;
      }
    }
    close(place[0], false);
    close(place[1], false);
  }

  /** Notes that a donor is left out for a row that stands elsewhere. */
  void leaveOutFor(int[] place) {
    took(new int[] {place[0], place[1]});
    out.add(place[2]);
  }

  /** Notes that a donor is left out; where rows are numbered its neighbours have to stay. */
  void leaveOut(int donor) {
    out.add(donor);
    if (numbered) {
      close(donor, true);
    }
  }

  /** Notes that a row stands after a donor: where rows are numbered this one has to stay. */
  void stands(int donor) {
    close(donor, false);
  }

  /**
   * Closes the places in which a donor is left out, or all that it belongs to.
   *
   * @param all whether those beside the donor, too
   */
  private void close(int donor, boolean all) {
    for (int i : ofDonor.getOrDefault(donor, List.of())) {
      int[] place = places.get(i);
      if (all || (place.length > 2 && place[2] == donor)) {
        between[i] = 0;
        mixed[i] = 0;
      }
    }
  }
}
