package dyepack.keys;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) under one key: the keyed function behind blind indexes, derivations and
 * keyed choices. One {@code Mac} is set up once and reused, so an instance must stay in one thread.
 */
public final class Prf {
  /** Length of an output in bytes. */
  public static final int BYTES = 32;

  private final Mac mac;

  /** Sets the function up under {@code key}, which must not be empty. */
  public Prf(byte[] key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("HMAC-SHA-256 refused the key", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC-SHA-256", e);
    }
  }

  /** Returns the 32 bytes of HMAC(key, parts[0] || parts[1] || ...). */
  public byte[] of(byte[]... parts) {
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  /**
   * Writes the 32 bytes of HMAC(key, message[0..length)) into {@code out} from {@code outOffset}
   * on.
   */
  public void write(byte[] message, int length, byte[] out, int outOffset) {
    mac.update(message, 0, length);
    try {
      mac.doFinal(out, outOffset);
    } catch (ShortBufferException e) {
      throw new IllegalArgumentException("The output needs 32 bytes", e);
    }
  }

  /** Says what this is, never the key. */
  @Override
  public String toString() {
    return "Prf[key hidden]";
  }
}
