package dyepack.flow;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder beside {@code --out}, on the same file system, where copies wait until the ledger holds
 * them. Removed with whatever is left in it.
 */
final class Staging implements AutoCloseable {
  private static final String PREFIX = ".dyepack-staging-";

  private final Path folder;
  private int folders;

  private Staging(Path folder) {
    this.folder = folder;
  }

  /** Makes a staging folder, and {@code out} if it is missing. */
  static Staging beside(Path out) {
    Path absolute = out.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      return new Staging(Files.createTempDirectory(absolute.getParent(), PREFIX));
    } catch (IOException e) {
      throw new BadInputException(
          "Can't write beside "
              + out
              + ", where copies wait until they are recorded: "
              + e.getMessage(),
          e);
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
    try {
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
    } catch (IOException e) {
      throw new BadInputException(
          "Staging folder " + folder + " can't be removed; remove it by hand.", e);
    }
  }
}
