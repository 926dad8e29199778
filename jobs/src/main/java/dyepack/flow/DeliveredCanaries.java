package dyepack.flow;

import dyepack.canaries.Canary;
import dyepack.canaries.CanaryCommitment;
import dyepack.canaries.CanaryInclusion;
import dyepack.canaries.CanaryPool;
import dyepack.canaries.Tier;
import dyepack.ledger.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which canaries a share carried. A small share draws from the first of each tier only, and the
 * ledger doesn't say from how many: the numbers are tried until the canaries give the root that the
 * share's entry commits to (SPEC.md section 10).
 */
final class DeliveredCanaries {
  private final CanaryPool pool;
  private final List<Canary> held;
  private final byte[] saltKey;
  private final Map<Tier, Integer> all = new HashMap<>();

  /** {@link CanaryPool#places()}. */
  private final Map<Integer, Integer> places;

  /**
   * Takes the epoch's pool, the recipient's chain and the recipient's {@code
   * RecipientKeys.saltKey()}.
   */
  DeliveredCanaries(CanaryPool pool, CanaryInclusion inclusion, byte[] saltKey) {
    this.pool = pool;
    held = inclusion.held(pool.canaries());
    this.saltKey = saltKey.clone();
    for (Canary canary : pool.canaries()) {
      all.merge(canary.tier(), 1, Integer::sum);
    }
    places = pool.places();
  }

  /**
   * Returns the numbers of the canaries that the share carried; all that the recipient's keys put
   * in, if no try gives the root.
   */
  Set<Integer> of(Entry.ShareRecorded share) {
    int steps = all.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    Set<List<Integer>> tried = new HashSet<>();
    for (int step = steps; step > 0; step--) {
      for (int more = 0; more < 27; more++) {
        Map<Tier, Integer> first = new HashMap<>();
        int nudge = more;
        for (Tier tier : Tier.values()) {
          long part = (long) all.getOrDefault(tier, 0) * step / steps;
          first.put(tier, (int) part + (nudge % 3 + 1) % 3 - 1);
          nudge /= 3;
        }
        List<Canary> among = heldAmong(first);
        List<Integer> numbers = among.stream().map(Canary::number).toList();
        if (among.size() == share.canaryCount()
            && tried.add(numbers)
            && root(share.shareId(), among).equals(share.canaryRoot())) {
          return Set.copyOf(numbers);
        }
      }
    }
    return Set.copyOf(held.stream().map(Canary::number).toList());
  }

  private List<Canary> heldAmong(Map<Tier, Integer> first) {
    List<Canary> among = new ArrayList<>();
    for (Canary canary : held) {
      if (places.getOrDefault(canary.number(), 0) <= first.getOrDefault(canary.tier(), 0)) {
        among.add(canary);
      }
    }
    return among;
  }

  private String root(String shareId, List<Canary> held) {
    return HexFormat.of().formatHex(CanaryCommitment.root(saltKey, shareId, pool.header(), held));
  }
}
