package dyepack.embed;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** A new file whose SHA-256 and SM3 (GB/T 32905-2016) are known when it is closed. */
final class DigestedFile extends OutputStream {
  private final OutputStream out;
  private final MessageDigest sha256 = sha256();
  private final SM3Digest sm3 = new SM3Digest();
  private long length;

  DigestedFile(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    out.write(bytes, offset, count);
    sha256.update(bytes, offset, count);
    sm3.update(bytes, offset, count);
    length += count;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  long length() {
    return length;
  }

  /** Ends the digest; once only. */
  String sha256Hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Ends the digest; once only. */
  String sm3Hex() {
    byte[] digest = new byte[32];
    int written = sm3.doFinal(digest, 0);
    assert written == digest.length;
    return HexFormat.of().formatHex(digest);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
