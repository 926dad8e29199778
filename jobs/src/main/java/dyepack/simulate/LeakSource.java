package dyepack.simulate;

/**
 * One who contributes to a leak.
 *
 * @param recipient the recipient's id
 * @param rows what was delivered to them
 * @param share weight of this source among the sources, positive; a weight of 0 stands for "as much
 *     as the others"
 */
public record LeakSource(String recipient, RowSource rows, double share) {
  /** Refuses a negative share. */
  public LeakSource {
    if (!(share >= 0)) {
      throw new IllegalArgumentException("share " + share);
    }
  }

  /** A source that contributes as much as the others. */
  public static LeakSource of(String recipient, RowSource rows) {
    return new LeakSource(recipient, rows, 0);
  }
}
