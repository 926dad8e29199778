package dyepack.canaries;

import dyepack.share.BadInputException;
import java.io.Serializable;
import java.util.List;

/**
 * A row about nobody. Its values stay the same in every release of its epoch.
 *
 * <p>Where it stands: directly after the real row whose primary identifier has the cells {@link
 * #after} (any form; compare normalised), whatever else changed in the table. Where {@code after}
 * is empty, or that row is gone, it stands before row {@code floor(place * rows)}, rows counted
 * from 0. Several canaries at one spot stand in the order of {@code place}, then of the pool's
 * list. A copy with a canary that takes the place of a real row, {@link #instead}, lacks this row,
 * and the canary stands there, unless it stands {@link #apart}. Such a canary has the cells of this
 * row but for those that say whom or which record it is about.
 *
 * <p>{@code toString} shows no value.
 *
 * @param number from 0, unique in the pool; names the canary in the ledger and in commitments
 * @param tier how often it is given out
 * @param level which recipient of a chain of nested shares decides on it, see {@link
 *     CanaryInclusion}
 * @param cells one value for each column of the table, unmarked
 * @param place where it stands in the table, 0 inclusive to 1 exclusive
 * @param after the cells of the primary identifier of the real row before it, or empty
 * @param instead the cells of the primary identifier of the real row that a copy with this canary
 *     lacks, or empty
 * @param apart whether the canary stands after {@code after} although a row is left out for it:
 *     where this one stood no number was free
 * @param draw number of the canary whose keyed draw decides on this one: its own, or that of an
 *     earlier canary about the same made-up person. All rows of a person are in a copy or none is,
 *     and they are one bet: whoever finds them all has learned of one draw
 */
public record Canary(
    int number,
    Tier tier,
    int level,
    List<String> cells,
    double place,
    List<String> after,
    List<String> instead,
    boolean apart,
    int draw)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists; refuses a negative number or level, and a place outside [0, 1). */
  public Canary {
    if (number < 0 || level < 0 || draw < 0 || draw > number || !(place >= 0 && place < 1)) {
      throw new BadInputException(
          "Canary " + number + " has level " + level + " and place " + place + ".");
    }
    cells = List.copyOf(cells);
    after = List.copyOf(after);
    instead = List.copyOf(instead);
  }

  /** Makes a canary about a person who has no other row. */
  public Canary(
      int number, Tier tier, int level, List<String> cells, double place, List<String> after) {
    this(number, tier, level, cells, place, after, List.of(), false, number);
  }

  /**
   * Returns whether the draw is its own; else it is a further row of an earlier canary's person.
   */
  public boolean leads() {
    return draw == number;
  }

  /** Returns a fresh array of the cells, as row code wants them. */
  public String[] row() {
    return cells.toArray(new String[0]);
  }

  /** Returns the row, counted from 0, before which this canary stands if its anchor is gone. */
  public long rowNumber(long rows) {
    return Math.min(rows, (long) Math.floor(place * rows));
  }

  @Override
  public String toString() {
    return "Canary[" + number + ", " + tier + "]";
  }
}
