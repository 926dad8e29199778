package dyepack.keys;

import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Writes a small file that its owner alone may read (mode 0600), so that at any moment either the
 * old file or the whole new one is there: temporary file beside it, fsync, rename, fsync of the
 * folder.
 */
final class OwnerOnlyFile {
  private static final int MOST_BYTES = 1 << 20;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OwnerOnlyFile() {}

  /** Writes {@code text} where no file may be yet. */
  static void writeNew(Path path, String text) {
    try {
      Path temporary = writeTemporary(path, text);
      try {
        moveWithoutReplacing(temporary, path);
      } finally {
        Files.deleteIfExists(temporary);
      }
      syncFolder(path);
    } catch (FileAlreadyExistsException e) {
      throw new BadInputException(
          "File " + path + " is there already and is not overwritten; move it away first.", e);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Writes {@code text} in the place of whatever is at {@code path}. */
  static void replace(Path path, String text) {
    try {
      Path temporary = writeTemporary(path, text);
      try {
        moveReplacing(temporary, path);
      } finally {
        Files.deleteIfExists(temporary);
      }
      syncFolder(path);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Reads a file of at most one megabyte. */
  static String read(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new BadInputException("Key file " + path + " is a folder; name the file in it.");
      }
      if (Files.size(path) > MOST_BYTES) {
        throw new BadInputException(path + " is too large for a key file.");
      }
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new BadInputException(
          "There is no key file " + path + "; name the right one with --key.", e);
    } catch (AccessDeniedException e) {
      throw new BadInputException("Key file " + path + " may not be read by this user.", e);
    } catch (IOException e) {
      throw new BadInputException("Key file " + path + " can't be read: " + e.getMessage(), e);
    }
  }

  /** Tells whether the file system lets others than the owner read the file. */
  static boolean readableByOthers(Path path) {
    if (!posix(path)) {
      return false;
    }
    try {
      Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
      return others.contains(PosixFilePermission.GROUP_READ)
          || others.contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException e) {
      throw new BadInputException("Key file " + path + " can't be looked at: " + e.getMessage(), e);
    }
  }

  private static Path writeTemporary(Path path, String text) throws IOException {
    Path temporary =
        path.resolveSibling(
            "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    Files.deleteIfExists(temporary);
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(temporary, options, ownerOnly(path))) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        int written = channel.write(bytes);
        if (written < 0) {
          throw new IOException("nothing could be written");
        }
      }
      channel.force(true);
    }
    return temporary;
  }

  /** A hard link fails where a file is; a rename would replace it. */
  private static void moveWithoutReplacing(Path temporary, Path path) throws IOException {
    try {
      Path linked = Files.createLink(path, temporary);
      if (!linked.equals(path)) {
        throw new IOException("linked to another place");
      }
    } catch (UnsupportedOperationException e) {
      Path moved = Files.move(temporary, path);
      if (!moved.equals(path)) {
        throw new IOException("moved to another place", e);
      }
    }
  }

  private static void moveReplacing(Path temporary, Path path) throws IOException {
    try {
      Path moved =
          Files.move(
              temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      if (!moved.equals(path)) {
        throw new IOException("moved to another place");
      }
    } catch (AtomicMoveNotSupportedException e) {
      Path moved = Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
      if (!moved.equals(path)) {
        throw new IOException("moved to another place", e);
      }
    }
  }

  private static void syncFolder(Path path) throws IOException {
    if (!posix(path)) {
      return;
    }
    try (FileChannel folder =
        FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return posix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static BadInputException cannotWrite(Path path, IOException e) {
    String why =
        e instanceof NoSuchFileException
            ? "its folder does not exist"
            : String.valueOf(e.getMessage());
    return new BadInputException("File " + path + " can't be written: " + why + ".", e);
  }
}
