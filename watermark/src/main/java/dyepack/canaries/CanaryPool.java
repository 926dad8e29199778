package dyepack.canaries;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The canaries of one dataset and epoch, in the order in which they were made.
 *
 * @param header the columns of the table
 * @param canaries every canary, ascending by number
 * @param notes for the owner, without any value: why there are fewer canaries than asked for, what
 *     could show them, and the chance that a made-up number belongs to a living person
 */
public record CanaryPool(List<String> header, List<Canary> canaries, List<String> notes) {

  /** Copies the lists. */
  public CanaryPool {
    header = List.copyOf(header);
    canaries = List.copyOf(canaries);
    notes = List.copyOf(notes);
  }

  /** Returns a pool without canaries. */
  public static CanaryPool none(List<String> header, String note) {
    return new CanaryPool(header, List.of(), List.of(note));
  }

  /**
   * Returns the canaries from which a share of {@code rows} rows draws: the first of each tier, as
   * many as {@link TierCounts#cappedFor} allows, in the order of the pool. Empty below {@link
   * TierCounts#FEWEST_ROWS} rows. The same arguments always give the same canaries, also after the
   * pool has grown.
   */
  public List<Canary> forShareOf(long rows, TierCounts policy) {
    TierCounts counts = policy.cappedFor(rows);
    Map<Tier, Integer> taken = new EnumMap<>(Tier.class);
    List<Canary> drawn = new ArrayList<>();
    for (Canary canary : canaries) {
      Tier tier = canary.tier();
      if (taken.merge(tier, 1, Integer::sum) <= counts.poolSize(tier)) {
        drawn.add(canary);
      }
    }
    return List.copyOf(drawn);
  }
}
