package dyepack.ledger;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A file of the ledger as an entry names it.
 *
 * @param name file name inside its folder
 * @param sha256 digest of the file's bytes as stored (sealed, where it is sealed)
 * @param bytes length of the file
 */
public record StoredFile(String name, String sha256, long bytes) {
  /** Refuses names that leave their folder and digests that are none. */
  public StoredFile {
    Shape.fileName(name);
    Shape.sha256(sha256, "sha256");
    Shape.count(bytes, "bytes");
  }

  /** Names a file that was just written under its final name, once the disk has all of it. */
  public static StoredFile of(Path file) {
    try {
      force(file, WRITE);
      force(file.toAbsolutePath().resolveSibling("."), READ);
    } catch (IOException e) {
      throw new BadInputException("Can't write " + file + ": " + e.getMessage(), e);
    }
    return read(file);
  }

  /** Returns once the disk has what was written to a file, or the names in a folder. */
  static void force(Path path, OpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  /** Names a file as it stands. */
  static StoredFile read(Path file) {
    MessageDigest digest = Envelope.newSha256();
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    } catch (IOException e) {
      throw new BadInputException("Can't read " + file + ": " + e.getMessage(), e);
    }
    return new StoredFile(file.getFileName().toString(), Shape.hex(digest.digest()), bytes);
  }
}
