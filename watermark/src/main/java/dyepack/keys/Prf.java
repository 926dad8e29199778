package dyepack.keys;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) under one key: the keyed function behind blind indexes, derivations and
 * keyed choices. Immutable; any number of threads may use it.
 *
 * <p>The two hash states that depend on the key alone are computed once and cloned for each
 * message, which for the short messages of an index is about twice as fast as {@code
 * javax.crypto.Mac}.
 */
public final class Prf {
  /** Length of an output in bytes. */
  public static final int BYTES = 32;

  private static final int BLOCK_BYTES = 64;

  private final MessageDigest inner;
  private final MessageDigest outer;

  /** Sets the function up under {@code key}. */
  public Prf(byte[] key) {
    byte[] block =
        Arrays.copyOf(key.length > BLOCK_BYTES ? sha256().digest(key) : key, BLOCK_BYTES);
    inner = started(block, 0x36);
    outer = started(block, 0x5c);
    Arrays.fill(block, (byte) 0);
  }

  private static MessageDigest started(byte[] block, int pad) {
    byte[] padded = new byte[BLOCK_BYTES];
    for (int i = 0; i < BLOCK_BYTES; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    MessageDigest digest = sha256();
    digest.update(padded);
    Arrays.fill(padded, (byte) 0);
    return digest;
  }

  /** Returns the 32 bytes of HMAC(key, parts[0] || parts[1] || ...). */
  public byte[] of(byte[]... parts) {
    MessageDigest digest = copy(inner);
    for (byte[] part : parts) {
      digest.update(part);
    }
    byte[] out = digest.digest();
    finish(out, 0);
    return out;
  }

  /**
   * Writes the 32 bytes of HMAC(key, message[0..length)) into {@code out} from {@code outOffset}
   * on.
   */
  public void write(byte[] message, int length, byte[] out, int outOffset) {
    MessageDigest digest = copy(inner);
    digest.update(message, 0, length);
    finishInto(digest, out, outOffset);
    finish(out, outOffset);
  }

  /** Turns the inner hash at {@code offset} into the outer one, in place. */
  private void finish(byte[] hash, int offset) {
    MessageDigest digest = copy(outer);
    digest.update(hash, offset, BYTES);
    finishInto(digest, hash, offset);
  }

  private static void finishInto(MessageDigest digest, byte[] out, int offset) {
    try {
      int written = digest.digest(out, offset, BYTES);
      if (written != BYTES) {
        throw new IllegalStateException("SHA-256 gave " + written + " bytes");
      }
    } catch (DigestException e) {
      throw new IllegalArgumentException("The output needs 32 bytes", e);
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("This Java's SHA-256 can't be cloned", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  /** Says what this is, never the key. */
  @Override
  public String toString() {
    return "Prf[key hidden]";
  }
}
