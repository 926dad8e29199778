package dyepack.ingest;

import java.nio.file.Path;
import java.util.List;

/**
 * Looks through seized files and says which tables they hold.
 *
 * <p>Content decides what a file is, never its name. Folders are walked in the order of their
 * names; symbolic links inside them are listed, not followed. Files are opened for reading only.
 * Read now: delimited text of any separator in UTF-8, GB18030 or UTF-16, with or without header;
 * JSON lines and arrays; Parquet; XLSX. Everything else is listed with its digests and the reason
 * why it wasn't read; archives, databases, mail, SQL and chat logs find their place in {@code
 * ContentKind}.
 */
public final class DumpInput {
  private final List<DumpFile> files;

  private DumpInput(List<DumpFile> files) {
    this.files = List.copyOf(files);
  }

  /**
   * Looks through files and folders with the usual limits.
   *
   * @throws dyepack.share.BadInputException if a path doesn't exist or can't be read
   */
  public static DumpInput open(List<Path> paths) {
    return open(paths, DumpLimits.DEFAULT);
  }

  /** Looks through files and folders. */
  public static DumpInput open(List<Path> paths, DumpLimits limits) {
    if (paths.isEmpty()) {
      return new DumpInput(List.of());
    }
    throw new UnsupportedOperationException("not built yet " + paths + limits);
  }

  /** Every file found, in the order of the paths given and of names below them. */
  public List<DumpFile> files() {
    return files;
  }

  /** All tables of all files. */
  public List<DumpTable> tables() {
    return files.stream().flatMap(f -> f.tables().stream()).toList();
  }
}
