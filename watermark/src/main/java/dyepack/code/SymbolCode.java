package dyepack.code;

import dyepack.share.BlindIndex;
import java.io.Serializable;

/**
 * The symbols of one recipient: {@code D = AES(key, rid)} gives 32 nibbles, one per field; field f
 * uses nibble f, the high half of a byte first. One AES block serves all fields of a (row,
 * recipient). Not thread-safe: one instance per thread; a deserialised copy is a new instance.
 *
 * <p>A nibble u is the symbol itself in a 16-ary field. In a binary field {@code t = u & 7} gives
 * the symbol 1 iff t = 0 (class 1/8), t &lt; 4 (class 1/2) or t != 0 (class 7/8); science: thirds
 * of these classes need fewer rows than Tardos' arcsine for one leaker and for 2 to 5 colluders.
 */
public final class SymbolCode implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bytes of one row's nibbles. */
  public static final int ROW_BYTES = AesBlocks.BLOCK_BYTES;

  /** Rows worth encrypting in one call: the buffers stay in the first-level cache. */
  public static final int BATCH_ROWS = 1024;

  /** Eighths of the probability that a binary symbol is 1, by bias class. */
  private static final int[] EIGHTHS_OF_ONE = {1, 4, 7};

  private final AesBlocks aes;

  /** Creates the code of a recipient's 16-byte mark key. */
  public SymbolCode(byte[] markKey) {
    aes = new AesBlocks(markKey);
  }

  /**
   * Writes the nibbles of {@code count} rows.
   *
   * @param rids the row ids one after another, 16 bytes each; best no more than {@link #BATCH_ROWS}
   * @param out receives 16 bytes per row; not the same array as {@code rids}
   */
  public void nibbles(byte[] rids, int count, byte[] out) {
    aes.encrypt(rids, count, out);
  }

  /** Returns the 16 bytes of nibbles of one row. */
  public byte[] nibbles(BlindIndex rid) {
    byte[] out = new byte[ROW_BYTES];
    aes.encrypt(rid.toBytes(), 1, out);
    return out;
  }

  /** Returns nibble {@code field} (0 to 31) of the row whose 16 bytes start at {@code offset}. */
  public static int nibble(byte[] nibbles, int offset, int field) {
    int pair = nibbles[offset + (field >>> 1)];
    return (field & 1) == 0 ? (pair >>> 4) & 15 : pair & 15;
  }

  /** Returns the symbol of a nibble: 0 to 15 in a 16-ary field, else 0 or 1 by bias class. */
  public static int symbol(SymbolKind kind, int biasClass, int nibble) {
    if (kind == SymbolKind.HEX) {
      return nibble;
    }
    int t = nibble & 7;
    boolean one =
        switch (biasClass) {
          case 0 -> t == 0;
          case 1 -> t < 4;
          case 2 -> t != 0;
          default -> throw new IllegalArgumentException("bias class " + biasClass);
        };
    return one ? 1 : 0;
  }

  /** Returns the probability of a symbol when the recipient is innocent: 1/16, 1/8, 1/2 or 7/8. */
  public static double probability(SymbolKind kind, int biasClass, int symbol) {
    if (symbol < 0 || symbol >= kind.symbols()) {
      throw new IllegalArgumentException("symbol " + symbol + " of " + kind);
    }
    if (kind == SymbolKind.HEX) {
      return 1.0 / 16;
    }
    int ones = EIGHTHS_OF_ONE[biasClass];
    return (symbol == 1 ? ones : 8 - ones) / 8.0;
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "SymbolCode[redacted]";
  }
}
