package dyepack.share;

import com.google.common.primitives.Longs;
import java.io.Serializable;
import java.util.HexFormat;

/**
 * The 16-byte keyed tag that stands for an identifier in the ledger; the tag of a row's primary
 * identifier is also the row's id. Blind indexes sort as unsigned bytes.
 *
 * @param high bytes 0 to 7, big-endian
 * @param low bytes 8 to 15, big-endian
 */
public record BlindIndex(long high, long low) implements Comparable<BlindIndex>, Serializable {
  private static final long serialVersionUID = 1L;

  /** Length in bytes. */
  public static final int BYTES = 16;

  /** Reads the 16 bytes of {@code bytes} that start at {@code offset}. */
  public static BlindIndex read(byte[] bytes, int offset) {
    return new BlindIndex(longAt(bytes, offset), longAt(bytes, offset + 8));
  }

  /** Writes the 16 bytes into {@code target} from {@code offset} on. */
  public void write(byte[] target, int offset) {
    for (int i = 0; i < 8; i++) {
      target[offset + i] = (byte) (high >>> (56 - 8 * i));
      target[offset + 8 + i] = (byte) (low >>> (56 - 8 * i));
    }
  }

  /** Returns the 16 bytes. */
  public byte[] toBytes() {
    byte[] bytes = new byte[BYTES];
    write(bytes, 0);
    return bytes;
  }

  @Override
  public int compareTo(BlindIndex other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** Returns 32 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(toBytes());
  }

  private static long longAt(byte[] bytes, int offset) {
    return Longs.fromBytes(
        bytes[offset],
        bytes[offset + 1],
        bytes[offset + 2],
        bytes[offset + 3],
        bytes[offset + 4],
        bytes[offset + 5],
        bytes[offset + 6],
        bytes[offset + 7]);
  }
}
