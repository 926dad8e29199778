package dyepack.canaries;

import java.util.EnumMap;
import java.util.HashMap;
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
    Map<Integer, Integer> places = places();
    return canaries.stream()
        .filter(c -> places.getOrDefault(c.number(), 0) <= counts.poolSize(c.tier()))
        .toList();
  }

  /**
   * Returns by a canary's number which one of its tier it is, from 1. Further rows of a person
   * count as rows, but stand at the place of the person's first: either all are drawn from or none.
   */
  public Map<Integer, Integer> places() {
    Map<Tier, Integer> rows = new EnumMap<>(Tier.class);
    Map<Integer, Integer> places = new HashMap<>();
    for (Canary canary : canaries) {
      int row = rows.merge(canary.tier(), 1, Integer::sum);
      places.put(canary.number(), canary.leads() ? row : places.getOrDefault(canary.draw(), row));
    }
    return places;
  }
}
