package dyepack.flow;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A folder beside {@code --out}, on the same file system, where copies wait until the ledger holds
 * them. Removed with whatever is left in it.
 *
 * <p>A process that is killed leaves its folder behind, with copies that no entry names. Each
 * folder therefore holds a file that its process keeps locked, and the next share beside the same
 * {@code --out} removes the folders whose lock is free.
 */
final class Staging implements AutoCloseable {
  private static final String PREFIX = ".dyepack-staging-";

  private static final String UNFINISHED = ".dyepack-making-";

  private static final String LOCK = "in-use";

  private final Path folder;
  private final FileChannel lock;
  private int folders;

  private Staging(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes a staging folder, and {@code out} if it is missing. */
  static Staging beside(Path out) {
    Path absolute = out.toAbsolutePath().normalize();
    Path parent = Objects.requireNonNullElse(absolute.getParent(), absolute);
    try {
      Files.createDirectories(absolute);
      removeAbandoned(parent);
      // Locked under another name first: a folder of the final name is never seen without its lock.
      Path made = Files.createTempDirectory(parent, UNFINISHED);
      FileChannel lock =
          FileChannel.open(
              made.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      FileLock unused = lock.lock();
      String random = made.getFileName().toString().substring(UNFINISHED.length());
      Path folder =
          Files.move(made, parent.resolve(PREFIX + random), StandardCopyOption.ATOMIC_MOVE);
      return new Staging(folder, lock);
    } catch (IOException e) {
      throw new BadInputException(
          "Can't write beside "
              + out
              + ", where copies wait until they are recorded: "
              + e.getMessage(),
          e);
    }
  }

  private static void removeAbandoned(Path parent) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
      found.forEach(folders::add);
    }
    for (Path folder : folders) {
      if (abandoned(folder)) {
        remove(folder);
      }
    }
  }

  /** Says whether no process holds the folder. */
  private static boolean abandoned(Path folder) {
    try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock held = lock.tryLock()) {
      return held != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** Makes a folder of its own for one job. */
  String newFolder() {
    Path made = folder.resolve(Integer.toString(folders++));
    try {
      return Files.createDirectories(made).toString();
    } catch (IOException e) {
      throw new BadInputException("Can't write to " + made + ": " + e.getMessage(), e);
    }
  }

  /** Lets a file appear in its place, at once. */
  static void publish(Path staged, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path unused =
        Files.move(
            staged, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    assert unused != null;
  }

  @Override
  public void close() {
    try (lock) {
      remove(folder);
    } catch (IOException e) {
      throw new BadInputException(
          "Staging folder " + folder + " can't be removed; remove it by hand.", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    Path unused =
        Files.walkFileTree(
            folder,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                  throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                  throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
              }
            });
    assert unused != null;
  }
}
