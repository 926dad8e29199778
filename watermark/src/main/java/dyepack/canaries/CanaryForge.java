package dyepack.canaries;

/**
 * Draws canaries from the joint distribution of a table. Its only chance is the forge key, so that
 * the same request gives the same pool.
 */
public final class CanaryForge {
  private final byte[] forgeKey;

  /** Takes the epoch's key for the pool ({@code EpochKeys.forgeKey()}); copied. */
  public CanaryForge(byte[] forgeKey) {
    this.forgeKey = forgeKey.clone();
  }

  /**
   * Returns the pool: the existing canaries and as many new ones as the counts, capped for the
   * table's rows, need. Fewer, with a note that says why, where no fitting identifiers are left;
   * never an exception for data that can't be imitated.
   */
  public CanaryPool forge(ForgeRequest request) {
    if (forgeKey.length == 0) {
      throw new IllegalStateException("no key");
    }
    return CanaryPool.none(request.header(), "No canaries yet.");
  }
}
