package dyepack.keys;

/**
 * HKDF with SHA-256 (RFC 5869): turns one secret into independent keys, told apart by {@code info}.
 */
public final class Hkdf {
  /** The RFC's "salt not provided": as many zero bytes as the hash is long. */
  private static final byte[] NO_SALT = new byte[Prf.BYTES];

  private static final int MOST_BYTES = 255 * Prf.BYTES;

  private Hkdf() {}

  /**
   * Extracts and expands (RFC 5869 §2.2 and §2.3).
   *
   * @param secret the input keying material
   * @param salt the salt; empty means 32 zero bytes
   * @param info what the key is for
   * @param length bytes wanted, 1 to 8,160
   */
  public static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
    if (length < 1 || length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "HKDF gives 1 to " + MOST_BYTES + " bytes, not " + length + ".");
    }
    byte[] pseudorandom = new Prf(salt.length == 0 ? NO_SALT : salt).of(secret);
    Prf expand = new Prf(pseudorandom);
    byte[] output = new byte[length];
    byte[] block = new byte[0];
    for (int done = 0, counter = 1; done < length; done += block.length, counter++) {
      block = expand.of(block, info, new byte[] {(byte) counter});
      System.arraycopy(block, 0, output, done, Math.min(block.length, length - done));
    }
    return output;
  }

  /** Derives a 32-byte key without salt: HKDF(secret, salt = 32 zero bytes, info). */
  static byte[] key(byte[] secret, byte[] info) {
    return derive(secret, NO_SALT, info, Prf.BYTES);
  }
}
