package dyepack.ingest;

import dyepack.digest.TwoDigests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Digests of a whole file, taken in one reading: at once, or by a thread of their own while the
 * file is being looked into.
 */
final class FileDigests {
  private record Taken(String sha256, String sm3) {}

  private final long bytes;
  private final CompletableFuture<Taken> taken;

  private FileDigests(long bytes, CompletableFuture<Taken> taken) {
    this.bytes = bytes;
    this.taken = taken;
  }

  /** Digests that are known already, lower-case hex. */
  FileDigests(long bytes, String sha256, String sm3) {
    this(bytes, CompletableFuture.completedFuture(new Taken(sha256, sm3)));
  }

  /** Reads a file from beginning to end. */
  static FileDigests of(Path file) throws IOException {
    try (InputStream in = open(file)) {
      long[] bytes = new long[1];
      Taken taken = take(in, bytes);
      return new FileDigests(bytes[0], taken.sha256, taken.sm3);
    }
  }

  /**
   * Begins to read a file, and goes on while the caller does something else with it.
   *
   * @throws IOException if it can't be opened
   */
  static FileDigests beside(Path file) throws IOException {
    long length = Files.size(file);
    InputStream opened = open(file);
    return new FileDigests(
        length,
        CompletableFuture.supplyAsync(
            () -> {
              try (InputStream in = opened) {
                return take(in, new long[1]);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            reading -> {
              Thread thread = new Thread(reading, "digests");
              thread.setDaemon(true);
              thread.start();
            }));
  }

  private static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Taken take(InputStream in, long[] bytes) throws IOException {
    TwoDigests digests = new TwoDigests();
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digests.update(buffer, 0, n);
    }
    bytes[0] = digests.bytes();
    return new Taken(digests.sha256(), digests.sm3());
  }

  /** Length of the file. */
  long bytes() {
    return bytes;
  }

  /**
   * SHA-256 (FIPS 180-4), lower-case hex.
   *
   * @throws UncheckedIOException if the file can't be read to its end
   */
  String sha256() {
    return taken().sha256;
  }

  /**
   * SM3 (GB/T 32905-2016), lower-case hex.
   *
   * @throws UncheckedIOException if the file can't be read to its end
   */
  String sm3() {
    return taken().sm3;
  }

  private Taken taken() {
    try {
      return taken.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UncheckedIOException unreadable ? unreadable : e;
    }
  }

  /** SHA-256 of a file alone, to see whether it is still the same. */
  static String sha256(Path file) throws IOException {
    MessageDigest sha = TwoDigests.newSha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
