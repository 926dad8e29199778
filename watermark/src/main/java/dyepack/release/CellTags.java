package dyepack.release;

import com.google.common.primitives.Ints;
import dyepack.keys.Prf;
import dyepack.share.BlindIndex;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Computes the tags of a row's cells under the epoch's tag key.
 *
 * <ul>
 *   <li><b>Alignment tag</b>, 1 byte a marked field: {@code HMAC-SHA-256(K_tag, 0x61 || rid ||
 *       field (1 byte) || coarse (8 bytes big-endian))[0]}, where {@code coarse} names a bucket so
 *       wide that no mark leaves its neighbourhood. A column that is the field matches in every
 *       row; any other column matches in 1 row of 256.
 *   <li><b>Version tag</b>, 4 bytes a dated column: {@code HMAC-SHA-256(K_tag, 0x76 || rid ||
 *       column (1 byte) || SHA-256(canonical form in UTF-8))[0..4)}. Two different values of a row
 *       agree by chance once in 2^32.
 * </ul>
 *
 * <p>Not thread-safe: one instance a thread.
 */
public final class CellTags {
  /** Tag of a cell that has no coarse value: never equal to a computed one by construction. */
  public static final int NONE = -1;

  private static final byte ALIGNMENT = 0x61;
  private static final byte VERSION = 0x76;

  private final Prf prf;
  private final MessageDigest digest;
  private final byte[] message = new byte[1 + BlindIndex.BYTES + 1 + 8];
  private final byte[] tag = new byte[Prf.BYTES];

  /**
   * Creates the tagger of one epoch.
   *
   * @param tagKey 32 bytes
   */
  public CellTags(byte[] tagKey) {
    prf = new Prf(tagKey);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Returns the alignment tag, 0 to 255.
   *
   * @param field nibble number of the marked field, 0 to 31
   * @param coarse bucket of the cell's value
   */
  public int alignment(BlindIndex rid, int field, long coarse) {
    message[0] = ALIGNMENT;
    rid.write(message, 1);
    message[17] = (byte) field;
    for (int i = 0; i < 8; i++) {
      message[18 + i] = (byte) (coarse >>> (56 - 8 * i));
    }
    prf.write(message, message.length, tag, 0);
    return tag[0] & 0xff;
  }

  /**
   * Returns the version tag of a cell.
   *
   * @param column number of the dated column within the policy's list, 0 to 255
   * @param canonical the cell's canonical, unmarked form
   */
  public int version(BlindIndex rid, int column, String canonical) {
    byte[] form = digest.digest(canonical.getBytes(StandardCharsets.UTF_8));
    byte[] found = prf.of(new byte[] {VERSION}, rid.toBytes(), new byte[] {(byte) column}, form);
    return Ints.fromBytes(found[0], found[1], found[2], found[3]);
  }
}
