package dyepack.unpack;

import dyepack.cells.ByteAccount;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.lzma.LZMACompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks one compressed file: all its members together are one entry. */
final class CompressedFile {
  private static final Set<String> ENDINGS =
      Set.of("gz", "bz2", "xz", "lzma", "zst", "zstd", "lz4", "z", "gzip", "bzip2");

  private CompressedFile() {}

  static void unpack(Unpacking archive, ArchiveKind kind) throws IOException {
    int memoryKiB = archive.limits().memoryMiB() << 10;
    try (BoundedInputStream counted =
            BoundedInputStream.builder()
                .setInputStream(Files.newInputStream(archive.file()))
                .get();
        InputStream raw = new BufferedInputStream(counted, 1 << 16);
        InputStream in = open(kind, raw, memoryKiB)) {
      String own = in instanceof GzipCompressorInputStream gzip ? gzipName(gzip) : null;
      String name = own == null ? stem(archive.name()) : own;
      InputStream careful = new CarefulEnd(in, counted, archive.fileBytes());
      UnpackedEntry stored = archive.store().store(name, careful, archive.fileBytes(), -1);
      ByteAccount.Tally tally = new ByteAccount.Tally();
      // Where it breaks off is known to the buffer that was read last.
      long read = stored.fault().isEmpty() ? archive.fileBytes() : counted.getCount();
      tally.add(ByteAccount.Kind.RECORD, "", 0, read);
      tally.add(ByteAccount.Kind.REJECTED, stored.fault(), read, archive.fileBytes());
      archive.sink().account(tally.account());
      archive.sink().entry(stored);
    }
  }

  private static InputStream open(ArchiveKind kind, InputStream in, int memoryKiB)
      throws IOException {
    return switch (kind) {
      case GZIP ->
          GzipCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(true)
              .setFileNameCharset(StandardCharsets.ISO_8859_1)
              .get();
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case XZ ->
          XZCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(true)
              .setMemoryLimitKiB(memoryKiB)
              .get();
      case LZMA ->
          LZMACompressorInputStream.builder().setInputStream(in).setMemoryLimitKiB(memoryKiB).get();
      case ZSTD -> new ZstdCompressorInputStream(in);
      case LZ4 -> new FramedLZ4CompressorInputStream(in, true);
      case COMPRESS -> new ZCompressorInputStream(in, memoryKiB);
      case ZIP, SEVEN_ZIP, RAR, TAR, POSTGRES_DUMP, MAIL, MAILBOX ->
          throw new IllegalArgumentException("an archive: " + kind);
    };
  }

  /**
   * Unpacks what stands at the end of a file in small steps: where it breaks off, as an interrupted
   * download does, a step is lost that was begun.
   */
  private static final class CarefulEnd extends FilterInputStream {
    private static final int STEP = 16;

    private final BoundedInputStream packed;
    private final long packedBytes;

    CarefulEnd(InputStream in, BoundedInputStream packed, long packedBytes) {
      super(in);
      this.packed = packed;
      this.packedBytes = packedBytes;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      boolean end = packed.getCount() >= packedBytes;
      return super.read(target, offset, end ? Math.min(STEP, length) : length);
    }
  }

  private static @Nullable String gzipName(GzipCompressorInputStream in) {
    String name = in.getMetaData().getFileName();
    return name == null || name.isBlank() ? null : EntryName.ofBytes(name);
  }

  /** {@code a.csv.gz} becomes {@code a.csv}, {@code a.tgz} becomes {@code a.tar}. */
  static String stem(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String ending = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (ending.equals("tgz") || ending.equals("tbz2") || ending.equals("txz")) {
      return name.substring(0, dot) + ".tar";
    }
    return ENDINGS.contains(ending) ? name.substring(0, dot) : "content";
  }
}
