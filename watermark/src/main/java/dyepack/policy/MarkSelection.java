package dyepack.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses among the marks that could be made: all that do no harm, up to a number that is enough
 * for any dump; and others only until at least two columns are marked strongly enough to accuse
 * from a few dozen rows.
 */
final class MarkSelection {
  /** A dump that lost half of so many columns still has plenty. */
  static final int MOST_MARKS = 10;

  /** Fewest marked columns: any one of them may be missing from a dump. */
  static final int FEWEST_MARKS = 2;

  /**
   * Strength that is enough: three binary fields in every row accuse one of 2,000 recipients from
   * about 30 undamaged rows, or 100 with 30 % of the marks destroyed (science, rows needed).
   */
  static final double ENOUGH = 3;

  /**
   * Strength at which facts stop being changed for more: with 30 % of the marks destroyed 144 rows
   * with two binary fields suffice (science, section 11), which 200 rows of this strength hold.
   */
  static final double BARELY_ENOUGH = 1.5;

  /** A column that fewer rows can carry a mark in doesn't count as one of two. */
  private static final double LEAST_CARRIED = 0.25;

  private MarkSelection() {}

  /** Returns the marks to suggest, the least harmful and strongest first. */
  static List<Proposal> choose(List<Proposal> proposals) {
    List<Proposal> sorted = new ArrayList<>(proposals);
    sorted.sort(
        Comparator.comparing(Proposal::harm)
            .thenComparing(Comparator.comparingDouble(Proposal::strength).reversed())
            .thenComparingDouble(Proposal::change));
    List<Proposal> chosen = new ArrayList<>();
    for (Proposal proposal : sorted) {
      boolean wanted =
          switch (proposal.harm()) {
            case NONE -> chosen.size() < MOST_MARKS;
            case SOME -> !enough(chosen, ENOUGH);
            case REAL -> !enough(chosen, BARELY_ENOUGH);
          };
      if (wanted) {
        chosen.add(proposal);
      }
    }
    return chosen;
  }

  /** Whether a few hundred rows of a dump will do. */
  static boolean barelyEnough(List<Proposal> proposals) {
    return enough(proposals, BARELY_ENOUGH);
  }

  private static boolean enough(List<Proposal> proposals, double strength) {
    int columns =
        proposals.stream()
            .filter(proposal -> proposal.carried() >= LEAST_CARRIED)
            .mapToInt(proposal -> proposal.columns().size())
            .sum();
    return columns >= FEWEST_MARKS && strength(proposals) >= strength;
  }

  static double strength(List<Proposal> proposals) {
    return proposals.stream().mapToDouble(Proposal::strength).sum();
  }
}
