package dyepack.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4) and SM3 (GB/T 32905-2016) of the same bytes, which come piece by piece. Each
 * may be asked for once, at the end. Not for several threads.
 */
public final class TwoDigests {
  private final MessageDigest sha256 = newSha256();
  private final Sm3 sm3 = new Sm3();
  private long bytes;

  /** Takes the next bytes, {@code b[from, from + count)}. */
  public void update(byte[] b, int from, int count) {
    sha256.update(b, from, count);
    sm3.update(b, from, count);
    bytes += count;
  }

  /** How many bytes were taken. */
  public long bytes() {
    return bytes;
  }

  /** SHA-256 of all bytes taken, lower-case hex. */
  public String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** SM3 of all bytes taken, lower-case hex. */
  public String sm3() {
    return HexFormat.of().formatHex(sm3.digest());
  }

  /** SHA-256 alone. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
