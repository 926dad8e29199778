package dyepack.code;

import java.io.Serializable;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-128 on single blocks under one fixed key, as the pseudo-random function of SPEC.md; never a
 * way to encrypt data. The cipher is made on first use after deserialising. Not thread-safe.
 */
final class AesBlocks implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int BLOCK_BYTES = 16;

  private final byte[] key;
  private transient @Nullable Cipher cipher;

  AesBlocks(byte[] key) {
    if (key.length != 16) {
      throw new IllegalArgumentException("an AES-128 key has 16 bytes, not " + key.length);
    }
    this.key = key.clone();
  }

  /** Encrypts {@code count} blocks from {@code in} to {@code out}, each from its start. */
  void encrypt(byte[] in, int count, byte[] out) {
    try {
      int written = cipher().update(in, 0, count * BLOCK_BYTES, out, 0);
      if (written != count * BLOCK_BYTES) {
        throw new IllegalStateException("the AES provider buffered a whole block");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES failed", e);
    }
  }

  private Cipher cipher() throws GeneralSecurityException {
    Cipher ready = cipher;
    if (ready == null) {
      // Whole blocks of pseudo-random input under a key used for nothing else: ECB is the bare
      // permutation that is wanted here.
      @SuppressWarnings("InsecureCryptoUsage")
      Cipher made = Cipher.getInstance("AES/ECB/NoPadding");
      made.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      cipher = made;
      ready = made;
    }
    return ready;
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "AesBlocks[redacted]";
  }
}
