package dyepack.ingest;

import dyepack.share.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this run alone for what is unpacked and parsed: made when first needed, readable by
 * its owner only, removed at the end of the run or of the process.
 */
final class WorkFolder implements Closeable {
  private final @Nullable Path parent;
  private @Nullable Path folder;
  private @Nullable Thread atExit;
  private long files;

  /**
   * In {@code parent}, or in the system's temporary folder.
   *
   * @throws BadInputException if {@code parent} is no folder and can't be made one
   */
  WorkFolder(@Nullable Path parent) {
    this.parent = parent;
    if (parent != null) {
      try {
        Files.createDirectories(parent);
      } catch (IOException e) {
        throw new BadInputException(
            "Working folder "
                + parent
                + " can't be made; give one that can be written with --work.",
            e);
      }
    }
  }

  private Path folder() throws IOException {
    Path made = folder;
    if (made == null) {
      made =
          parent == null
              ? Files.createTempDirectory("dyepack-")
              : Files.createTempDirectory(parent, "dyepack-");
      folder = made.toRealPath();
      made = folder;
      Path doomed = made;
      Thread hook = new Thread(() -> remove(doomed), "remove-working-folder");
      atExit = hook;
      Runtime.getRuntime().addShutdownHook(hook);
    }
    return made;
  }

  /** A folder in it. */
  Path inner(String name) throws IOException {
    return Files.createDirectories(folder().resolve(name));
  }

  /** A file in it that doesn't exist yet. */
  Path fresh(String kind) throws IOException {
    return inner(kind).resolve(Long.toString(files++));
  }

  /** Another way to a file, for one whose own path can't be written as text. */
  Path link(Path file) throws IOException {
    return Files.createSymbolicLink(fresh("named"), file.toAbsolutePath());
  }

  @Override
  public void close() {
    Path doomed = folder;
    if (doomed == null) {
      return;
    }
    folder = null;
    remove(doomed);
    Thread hook = atExit;
    if (hook != null) {
      atExit = null;
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending: the hook runs, and finds nothing.
      }
    }
  }

  private static void remove(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException fault)
                throws IOException {
              Files.deleteIfExists(dir);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // It is in a temporary folder, and the next thing to do is to end.
    }
  }
}
