package dyepack.ingest;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
   * @throws BadInputException if a path doesn't exist or can't be read
   */
  public static DumpInput open(List<Path> paths) {
    return open(paths, DumpLimits.DEFAULT);
  }

  /** Looks through files and folders. */
  public static DumpInput open(List<Path> paths, DumpLimits limits) {
    List<DumpFile> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new BadInputException("Dump " + path + " doesn't exist.");
      }
      try {
        if (Files.isDirectory(path)) {
          walk(path.toRealPath(), path.toString(), limits, files);
        } else {
          files.add(DumpOpening.file(path.toRealPath(), path.toString(), limits));
        }
      } catch (IOException e) {
        throw new BadInputException("Dump " + path + " can't be read: " + e.getMessage() + ".", e);
      }
    }
    return new DumpInput(files);
  }

  private static void walk(Path folder, String name, DumpLimits limits, List<DumpFile> files)
      throws IOException {
    List<Path> children;
    try (Stream<Path> listed = Files.list(folder)) {
      children = listed.sorted().toList();
    }
    for (Path child : children) {
      String path = name + "/" + child.getFileName();
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        walk(child, path, limits, files);
      } else if (files.size() >= limits.files()) {
        throw new BadInputException(
            "Dump " + folder + " holds more than " + limits.files() + " files.");
      } else {
        files.add(DumpOpening.file(child, path, limits));
      }
    }
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
