package dyepack.cells;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a parser didn't read, or not whole.
 *
 * @param table number of the table it was found in, -1 outside of any
 * @param reason as given to {@link CellSink#skipped}
 * @param count how many of what the reason names
 * @param positions the first few places, at most {@value #POSITIONS_KEPT}
 * @param lost whether something is missing from the rows because of it
 */
public record CellGap(int table, String reason, long count, List<Long> positions, boolean lost) {
  /** Places that are kept of one reason. */
  public static final int POSITIONS_KEPT = 10;

  /** Copies the list. */
  public CellGap {
    positions = List.copyOf(positions);
  }

  /** This gap and a later one of the same table and reason. */
  CellGap plus(CellGap later) {
    List<Long> places = new ArrayList<>(positions);
    for (long position : later.positions) {
      if (places.size() < POSITIONS_KEPT) {
        places.add(position);
      }
    }
    return new CellGap(table, reason, count + later.count, places, lost);
  }
}
