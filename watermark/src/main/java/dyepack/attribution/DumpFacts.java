package dyepack.attribution;

/**
 * What is known of a dump besides its tallies.
 *
 * @param rows rows read
 * @param rowsMatched rows whose identifiers are in the ledger's index, ambiguous ones included,
 *     repeated ones counted once
 * @param rowsMatchedByChance how many would be expected to match if the dump were not ours
 * @param condition in what condition the marks are
 */
public record DumpFacts(
    long rows, long rowsMatched, double rowsMatchedByChance, MarkCondition condition) {
  /** Refuses impossible counts. */
  public DumpFacts {
    if (rows < 0 || rowsMatched < 0 || rowsMatchedByChance < 0) {
      throw new IllegalArgumentException("negative counts");
    }
  }
}
