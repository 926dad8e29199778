package dyepack.embed;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * Digests of a file's bytes.
 *
 * @param sha256 hexadecimal
 * @param sm3 hexadecimal (GB/T 32905-2016)
 * @param bytes length
 */
public record Digests(String sha256, String sm3, long bytes) {
  /** Reads the stream to its end. */
  public static Digests of(InputStream in) throws IOException {
    MessageDigest sha256 = DigestedFile.sha256();
    SM3Digest sm3 = new SM3Digest();
    byte[] buffer = new byte[1 << 16];
    long length = 0;
    int read;
    while ((read = in.read(buffer)) > 0) {
      sha256.update(buffer, 0, read);
      sm3.update(buffer, 0, read);
      length += read;
    }
    byte[] digest = new byte[32];
    int written = sm3.doFinal(digest, 0);
    assert written == digest.length;
    return new Digests(
        HexFormat.of().formatHex(sha256.digest()), HexFormat.of().formatHex(digest), length);
  }
}
