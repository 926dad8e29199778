package dyepack.policy;

import dyepack.marks.MarkRequest;
import java.util.List;

/**
 * A mark that could be suggested.
 *
 * @param request the entry of the policy
 * @param harm how much a user of the data may notice
 * @param strength what it adds to telling recipients apart; 1 is a binary field that every row
 *     carries, 8 a 16-ary one (MATHS: one 16-ary field needs about an eighth of the rows)
 * @param carried part of the rows that can carry the mark
 * @param change the largest change, as a part of the usual spread of the values
 * @param why a comment for the policy: what moves, and how much that is
 */
record Proposal(
    MarkRequest request, Harm harm, double strength, double carried, double change, String why) {
  /**
   * How much a user of the data may notice, and the largest changes that belong to it.
   *
   * <p>A part of the usual spread of the values ({@link Spread}): 2 % adds less than one part in
   * 7,000 to the variance (a uniform change of at most t adds t²/3), which nobody who works with
   * the data can notice; 10 % adds a third of a per cent; 30 % adds 3 %.
   */
  enum Harm {
    /** Far below what the values vary by themselves. */
    NONE(0.02, 120, 2, 10, 1),
    /** A part of what the values vary by themselves: proposed when nothing better is there. */
    SOME(0.10, 600, 4, 50, 5),
    /** Changes facts: proposed only where a table has nothing else. */
    REAL(0.30, 3_600, 8, 100, 9);

    /** Largest part of the usual spread. */
    final double spread;

    /** Largest change of a point in time, in seconds. */
    final double seconds;

    /** Largest change of a day, in days. */
    final double days;

    /** Largest move of a place, in metres. */
    final double metres;

    /** How many harmless marks one of these is worth giving up for. */
    final double price;

    Harm(double spread, double seconds, double days, double metres, double price) {
      this.spread = spread;
      this.seconds = seconds;
      this.days = days;
      this.metres = metres;
      this.price = price;
    }
  }

  List<String> columns() {
    return request.columns();
  }

  /** Returns the same proposal as one that does more harm, with the reason in front. */
  Proposal worse(Harm worse, String because) {
    return harm.compareTo(worse) >= 0
        ? this
        : new Proposal(request, worse, strength, carried, change, because + "; " + why);
  }
}
