package dyepack.embed;

import dyepack.digest.TwoDigests;
import java.io.IOException;
import java.io.InputStream;

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
    TwoDigests digests = new TwoDigests();
    byte[] buffer = new byte[1 << 16];
    int read;
    while ((read = in.read(buffer)) > 0) {
      digests.update(buffer, 0, read);
    }
    return new Digests(digests.sha256(), digests.sm3(), digests.bytes());
  }
}
