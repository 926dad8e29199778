package dyepack.unpack;

import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.FileExtents;
import dyepack.cells.PasswordNeededException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
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

  private static final int HEADER_BYTES = 32;
  private static final String HEADERS = "header and list of entries";

  /** How the library's message begins where it doesn't know a method, PPMd above all. */
  private static final String UNSUPPORTED = "Unsupported compression method";

  private static final String METHOD = "packed by a method that isn't read here, such as PPMd";

  private final Unpacking archive;

  private SevenZipArchive(Unpacking archive) {
    this.archive = archive;
  }

  static void unpack(Unpacking archive) throws IOException {
    new SevenZipArchive(archive).unpack();
  }

  private void unpack() throws IOException {
    int entries = 0;
    String fault = "";
    try (SevenZFile file = open(password())) {
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
        fault = fault.isEmpty() ? stored.fault() : fault;
        archive.sink().entry(stored);
        Unpacker.checkCut(stored);
      }
    } catch (PasswordNeededException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      boolean method = String.valueOf(e.getMessage()).startsWith(UNSUPPORTED);
      account(method ? METHOD : "entries that can't be read");
      if (method && e instanceof IOException io) {
        throw new UnknownMethodException(METHOD + "; unpack it with 7-Zip and give the folder", io);
      }
      throw e;
    }
    account(fault);
  }

  /**
   * Where the archive's bytes went (7-Zip's {@code DOC/7zFormat.txt}): the header says where the
   * list of entries stands, packed entries lie between the two. Entries may share packed bytes, so
   * where one can't be read, all of them are told as such.
   */
  private void account(String fault) throws IOException {
    FileExtents extents = new FileExtents();
    long bytes = archive.fileBytes();
    ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel in = FileChannel.open(archive.file(), StandardOpenOption.READ)) {
      if (in.read(head, 0) < HEADER_BYTES) {
        return;
      }
    }
    long list = HEADER_BYTES + Math.max(0, Math.min(bytes, head.getLong(12)));
    long end = list + Math.max(0, Math.min(bytes, head.getLong(20)));
    extents.add(Kind.HEADER, HEADERS, 0, HEADER_BYTES);
    extents.add(fault.isEmpty() ? Kind.RECORD : Kind.REJECTED, fault, HEADER_BYTES, list);
    extents.add(Kind.HEADER, HEADERS, list, end);
    archive
        .sink()
        .account(extents.account(bytes, Kind.NOISE, "bytes after the end of the archive"));
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
