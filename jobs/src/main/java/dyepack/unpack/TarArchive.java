package dyepack.unpack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks tar archives; links and devices in them are listed. */
final class TarArchive {
  private static final long BLOCK = 512;

  private TarArchive() {}

  static void unpack(Unpacking archive) throws IOException {
    int entries = 0;
    ArchiveBytes bytes = new ArchiveBytes();
    long header = 0;
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive.file()), 1 << 16);
        TarArchiveInputStream tar =
            // Names are taken as bytes, since tar doesn't say what they are written in.
            new TarArchiveInputStream(raw, StandardCharsets.ISO_8859_1.name())) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Unpacker.checkEntries(++entries, archive.limits());
        long data = tar.getBytesRead();
        if (entry.isDirectory()) {
          bytes.entry(header, data, data + entry.getSize(), "");
          header = data + entry.getSize();
          continue;
        }
        String name = EntryName.ofBytes(entry.getName());
        if (entry.isSymbolicLink() || entry.isLink()) {
          archive.sink().unread(name, "a link isn't followed");
        } else if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
          archive.sink().unread(name, "not a regular file");
        } else if (!tar.canReadEntryData(entry)) {
          archive.sink().unread(name, "of a kind that isn't read here");
        } else {
          UnpackedEntry stored = archive.store().store(name, tar, archive.fileBytes(), -1);
          archive.sink().entry(stored);
          Unpacker.checkCut(stored);
        }
        bytes.entry(header, data, data + entry.getSize(), archive.sink().fault());
        header = data + entry.getSize();
      }
    }
    bytes.directory(header, blocks(header));
    archive.sink().account(bytes.account(archive.fileBytes()));
    if (entries == 0) {
      throw new IOException("no entry");
    }
  }

  /** Behind the last entry: its last block is filled up, then two blocks of zeros (POSIX ustar). */
  private static long blocks(long end) {
    return (end + BLOCK - 1) / BLOCK * BLOCK + 2 * BLOCK;
  }
}
