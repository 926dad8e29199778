package dyepack.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells whether fields stand in another order from record to record, as where people type what they
 * know of somebody: then no cell belongs to a column by its place.
 *
 * <p>A kind of value that is known by itself stands in one column of a table; tables that hold it
 * in either of two columns leave the other one empty, and tables written one below the other change
 * it once.
 */
final class FieldOrder {
  private static final int FEWEST_RECORDS = 4;

  /** Part of the records in which the value stands in its usual column. */
  private static final double USUAL = 0.7;

  /** Part of the records in which it stands elsewhere than in the one before. */
  private static final double MOVES = 0.3;

  private static final List<CellKind> KINDS =
      List.of(CellKind.PHONE, CellKind.IDENTITY, CellKind.EMAIL);

  private FieldOrder() {}

  /** Whether it changes in records of equally many cells. */
  static boolean changes(Block block, List<String[]> records) {
    for (CellKind kind : KINDS) {
      List<Integer> places = new ArrayList<>();
      for (String[] record : records) {
        int place = place(block, record, kind);
        if (place >= 0) {
          places.add(place);
        }
      }
      if (changes(places)) {
        return true;
      }
    }
    return false;
  }

  private static boolean changes(List<Integer> places) {
    Map<Integer, Integer> counts = new HashMap<>();
    int moves = 0;
    for (int i = 0; i < places.size(); i++) {
      counts.merge(places.get(i), 1, Integer::sum);
      moves += i > 0 && !places.get(i).equals(places.get(i - 1)) ? 1 : 0;
    }
    int most = counts.values().stream().mapToInt(n -> n).max().orElse(0);
    return places.size() >= FEWEST_RECORDS
        && most < USUAL * places.size()
        && moves >= MOVES * places.size();
  }

  /** The only cell of a kind in a record without empty cells; -1 otherwise. */
  private static int place(Block block, String[] record, CellKind wanted) {
    int place = -1;
    for (int c = 0; c < record.length; c++) {
      CellKind kind = block.kind(record[c]);
      if (kind == CellKind.BLANK || (kind == wanted && place >= 0)) {
        return -1;
      }
      place = kind == wanted ? c : place;
    }
    return place;
  }
}
