package dyepack.unpack;

import com.github.junrar.Archive;
import com.github.junrar.ArchiveOptions;
import com.github.junrar.exception.RarException;
import com.github.junrar.rarfile.FileHeader;
import com.github.junrar.rarfile.MainHeader;
import com.github.junrar.volume.Volume;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellSink;
import dyepack.cells.PasswordNeededException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a RAR archive as if it were tables, so that it can be unpacked in a confined process that
 * writes nothing but a cell stream: each entry is a table of its name; each row has one cell, whose
 * characters U+0000 to U+00FF are the next bytes.
 */
public final class RarParser implements CellParser {
  private static final int CHUNK_BYTES = 1 << 15;
  private static final long DICTIONARY_BYTES = 256L << 20;

  /** Made by name in the confined process. */
  public RarParser() {}

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    List<String> faults = new ArrayList<>();
    try (Archive archive = open(file, limits.passwords())) {
      boolean first = true;
      do {
        Volume volume = archive.getVolume();
        for (FileHeader header = archive.nextFileHeader();
            header != null;
            header = archive.nextFileHeader()) {
          String fault = "";
          if (header.isSplitBefore()) {
            fault = "its beginning is in an earlier volume, with which it is read if that is here";
            sink.table(name(header), List.of());
            sink.skipped(fault, 1, 0);
          } else if (!header.isDirectory()) {
            sink.table(name(header), List.of());
            fault = entry(archive, header, limits.inflatedBytes(), sink);
          }
          if (first) {
            faults.add(fault);
          }
          // An entry that goes on in the next volume takes the archive there.
          first &= archive.getVolume() == volume;
        }
        first = false;
      } while (more(archive));
    } catch (RarException e) {
      throw new IOException("the archive can't be read: " + e.getClass().getSimpleName(), e);
    }
    sink.account(RarBlocks.account(file, faults));
  }

  /** Goes on to the next volume, if the archive has several and the next is there. */
  private static boolean more(Archive archive) {
    MainHeader main = archive.getMainHeader();
    if (main == null || !main.isMultiVolume()) {
      return false;
    }
    try {
      Volume next = archive.getVolumeManager().nextVolume(archive, archive.getVolume());
      if (next == null) {
        return false;
      }
      archive.setVolume(next);
      return true;
    } catch (IOException | RarException | RuntimeException e) {
      return false;
    }
  }

  private static String name(FileHeader header) {
    String name = header.getFileName();
    return name == null ? "" : name.replace('\\', '/');
  }

  /** Takes an entry out; why not all of it could be, empty if it could. */
  private static String entry(Archive archive, FileHeader header, long mostBytes, CellSink sink)
      throws IOException {
    String fault = "";
    try (Chunks out = new Chunks(sink, mostBytes)) {
      archive.extractFile(header, out);
    } catch (TooLongException e) {
      fault = "cut after " + mostBytes + " bytes";
    } catch (RarException | RuntimeException e) {
      fault =
          e.getCause() instanceof TooLongException
              ? "cut after " + mostBytes + " bytes"
              : header.isSplitAfter()
                  ? "part of it is in another volume, which isn't beside it"
                  : "damaged: " + e.getClass().getSimpleName();
    }
    if (!fault.isEmpty()) {
      sink.skipped(fault, 1, 0);
    }
    return fault;
  }

  private static Archive open(Path file, List<String> passwords) throws IOException, RarException {
    Archive plain = null;
    try {
      plain = new Archive(file.toFile(), options(null));
      if (!plain.isEncrypted() && plain.getFileHeaders().stream().noneMatch(h -> h.isEncrypted())) {
        return plain;
      }
      plain.close();
    } catch (RarException e) {
      if (!e.getClass().getSimpleName().contains("Password")
          && !e.getClass().getSimpleName().contains("Encrypted")) {
        throw e;
      }
    }
    for (String password : passwords) {
      Archive tried = tried(file, password);
      if (tried != null) {
        return tried;
      }
    }
    throw new PasswordNeededException(passwords.size());
  }

  private static ArchiveOptions options(@Nullable String password) {
    ArchiveOptions.Builder builder = ArchiveOptions.builder().maxDictionarySize(DICTIONARY_BYTES);
    return password == null ? builder.build() : builder.password(password).build();
  }

  /** The archive, if a password opens its smallest encrypted entry. */
  private static @Nullable Archive tried(Path file, String password) throws IOException {
    Archive archive = null;
    try {
      archive = new Archive(file.toFile(), options(password));
      FileHeader smallest = null;
      for (FileHeader header : archive.getFileHeaders()) {
        boolean smaller =
            smallest == null || header.getFullUnpackSize() < smallest.getFullUnpackSize();
        if (header.isEncrypted() && !header.isDirectory() && smaller) {
          smallest = header;
        }
      }
      if (smallest != null) {
        archive.extractFile(smallest, OutputStream.nullOutputStream());
        archive.close();
        archive = new Archive(file.toFile(), options(password));
      }
      return archive;
    } catch (RarException | RuntimeException e) {
      if (archive != null) {
        archive.close();
      }
      return null;
    }
  }

  /** Stops an entry that is longer than may be. */
  private static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Passes bytes on as rows of one cell. */
  private static final class Chunks extends OutputStream {
    private final CellSink sink;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int length;
    private final long mostBytes;
    private long rows;

    private Chunks(CellSink sink, long mostBytes) {
      this.sink = sink;
      this.mostBytes = mostBytes;
    }

    @Override
    public void write(int b) throws IOException {
      chunk[length++] = (byte) b;
      if (length == chunk.length) {
        flush();
      }
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      int at = from;
      while (at < from + count) {
        int n = Math.min(from + count - at, chunk.length - length);
        System.arraycopy(bytes, at, chunk, length, n);
        length += n;
        at += n;
        if (length == chunk.length) {
          flush();
        }
      }
    }

    @Override
    public void flush() throws IOException {
      if (rows * CHUNK_BYTES > mostBytes) {
        length = 0;
        throw new TooLongException();
      }
      if (length > 0) {
        sink.row(++rows, new String[] {new String(chunk, 0, length, StandardCharsets.ISO_8859_1)});
        length = 0;
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
