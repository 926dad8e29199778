package dyepack.match;

import dyepack.marks.ColumnMark;
import dyepack.marks.ColumnProfile;
import dyepack.marks.ConstantSearch;
import dyepack.marks.Undoing;
import java.util.List;
import java.util.Optional;

/**
 * Finds what was calculated on a marked column: one of the {@link Undoing} that its kind allows, or
 * else a constant that nobody could list.
 */
final class CalculationSearch {
  /** Known rows on which listed calculations are tried. */
  private static final int ROWS = 120;

  /** Pairs of columns for which a constant is searched: a quarter second the first of a mark. */
  private static final int MOST_SEARCHES = 100;

  private final List<ColumnMark> marks;
  private final MarkReadings readings;
  private final long pairs;
  private int searches;

  /**
   * Prepares for one table.
   *
   * @param marks marks of the release
   * @param pairs how many pairs of a mark and a column there are, all of which are paid for
   */
  CalculationSearch(List<ColumnMark> marks, MarkReadings readings, long pairs) {
    this.marks = marks;
    this.readings = readings;
    this.pairs = pairs;
  }

  /** Returns the reading after the calculation that makes a column fit, if one does. */
  Optional<MarkReading> find(int mark, int place) {
    List<Undoing> undoings = Undoing.alternatives(marks.get(mark).kind());
    if (undoings.isEmpty() || !readings.isQuantity(mark, place)) {
      return Optional.empty();
    }
    MarkReading plain = readings.of(mark, place, null, ROWS);
    MarkReading best = plain;
    for (Undoing undoing : undoings) {
      MarkReading tried = readings.of(mark, place, undoing, ROWS);
      best = tried.aligned() > best.aligned() ? tried : best;
    }
    if (best.isClearlyBetterThan(plain) && best.isRight(pairs * (1 + undoings.size()))) {
      return Optional.of(best);
    }
    if (searches >= MOST_SEARCHES) {
      return Optional.empty();
    }
    searches++;
    return constant(mark, place);
  }

  private Optional<MarkReading> constant(int mark, int place) {
    ColumnMark searched = marks.get(mark);
    ColumnProfile.Quantities seen = readings.profile(place).quantities(searched.kind());
    double granularity = seen == null ? 0 : seen.granularity().doubleValue();
    Optional<Undoing> undoing =
        ConstantSearch.find(searched, granularity, readings.known(mark, place));
    if (undoing.isEmpty()) {
      return Optional.empty();
    }
    MarkReading plain = readings.of(mark, place, null);
    MarkReading found = readings.of(mark, place, undoing.get());
    long tries = pairs * undoing.get().compared(searched.kind());
    return found.isClearlyBetterThan(plain) && found.isRight(tries)
        ? Optional.of(found)
        : Optional.empty();
  }
}
