package dyepack.keys;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The owner's one secret, 32 bytes (K_root). Everything else is derived from it; it is never opened
 * to anybody and never leaves the driver, so it is deliberately not serializable.
 */
public final class RootKey {
  /** Length in bytes. */
  public static final int BYTES = 32;

  private static final byte[] SALT = Label.utf8("dyepack/v1/root");

  private final byte[] secret;

  private RootKey(byte[] secret) {
    this.secret = secret;
  }

  /** Draws a new secret. */
  public static RootKey generate(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return new RootKey(secret);
  }

  /** Takes 32 secret bytes as they are; other lengths are refused. */
  public static RootKey of(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException(
          "A root key has " + BYTES + " bytes, not " + secret.length + ".");
    }
    return new RootKey(secret.clone());
  }

  /**
   * Returns the keys of one epoch of one dataset: K_ep = HKDF(K_root, "dyepack/v1/root", "epoch" ||
   * LP(dataset) || LP(epoch in decimal)).
   *
   * @param owner the owner's name as the ledger holds it; it goes into every recipient's key
   * @param dataset the dataset's name
   * @param epoch 1 for a new dataset, one more after each rotation
   */
  public EpochKeys epoch(String owner, String dataset, int epoch) {
    if (epoch < 1) {
      throw new IllegalArgumentException("Epochs count from 1, not " + epoch + ".");
    }
    return new EpochKeys(
        owner, derive(Label.info("epoch", dataset, Integer.toString(epoch))), dataset, epoch);
  }

  /**
   * Returns a 32-byte key for a use that is the whole ledger's, such as the encryption of names:
   * HKDF(K_root, "dyepack/v1/root", "use" || LP(label)).
   */
  public byte[] use(String label) {
    return derive(Label.info("use", label));
  }

  /** Returns a copy of the 32 secret bytes, for the key file alone. */
  byte[] bytes() {
    return secret.clone();
  }

  private byte[] derive(byte[] info) {
    return Hkdf.derive(secret, SALT, info, Prf.BYTES);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RootKey that && MessageDigest.isEqual(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(use("hash-code"));
  }

  /** Says what this is, never the secret. */
  @Override
  public String toString() {
    return "RootKey[hidden]";
  }
}
