package dyepack.ingest;

import dyepack.charset.EncodingDetector;
import dyepack.charset.TextEncoding;
import dyepack.charset.TextSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into one seized file. */
final class DumpOpening {
  private final Path path;
  private final String name;
  private final DumpLimits limits;
  private final FileDigests digests;

  private DumpOpening(Path path, String name, DumpLimits limits, FileDigests digests) {
    this.path = path;
    this.name = name;
    this.limits = limits;
    this.digests = digests;
  }

  /** What the file is and which tables it holds; a file that can't be read is listed as such. */
  static DumpFile file(Path path, String name, DumpLimits limits) {
    if (Files.isSymbolicLink(path) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return unopened(name, "symbolic link", "a symbolic link isn't followed");
    }
    if (!Files.isRegularFile(path)) {
      return unopened(name, "special file", "not a regular file");
    }
    try {
      return new DumpOpening(path, name, limits, FileDigests.of(path)).file();
    } catch (IOException e) {
      return unopened(name, "unreadable", "can't be read: " + e.getMessage());
    }
  }

  private static DumpFile unopened(String name, String format, String reason) {
    Skipped skipped = new Skipped(reason, 1, List.of());
    return new DumpFile(name, 0, "", "", format, "", List.of(), List.of(skipped));
  }

  private DumpFile file() throws IOException {
    TextSample sample = TextSample.read(path);
    ContentKind kind = ContentKind.of(path, sample);
    try {
      return switch (kind) {
        case TEXT, JSON_LINES, JSON_ARRAY -> text(kind, sample);
        case PARQUET -> found("Parquet", "", List.of(ParquetDump.find(name, path, limits)), null);
        case WORKBOOK -> workbook();
        case EMPTY -> found("empty", "", List.of(), "the file is empty");
        default -> found(kind.label(), "", List.of(), "not read in this version: " + kind.label());
      };
    } catch (RuntimeException e) {
      return found(kind.label(), "", List.of(), "damaged: " + e.getClass().getSimpleName());
    }
  }

  private DumpFile text(ContentKind kind, TextSample sample) throws IOException {
    TextEncoding encoding = EncodingDetector.detect(sample);
    if (encoding == null) {
      return found(kind.label(), "", List.of(), "no character set known here");
    }
    DumpTable table =
        kind == ContentKind.TEXT
            ? DelimitedDump.find(name, path, sample, encoding, limits)
            : JsonDump.find(name, path, encoding, kind == ContentKind.JSON_ARRAY, limits);
    return found(table.format(), encoding.label(), List.of(table), null);
  }

  private DumpFile workbook() throws IOException {
    String fault = WorkbookGuard.fault(path, limits, Runtime.getRuntime().maxMemory() / 2);
    if (fault != null) {
      return found("xlsx", "", List.of(), "not opened, it holds " + fault);
    }
    List<WorkbookDump> sheets = WorkbookDump.find(name, path, limits);
    return found("xlsx", "", List.copyOf(sheets), sheets.isEmpty() ? "no sheet holds rows" : null);
  }

  private DumpFile found(
      String format, String encoding, List<DumpTable> tables, @Nullable String reason) {
    List<Skipped> skipped = reason == null ? List.of() : List.of(new Skipped(reason, 1, List.of()));
    return new DumpFile(
        name, digests.bytes(), digests.sha256(), digests.sm3(), format, encoding, tables, skipped);
  }
}
