package dyepack.embed;

import dyepack.digest.TwoDigests;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new file whose SHA-256 and SM3 (GB/T 32905-2016) are known when it is closed. */
final class DigestedFile extends OutputStream {
  private final OutputStream out;
  private final TwoDigests digests = new TwoDigests();

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
    digests.update(bytes, offset, count);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  long length() {
    return digests.bytes();
  }

  /** Ends the digest; once only. */
  String sha256Hex() {
    return digests.sha256();
  }

  /** Ends the digest; once only. */
  String sm3Hex() {
    return digests.sm3();
  }
}
