package dyepack.code;

import java.io.Serializable;
import java.util.List;

/**
 * Everybody a dump is tested against, with the mark keys of one dataset and epoch. An index into
 * {@link Lineage#suspects()} names a recipient everywhere in tallies.
 */
public final class Recipients implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Lineage lineage;
  private final byte[][] markKeys;

  /**
   * Joins suspects and keys.
   *
   * @param markKeys 16 bytes per suspect, in the same order
   */
  public Recipients(Lineage lineage, List<byte[]> markKeys) {
    if (markKeys.size() != lineage.size()) {
      throw new IllegalArgumentException(
          markKeys.size() + " keys for " + lineage.size() + " recipients");
    }
    this.lineage = lineage;
    this.markKeys = markKeys.stream().map(byte[]::clone).toArray(byte[][]::new);
  }

  /** Returns how many there are, phantoms included. */
  public int size() {
    return markKeys.length;
  }

  /** Returns who they are and who got the data from whom. */
  public Lineage lineage() {
    return lineage;
  }

  /** Makes the code of one recipient; for one thread. */
  SymbolCode symbolCode(int recipient) {
    return new SymbolCode(markKeys[recipient]);
  }

  /** Never shows a key. */
  @Override
  public String toString() {
    return "Recipients[" + markKeys.length + ", keys redacted]";
  }
}
