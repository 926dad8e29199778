package dyepack.canaries;

import java.util.List;

/**
 * Tells which identifiers real rows (of any release the ledger knows) or earlier canaries have, so
 * that no canary meets one.
 */
@FunctionalInterface
public interface KnownIdentifiers {

  /** Knows nothing: for tests and for tables without an index. */
  KnownIdentifiers NONE = (identifier, cells) -> false;

  /**
   * Returns whether a row with this identifier exists.
   *
   * @param identifier which one of the policy's identifiers, from 0 (the primary one)
   * @param cells the cells of its columns, as they would stand in the table
   */
  boolean known(int identifier, List<String> cells);
}
