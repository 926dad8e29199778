package dyepack.ingest;

import dyepack.digest.Sm3;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digests of a whole file, taken in one reading.
 *
 * @param bytes length of the file
 * @param sha256 SHA-256 (FIPS 180-4), lower-case hex
 * @param sm3 SM3 (GB/T 32905-2016), lower-case hex
 */
record FileDigests(long bytes, String sha256, String sm3) {

  static FileDigests of(Path file) throws IOException {
    MessageDigest sha = sha256Digest();
    Sm3 sm3 = new Sm3();
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
        sm3.update(buffer, 0, n);
        bytes += n;
      }
    }
    HexFormat hex = HexFormat.of();
    return new FileDigests(bytes, hex.formatHex(sha.digest()), hex.formatHex(sm3.digest()));
  }

  /** SHA-256 of a file alone, to see whether it is still the same. */
  static String sha256(Path file) throws IOException {
    MessageDigest sha = sha256Digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
