package dyepack.identity;

import dyepack.share.BlindIndex;
import java.io.Serializable;

/**
 * One look-up in the ledger's index for a row that was found. Probes of one use are alternatives:
 * any that hits counts. Probes of different uses ought to name the same row.
 *
 * @param use what the key is made of, see {@link KeyKind}; 0 looks for a row's id
 * @param key the keyed tag to look for
 * @param strength how sure a hit is
 */
public record Probe(int use, BlindIndex key, Strength strength) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How sure a hit is. */
  public enum Strength {
    /** A whole identifier or combination. */
    EXACT,
    /** A part of an identifier; may hit several rows, or a wrong one. */
    PARTIAL,
    /** A part of an address: says which rows to compare with it. */
    NEARBY
  }
}
