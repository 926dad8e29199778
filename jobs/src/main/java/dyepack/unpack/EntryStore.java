package dyepack.unpack;

import dyepack.digest.TwoDigests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/** Writes entries into a folder, each to a file named by its digest, within a budget. */
final class EntryStore {
  /** How the fault of an entry begins that a limit has cut. */
  static final String CUT = "cut ";

  private final Path folder;
  private final UnpackBudget budget;
  private final byte[] buffer = new byte[1 << 16];
  private long files;

  EntryStore(Path folder, UnpackBudget budget) {
    this.folder = folder;
    this.budget = budget;
  }

  UnpackBudget budget() {
    return budget;
  }

  /**
   * Stores an entry. What was read before it turned out damaged or too long is kept and says so.
   *
   * @param name made visible
   * @param in its bytes; stays open
   * @param packedBytes its length in the archive, or the archive's where that isn't known
   * @param crc CRC-32 that it must have, or -1
   * @throws LimitReachedException if the budget is used up
   */
  UnpackedEntry store(String name, InputStream in, long packedBytes, long crc) throws IOException {
    budget.entry();
    Path incoming = folder.resolve("incoming-" + files++);
    TwoDigests digests = new TwoDigests();
    CRC32 sum = new CRC32();
    long bytes = 0;
    String fault = "";
    try (OutputStream out =
        Files.newOutputStream(incoming, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (fault.isEmpty()) {
        int n;
        try {
          n = in.read(buffer);
        } catch (IOException | RuntimeException e) {
          fault = "damaged: it breaks off after " + bytes + " bytes";
          break;
        }
        if (n < 0) {
          break;
        }
        budget.took(n);
        digests.update(buffer, 0, n);
        sum.update(buffer, 0, n);
        out.write(buffer, 0, n);
        bytes += n;
        fault = tooMuch(bytes, packedBytes);
      }
    } catch (IOException e) {
      Files.deleteIfExists(incoming);
      throw e;
    }
    if (fault.isEmpty() && crc >= 0 && sum.getValue() != crc) {
      fault = "damaged: its check sum is wrong";
    }
    String digest = digests.sha256();
    // Two entries of the same bytes are the same file; the later one replaces the earlier.
    Path file = Files.move(incoming, folder.resolve(digest), StandardCopyOption.REPLACE_EXISTING);
    return new UnpackedEntry(name, file, bytes, digest, digests.sm3(), fault);
  }

  private String tooMuch(long bytes, long packedBytes) {
    UnpackLimits limits = budget.limits();
    if (bytes > limits.entryBytes()) {
      return CUT + "after " + bytes + " bytes, the limit of one entry";
    }
    boolean bomb =
        bytes > limits.ratioFromBytes() && bytes / limits.ratio() > Math.max(1, packedBytes);
    return bomb
        ? CUT + "after " + bytes + " bytes: more than " + limits.ratio() + " bytes out for one in"
        : "";
  }
}
