package dyepack.attribution;

import dyepack.code.Lineage;
import java.util.List;
import java.util.Map;

/**
 * Who is tested, how often was tried and how sure one has to be.
 *
 * @param lineage everybody tested, phantoms included, in the order of the tallies' indexes
 * @param recipientsTested recipients the bound pays for: all enrolled ones of the ledger that might
 *     be named, SELF and retired ones included, phantoms not; at least those in {@code lineage}
 * @param alternativesTried readings of the dump among which one was chosen (mappings, shifts,
 *     scales, epochs, dumps); at least 1
 * @param alpha bound on accusing any innocent, above 0 and at most 0.01
 * @param dump what is known of the dump
 * @param shares deliveries of each recipient id, for dating; may lack recipients
 * @param seed of the bootstrap
 */
public record Question(
    Lineage lineage,
    int recipientsTested,
    long alternativesTried,
    double alpha,
    DumpFacts dump,
    Map<String, List<ShareEvidence>> shares,
    long seed) {
  /** Default bound on accusing any innocent. */
  public static final double DEFAULT_ALPHA = 1e-6;

  /** Copies the map; refuses what would make the bound a lie. */
  public Question {
    long real = lineage.suspects().stream().filter(suspect -> !suspect.phantom()).count();
    if (recipientsTested < real || alternativesTried < 1 || !(alpha > 0 && alpha <= 0.01)) {
      throw new IllegalArgumentException("recipients, alternatives or alpha out of range");
    }
    shares = Map.copyOf(shares);
  }
}
