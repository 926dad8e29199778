package dyepack.flow;

import dyepack.ledger.DatasetHistory;
import dyepack.ledger.Epoch;
import dyepack.ledger.Ledger;
import dyepack.ledger.Release;
import dyepack.match.MatchJob;
import dyepack.match.TableMapping;
import dyepack.policy.SharePolicy;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The chance of accusing anybody innocent that owners accept: the {@code decision.alpha} of the
 * policy under which a dataset was last shared.
 */
final class AcceptedError {
  /** Name of the fact of a release that keeps it. */
  static final String FACT = "alpha";

  private AcceptedError() {}

  /**
   * Returns what a trace may accept: the smallest that holds for a dataset whose columns were found
   * in the dump, or the default where no policy said anything. Which columns were found doesn't
   * depend on anybody's symbols, so the bound holds at the alpha that this chooses.
   */
  static double of(Ledger ledger, MatchJob.Request mapped) {
    Set<String> found = new TreeSet<>();
    for (HashMap<Integer, TableMapping> byEpoch : mapped.mappings().values()) {
      byEpoch.keySet().forEach(epoch -> found.add(mapped.epochs().get(epoch).dataset()));
    }
    return found.stream()
        .mapToDouble(name -> ledger.state().dataset(name).map(AcceptedError::of).orElseThrow())
        .min()
        .orElse(SharePolicy.DEFAULT_ALPHA);
  }

  private static double of(DatasetHistory dataset) {
    Optional<Release> newest = Optional.empty();
    for (Epoch epoch : dataset.epochs()) {
      for (Release release : epoch.releases().values()) {
        if (newest.isEmpty() || release.record().number() > newest.get().record().number()) {
          newest = Optional.of(release);
        }
      }
    }
    double said =
        newest.map(release -> release.record().facts().path(FACT).asDouble(0)).orElse(0.0);
    return said > 0 && said <= 0.01 ? said : SharePolicy.DEFAULT_ALPHA;
  }
}
