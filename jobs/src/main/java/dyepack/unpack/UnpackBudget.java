package dyepack.unpack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one seized file may still unpack to, at all its levels together. Not for use by several
 * threads.
 */
public final class UnpackBudget {
  private final UnpackLimits limits;
  private final long rootFileBytes;
  private final long mostBytes;
  private long entries;
  private long bytes;

  /**
   * The budget of a file from which nothing was taken yet.
   *
   * @param rootFileBytes length of the seized file
   * @param work where entries are written: half of its free room may be used
   */
  public UnpackBudget(UnpackLimits limits, long rootFileBytes, Path work) throws IOException {
    this.limits = limits;
    this.rootFileBytes = Math.max(1, rootFileBytes);
    this.mostBytes = Math.min(limits.rootBytes(), Files.getFileStore(work).getUsableSpace() / 2);
  }

  UnpackLimits limits() {
    return limits;
  }

  /**
   * Counts one more entry.
   *
   * @throws LimitReachedException if there are too many
   */
  void entry() throws LimitReachedException {
    if (entries >= limits.entriesPerRoot()) {
      throw new LimitReachedException(
          "more than " + limits.entriesPerRoot() + " entries in one file and the archives in it");
    }
    entries++;
  }

  /**
   * Counts bytes that were taken out.
   *
   * @throws LimitReachedException if there are too many
   */
  void took(long more) throws LimitReachedException {
    bytes += more;
    if (bytes > mostBytes) {
      throw new LimitReachedException("it unpacks to more than " + mostBytes + " bytes");
    }
    boolean large = bytes / 8 > limits.ratioFromBytes();
    if (large && bytes / limits.ratio() > rootFileBytes) {
      throw new LimitReachedException(
          "it unpacks to more than " + limits.ratio() + " times its length");
    }
  }
}
