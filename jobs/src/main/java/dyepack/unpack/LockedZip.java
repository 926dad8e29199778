package dyepack.unpack;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted entries of a ZIP archive (ZipCrypto, AES), each with the password that opens it.
 */
final class LockedZip implements Closeable {
  /** A wrong ZipCrypto password shows itself in the check sum; longer entries are believed. */
  private static final long TRIAL_BYTES = 64L << 20;

  private final Unpacking archive;
  private final List<String> candidates;
  private final Map<Long, FileHeader> byOffset = new HashMap<>();
  private @Nullable ZipFile open;
  private @Nullable String password;
  private int tries;

  LockedZip(Unpacking archive, List<String> hints) throws IOException {
    this.archive = archive;
    this.candidates = archive.candidates(hints);
    try (ZipFile zip = new ZipFile(archive.file().toFile())) {
      zip.setCharset(StandardCharsets.ISO_8859_1);
      for (FileHeader header : zip.getFileHeaders()) {
        byOffset.put(header.getOffsetLocalHeader(), header);
      }
    } catch (RuntimeException e) {
      throw new IOException("its directory is damaged", e);
    }
  }

  /** How many passwords were tried on the archive. */
  int tried() {
    return candidates.size();
  }

  /** Unpacks the entry at a place in the archive; false if it stays locked, which is listed. */
  boolean unpack(String name, long offset) throws IOException {
    FileHeader header = byOffset.get(offset);
    if (header == null) {
      archive.sink().unread(name, "damaged: it doesn't stand where the directory says");
      return true;
    }
    ZipFile zip = unlocked(header);
    if (zip == null) {
      archive
          .sink()
          .unread(
              name,
              "encrypted; " + candidates.size() + " passwords tried, give it with --password");
      return false;
    }
    try (InputStream in = zip.getInputStream(header)) {
      archive.sink().entry(archive.store().store(name, in, header.getCompressedSize(), -1));
    } catch (LimitReachedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Closing an entry that was read in part complains too; what was stored stays.
      return true;
    }
    return true;
  }

  private @Nullable ZipFile unlocked(FileHeader header) throws IOException {
    if (open != null && opens(open, header)) {
      return open;
    }
    for (String candidate : candidates) {
      if (candidate.equals(password)) {
        continue;
      }
      if (tries >= archive.limits().passwordTries()) {
        return null;
      }
      tries++;
      ZipFile tried = new ZipFile(archive.file().toFile(), candidate.toCharArray());
      if (opens(tried, header)) {
        close();
        archive.passwords().proved(candidate);
        password = candidate;
        open = tried;
        return tried;
      }
      tried.close();
    }
    return null;
  }

  private static boolean opens(ZipFile zip, FileHeader header) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(header)) {
      long read = 0;
      for (int n = in.read(buffer); n >= 0 && read < TRIAL_BYTES; n = in.read(buffer)) {
        read += n;
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
