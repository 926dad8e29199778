package dyepack.unpack;

import dyepack.cells.PasswordNeededException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Enumeration;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks ZIP archives by their directory, and where that is torn or too large, from the beginning
 * on. Encrypted entries go through {@link LockedZip}.
 */
final class ZipArchive {
  /** A directory of more bytes isn't taken into memory. */
  private static final long DIRECTORY_BYTES = 256L << 20;

  private static final int END_RECORD_BYTES = 22;
  private static final int END_RECORD = 0x06054b50;

  /** Fixed part of the header before an entry (APPNOTE 4.3.7). */
  private static final int LOCAL_BYTES = 30;

  private final Unpacking archive;
  private @Nullable LockedZip locked;
  private int lockedEntries;
  private final ArchiveBytes bytes = new ArchiveBytes();
  private long directory;
  private boolean ofParts;
  private long end;
  private int entries;

  private ZipArchive(Unpacking archive) {
    this.archive = archive;
  }

  static void unpack(Unpacking archive) throws IOException {
    new ZipArchive(archive).unpack();
  }

  private void unpack() throws IOException {
    ZipFile zip;
    String comment;
    try {
      comment = comment();
      if (ofParts) {
        fromTheBeginning();
        return;
      }
      zip =
          ZipFile.builder()
              .setPath(archive.file())
              .setCharset(StandardCharsets.ISO_8859_1)
              .setUseUnicodeExtraFields(false)
              .get();
    } catch (LimitReachedException e) {
      fromTheBeginning();
      throw e;
    } catch (IOException | RuntimeException e) {
      fromTheBeginning();
      throw new IOException(
          "its directory can't be read, entries were looked for from the beginning on", e);
    }
    try (zip) {
      byDirectory(zip, comment);
      bytes.directory(directory, end);
      archive.sink().account(bytes.account(archive.fileBytes()));
    } finally {
      if (locked != null) {
        locked.close();
      }
    }
    if (lockedEntries > 0 && lockedEntries == entries) {
      throw new PasswordNeededException(locked == null ? 0 : locked.tried());
    }
  }

  private void byDirectory(ZipFile zip, String comment) throws IOException {
    Enumeration<ZipArchiveEntry> all = zip.getEntries();
    while (all.hasMoreElements()) {
      ZipArchiveEntry entry = all.nextElement();
      Unpacker.checkEntries(++entries, archive.limits());
      String name = name(entry);
      if (entry.isDirectory()) {
        entries--;
      } else if (entry.isUnixSymlink()) {
        archive.sink().unread(name, "a symbolic link isn't followed");
      } else if (entry.getGeneralPurposeBit().usesEncryption()) {
        if (locked == null) {
          locked = new LockedZip(archive, comment.isEmpty() ? List.of() : List.of(comment));
        }
        if (!locked.unpack(name, entry.getLocalHeaderOffset())) {
          lockedEntries++;
        }
      } else if (!zip.canReadEntryData(entry)) {
        archive
            .sink()
            .unread(name, "compressed by method " + entry.getMethod() + ", which isn't read here");
      } else {
        byDirectory(zip, entry, name);
      }
      account(entry, entry.isDirectory() ? "" : archive.sink().fault());
    }
  }

  private void account(ZipArchiveEntry entry, String fault) {
    long data = entry.getDataOffset();
    long packed = Math.max(0, entry.getCompressedSize());
    if (data < 0) {
      // What nothing was read of has its header's length in no directory: 30 bytes and the name.
      byte[] name = entry.getRawName();
      data = entry.getLocalHeaderOffset() + LOCAL_BYTES + (name == null ? 0 : name.length);
    }
    bytes.entry(entry.getLocalHeaderOffset(), data, data + packed, fault);
  }

  private void byDirectory(ZipFile zip, ZipArchiveEntry entry, String name) throws IOException {
    InputStream in;
    try {
      in = zip.getInputStream(entry);
    } catch (IOException | RuntimeException e) {
      archive.sink().unread(name, "damaged: it doesn't stand where the directory says");
      return;
    }
    if (in == null) {
      archive.sink().unread(name, "damaged: it doesn't stand where the directory says");
      return;
    }
    try (in) {
      long packed = entry.getCompressedSize();
      archive
          .sink()
          .entry(
              archive
                  .store()
                  .store(name, in, packed < 0 ? archive.fileBytes() : packed, entry.getCrc()));
    }
  }

  private void fromTheBeginning() throws IOException {
    int before = entries;
    ArchiveBytes torn = new ArchiveBytes();
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive.file()), 1 << 16);
        ZipArchiveInputStream zip =
            new ZipArchiveInputStream(raw, StandardCharsets.ISO_8859_1.name(), false, true, true)) {
      while (true) {
        ZipArchiveEntry entry;
        try {
          entry = zip.getNextEntry();
        } catch (LimitReachedException e) {
          throw e;
        } catch (IOException | RuntimeException e) {
          break;
        }
        if (entry == null) {
          break;
        }
        Unpacker.checkEntries(++entries, archive.limits());
        String name = name(entry);
        long data = entry.getDataOffset();
        byte[] bytesOfName = entry.getRawName();
        long header =
            data - LOCAL_BYTES - (bytesOfName == null ? 0 : bytesOfName.length) - extra(entry);
        if (entry.isDirectory()) {
          torn.entry(header, data, data, "");
          continue;
        }
        if (entry.getGeneralPurposeBit().usesEncryption() || !zip.canReadEntryData(entry)) {
          String reason = "encrypted or of a method that isn't read in a torn archive";
          archive.sink().unread(name, reason);
          torn.entry(header, data, data + Math.max(0, entry.getCompressedSize()), reason);
          continue;
        }
        UnpackedEntry stored =
            archive.store().store(name, zip, archive.fileBytes(), entry.getCrc());
        archive.sink().entry(stored);
        torn.entry(header, data, data + Math.max(0, zip.getCompressedCount()), stored.fault());
        Unpacker.checkCut(stored);
      }
    } finally {
      if (entries > before) {
        archive.sink().account(torn.torn(archive.fileBytes()));
      }
    }
    if (entries == before) {
      throw new IOException("neither its directory nor any entry can be read");
    }
  }

  private static int extra(ZipArchiveEntry entry) {
    byte[] extra = entry.getLocalFileDataExtra();
    return extra == null ? 0 : extra.length;
  }

  private static String name(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    return raw == null ? EntryName.ofBytes(entry.getName()) : EntryName.of(raw);
  }

  /**
   * The comment of the whole archive (APPNOTE 4.3.16), which may hold a password.
   *
   * @throws LimitReachedException if the directory is too large
   */
  private String comment() throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(archive.file().toFile(), "r")) {
      int tail = (int) Math.min(in.length(), END_RECORD_BYTES + 0xFFFF);
      byte[] bytes = new byte[tail];
      in.seek(in.length() - tail);
      in.readFully(bytes);
      for (int at = tail - END_RECORD_BYTES; at >= 0; at--) {
        if (little(bytes, at, 4) == END_RECORD) {
          if (little(bytes, at + 12, 4) > DIRECTORY_BYTES) {
            throw new LimitReachedException(
                "its directory has more than "
                    + DIRECTORY_BYTES
                    + " bytes, "
                    + "entries were looked for from the beginning on");
          }
          int length = (int) Math.min(little(bytes, at + 20, 2), tail - at - END_RECORD_BYTES);
          // Parts of PKZIP that were joined: places count from the beginning of each part.
          ofParts = little(bytes, at + 4, 2) > 0 && little(bytes, at + 4, 2) != 0xFFFF;
          byte[] comment = new byte[length];
          long record = in.length() - tail + at;
          directory = Math.max(0, record - little(bytes, at + 12, 4));
          end = record + END_RECORD_BYTES + length;
          System.arraycopy(bytes, at + END_RECORD_BYTES, comment, 0, length);
          return EntryName.decoded(comment);
        }
      }
      return "";
    }
  }

  private static long little(byte[] bytes, int at, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | (bytes[at + i] & 0xFF);
    }
    return value;
  }
}
