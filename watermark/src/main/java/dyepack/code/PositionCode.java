package dyepack.code;

import dyepack.share.BlindIndex;
import java.io.Serializable;

/**
 * Lays the marks of a dataset and epoch: {@code M = AES(key, rid xor tag(field))} gives the {@link
 * Position} of (rid, field). The tag is 15 zero bytes and the byte {@code field + 1}.
 *
 * <p>Layout of the 16 bytes of M, big-endian:
 *
 * <pre>
 *   0  1 | 2  3      | 4  5  6  7          | 8  9                 | 10 11    | 12..15
 *   bias | scaleDraw | offset (31 low bits)| level: leading zeros | rateDraw | unused
 * </pre>
 *
 * <p>The bias class is {@code (uniform16 * 3) >>> 16}; thirds are met within 1/65536. Not
 * thread-safe: one instance per thread; a deserialised copy is a new instance.
 */
public final class PositionCode implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Number of fields that can be marked: the nibbles of one AES block. */
  public static final int MAX_FIELDS = 32;

  private final AesBlocks aes;

  /** Creates the code of the 16-byte key that the epoch derives for positions. */
  public PositionCode(byte[] aes128Key) {
    aes = new AesBlocks(aes128Key);
  }

  /** Returns the position of a field, 0 to 31, in the row {@code rid}. */
  public Position at(BlindIndex rid, int field) {
    return at(rid, new int[] {field})[0];
  }

  /** Returns the positions of several fields of one row, in the order given. */
  public Position[] at(BlindIndex rid, int[] fields) {
    byte[] blocks = new byte[fields.length * AesBlocks.BLOCK_BYTES];
    for (int i = 0; i < fields.length; i++) {
      writeInput(rid, fields[i], blocks, i);
    }
    byte[] drawn = new byte[blocks.length];
    aes.encrypt(blocks, fields.length, drawn);
    Position[] positions = new Position[fields.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = decode(drawn, i * AesBlocks.BLOCK_BYTES);
    }
    return positions;
  }

  private static void writeInput(BlindIndex rid, int field, byte[] blocks, int index) {
    if (field < 0 || field >= MAX_FIELDS) {
      throw new IllegalArgumentException("field " + field + " is not one of 0 to 31");
    }
    int start = index * AesBlocks.BLOCK_BYTES;
    rid.write(blocks, start);
    blocks[start + 15] ^= (byte) (field + 1);
  }

  private static Position decode(byte[] m, int at) {
    int biasClass = (uniform16(m, at) * Position.BIAS_CLASSES) >>> 16;
    int offset = ((uniform16(m, at + 4) << 16) | uniform16(m, at + 6)) & Integer.MAX_VALUE;
    int level = Integer.numberOfLeadingZeros(uniform16(m, at + 8)) - 16;
    return new Position(biasClass, offset, uniform16(m, at + 2), level, uniform16(m, at + 10));
  }

  private static int uniform16(byte[] m, int at) {
    return (m[at] & 0xff) << 8 | (m[at + 1] & 0xff);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "PositionCode[redacted]";
  }
}
