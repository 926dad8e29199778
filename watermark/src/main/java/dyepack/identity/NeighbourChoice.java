package dyepack.identity;

import dyepack.share.BlindIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows of the ledger an edited address can be: first those worth comparing, then those that
 * are like it. Only keys and tags made of unmarked content decide, never a symbol.
 */
public final class NeighbourChoice {
  /**
   * Keys that more rows share say only which street it is; they are not followed. A block of flats
   * has fewer customers of one owner.
   */
  public static final int MOST_ROWS_OF_KEY = 200;

  /** Rows compared at most: those that share the most keys. */
  public static final int MOST_COMPARED = 32;

  private NeighbourChoice() {}

  /**
   * Returns the rows to compare, at most {@value #MOST_COMPARED}.
   *
   * @param rowsByKey for each key of the address that was found, the rows that have it
   */
  public static List<BlindIndex> worthComparing(List<List<BlindIndex>> rowsByKey) {
    Map<BlindIndex, Integer> shared = new LinkedHashMap<>();
    for (List<BlindIndex> rows : rowsByKey) {
      if (rows.size() <= MOST_ROWS_OF_KEY) {
        rows.forEach(row -> shared.merge(row, 1, Integer::sum));
      }
    }
    Comparator<Map.Entry<BlindIndex, Integer>> order =
        Map.Entry.comparingByValue(Comparator.reverseOrder());
    return shared.entrySet().stream()
        .sorted(order.thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_COMPARED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Returns the rows that the address can be by itself: those that are like it beyond chance, and
   * about as much as the most alike.
   *
   * @param likeness how like it each row is in bits, see {@link AddressLikeness#of}
   */
  public static List<BlindIndex> like(Map<BlindIndex, Double> likeness) {
    return atLeast(likeness, AddressLikeness.ACCEPTED);
  }

  /**
   * Returns those of the rows found by other keys that the address fits best; all of them if it
   * fits none.
   *
   * @param likeness how like it each row is; rows without a sketch are absent
   */
  public static List<BlindIndex> likeliest(Map<BlindIndex, Double> likeness) {
    List<BlindIndex> fitting = atLeast(likeness, AddressLikeness.CONFIRMED);
    return fitting.isEmpty() ? new ArrayList<>(likeness.keySet()) : fitting;
  }

  private static List<BlindIndex> atLeast(Map<BlindIndex, Double> likeness, double least) {
    double best = likeness.values().stream().mapToDouble(bits -> bits).max().orElse(0);
    double enough = Math.max(least, best - AddressLikeness.MARGIN);
    List<BlindIndex> chosen = new ArrayList<>();
    likeness.forEach(
        (row, bits) -> {
          if (bits >= enough) {
            chosen.add(row);
          }
        });
    return chosen;
  }
}
