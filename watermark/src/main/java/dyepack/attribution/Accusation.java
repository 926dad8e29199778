package dyepack.attribution;

import java.util.List;

/**
 * One recipient from whose copy rows of the dump come.
 *
 * @param index index in the lineage
 * @param recipient its id
 * @param reading number of the reading of the dump that says so, from 0
 * @param falseAccusationBound upper bound on the chance that any innocent scores this high, with
 *     all recipients, alternatives and stages counted; at most alpha
 * @param log10LikelihoodRatio of "these rows come from the file delivered to the recipient" against
 *     "they come from another's or none"; capped at 9
 * @param shareOfDump part of the matched rows that come from it, 0 to 1
 * @param shareOfDumpInterval 95 % bootstrap interval
 * @param damage part of the readable marks of its rows that are random, 0 to 1
 * @param stage accused as the how many-th, from 1
 * @param hypothesis the expert that explains it best, in words
 * @param heldBy ids of the ancestors, the nearest first: they held the file in the chain and are
 *     not accused by it
 * @param shares the recipient's own deliveries, the likeliest first
 */
public record Accusation(
    int index,
    String recipient,
    int reading,
    double falseAccusationBound,
    double log10LikelihoodRatio,
    double shareOfDump,
    Interval shareOfDumpInterval,
    double damage,
    int stage,
    String hypothesis,
    List<String> heldBy,
    List<DatedShare> shares) {
  /** Copies the lists. */
  public Accusation {
    heldBy = List.copyOf(heldBy);
    shares = List.copyOf(shares);
  }
}
