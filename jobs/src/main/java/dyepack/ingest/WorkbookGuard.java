package dyepack.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a workbook before a reader that has no limits of its own opens it: unpacks every
 * part once, counting, without keeping anything. Sizes that the archive states are not believed.
 */
final class WorkbookGuard {
  /** Beyond this many bytes the ratio of bytes out to bytes in is looked at. */
  private static final long RATIO_FROM_BYTES = 64L << 20;

  private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

  private final DumpLimits limits;
  private final long memoryBytes;
  private long unpacked;

  private WorkbookGuard(DumpLimits limits, long memoryBytes) {
    this.limits = limits;
    this.memoryBytes = memoryBytes;
  }

  /**
   * Why the workbook mustn't be opened, or null if it may.
   *
   * @param memoryBytes most memory that its shared texts may take
   */
  static @Nullable String fault(Path file, DumpLimits limits, long memoryBytes) throws IOException {
    return new WorkbookGuard(limits, memoryBytes).fault(file);
  }

  private @Nullable String fault(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
        if (!xml) {
          continue;
        }
        try (InputStream in = zip.getInputStream(entry)) {
          String fault = fault(in, entry);
          if (fault != null) {
            return fault;
          }
        }
      }
    }
    return null;
  }

  private @Nullable String fault(InputStream in, ZipEntry entry) throws IOException {
    boolean sheet = entry.getName().startsWith("xl/worksheets/");
    long keptLimit = sheet ? Long.MAX_VALUE : Math.min(limits.sharedTextBytes(), memoryBytes / 3);
    byte[] buffer = new byte[1 << 16];
    long out = 0;
    long run = 0;
    int matched = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out += n;
      unpacked += n;
      for (int i = 0; i < n; i++) {
        byte c = buffer[i];
        run = c == '<' ? 0 : run + 1;
        if (run > 4L * limits.cellChars()) {
          return "a single text of more than " + (limits.cellChars() >> 18) + " MiB";
        }
        matched = c == DOCTYPE[matched] ? matched + 1 : c == '<' ? 1 : 0;
        if (matched == DOCTYPE.length) {
          return "a document type declaration, which no workbook needs and attacks use";
        }
      }
      if (out > keptLimit) {
        return "shared texts or styles of more than " + (keptLimit >> 20) + " MiB";
      }
      boolean bomb =
          out > RATIO_FROM_BYTES && out / limits.inflateRatio() > entry.getCompressedSize();
      if (unpacked > limits.inflatedBytes() || bomb) {
        return "parts that unpack to far more than an honest workbook's";
      }
    }
    return null;
  }
}
