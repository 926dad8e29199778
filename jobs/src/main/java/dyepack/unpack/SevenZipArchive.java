package dyepack.unpack;

import dyepack.cells.PasswordNeededException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.jspecify.annotations.Nullable;

/** Unpacks 7z archives, encrypted ones too. */
final class SevenZipArchive {
  /** A wrong password shows itself in the check sum at the end of an entry; longer ones aren't. */
  private static final long TRIAL_BYTES = 64L << 20;

  private final Unpacking archive;

  private SevenZipArchive(Unpacking archive) {
    this.archive = archive;
  }

  static void unpack(Unpacking archive) throws IOException {
    new SevenZipArchive(archive).unpack();
  }

  private void unpack() throws IOException {
    String password = password();
    int entries = 0;
    try (SevenZFile file = open(password)) {
      for (SevenZArchiveEntry entry = file.getNextEntry();
          entry != null;
          entry = file.getNextEntry()) {
        Unpacker.checkEntries(++entries, archive.limits());
        String name = EntryName.visible(entry.getName() == null ? "unnamed" : entry.getName());
        if (entry.isDirectory() || entry.isAntiItem()) {
          continue;
        }
        if (isLink(entry)) {
          archive.sink().unread(name, "a link isn't followed");
          continue;
        }
        InputStream in = file.getInputStream(entry);
        UnpackedEntry stored = archive.store().store(name, in, archive.fileBytes(), -1);
        archive.sink().entry(stored);
        Unpacker.checkCut(stored);
      }
    }
  }

  /** 7-Zip writes Unix modes into the high half of the attributes, marked by bit 15. */
  private static boolean isLink(SevenZArchiveEntry entry) {
    int attributes = entry.getHasWindowsAttributes() ? entry.getWindowsAttributes() : 0;
    return (attributes & 0x8000) != 0 && (attributes >>> 16 & 0xF000) == 0xA000;
  }

  private SevenZFile open(@Nullable String password) throws IOException {
    SevenZFile.Builder builder =
        SevenZFile.builder()
            .setPath(archive.file())
            .setMaxMemoryLimitKiB(archive.limits().memoryMiB() << 10);
    if (password != null) {
      builder.setPassword(password.toCharArray());
    }
    return builder.get();
  }

  private @Nullable String password() throws IOException {
    try {
      trial(null);
      return null;
    } catch (PasswordRequiredException e) {
      List<String> candidates = archive.candidates(List.of());
      for (String candidate : candidates) {
        if (opens(candidate)) {
          archive.passwords().proved(candidate);
          return candidate;
        }
      }
      throw new PasswordNeededException(candidates.size());
    } catch (MemoryLimitException e) {
      throw new LimitReachedException(
          "it needs more than " + archive.limits().memoryMiB() + " MiB of memory");
    }
  }

  private boolean opens(String password) {
    try {
      trial(password);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Reads the first entry that has bytes, to its check sum. */
  private void trial(@Nullable String password) throws IOException {
    try (SevenZFile file = open(password)) {
      for (SevenZArchiveEntry entry = file.getNextEntry();
          entry != null;
          entry = file.getNextEntry()) {
        if (entry.hasStream() && entry.getSize() > 0) {
          byte[] buffer = new byte[1 << 16];
          long read = 0;
          if (password == null) {
            // Without a password one byte tells; damage further on is no matter of passwords.
            readFirst(file, buffer);
            return;
          }
          for (int n = file.read(buffer); n >= 0 && read < TRIAL_BYTES; n = file.read(buffer)) {
            read += n;
          }
          return;
        }
      }
    }
  }

  private static void readFirst(SevenZFile file, byte[] buffer) throws IOException {
    try {
      int n = file.read(buffer, 0, 1);
      if (n < 0) {
        return;
      }
    } catch (PasswordRequiredException e) {
      throw e;
    } catch (IOException e) {
      // Told when the entry is unpacked.
      return;
    }
  }
}
