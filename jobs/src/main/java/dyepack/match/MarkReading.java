package dyepack.match;

import dyepack.marks.Undoing;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A column of the dump read as a marked one, and how well that fits what was delivered.
 *
 * @param mark number of the mark
 * @param place column of the dump
 * @param undoing what was calculated first, or null
 * @param fits rows of the sample whose cell fits the tag of one of the people it can be
 * @param tagged how many rows were asked
 * @param chance how many of them a wrong column is expected to fit
 * @param byOthers how many rows are fitted by the cell of a row asked before them, on average
 * @param moments whether the mark's values are points in time or days
 */
record MarkReading(
    int mark,
    int place,
    @Nullable Undoing undoing,
    BitSet fits,
    int tagged,
    double chance,
    double byOthers,
    boolean moments) {
  /** A column that fits in this part of its cells was not calculated on. */
  static final double FITS_AS_IT_IS = 0.9;

  /** Chance of taking a wrong column for a marked one, all pairs of columns together. */
  private static final double WRONG_COLUMN = 1e-6;

  /** With fewer rows a calculation can't be clearly better than none by their number. */
  private static final int ROWS_TO_COMPARE = 30;

  /** Standard deviations by which a calculation has to fit better than none. */
  private static final double CLEARLY = 5;

  int aligned() {
    return fits.cardinality();
  }

  double part() {
    return tagged == 0 ? 0 : (double) aligned() / tagged;
  }

  /** Says whether more cells fit than a column of other values would make fit. */
  boolean isRight(long tries) {
    // Rows in the order of time fit their neighbours' moments too, whatever clock was moved; a
    // narrow column of numbers would fit after many calculations.
    boolean likeOthers = part() < FITS_AS_IT_IS || (undoing != null && !moments);
    return aligned() >= enough(chance, tagged, tries)
        && (!likeOthers
            || ChanceHits.tail(tagged, byOthers / tagged, aligned()) * tries <= WRONG_COLUMN);
  }

  /** Says whether this fits rows that another reading doesn't, and hardly loses any. */
  boolean isClearlyBetterThan(MarkReading other) {
    BitSet gained = (BitSet) fits.clone();
    gained.andNot(other.fits);
    BitSet lost = (BitSet) other.fits.clone();
    lost.andNot(fits);
    int gain = gained.cardinality();
    int loss = lost.cardinality();
    // Few rows can't be that clear: then half of them have to be gained and none lost.
    boolean allOfFew = other.tagged < ROWS_TO_COMPARE && loss == 0 && 2 * gain > other.tagged;
    return gain - loss > CLEARLY * Math.sqrt(gain + loss) || allOfFew;
  }

  /** Returns what the findings say of it. */
  String words() {
    String calculation = undoing == null ? "" : ", each value taken " + undoing.words();
    return String.format(
        "%d of %d sampled cells fit what was delivered%s", aligned(), tagged, calculation);
  }

  /**
   * Least number of aligned cells that a wrong column has with probability below the bound.
   *
   * @param mean how many a wrong column is expected to have
   */
  static int enough(double mean, int tagged, long pairs) {
    double term = Math.exp(-mean);
    double tail = 1;
    int count = 0;
    while (tail * pairs > WRONG_COLUMN && count < tagged + 1) {
      tail -= term;
      count++;
      term *= mean / count;
    }
    return Math.max(3, count);
  }
}
