package dyepack.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * One seized file, as found.
 *
 * @param path path as given, or below the folder given, with {@code /}
 * @param bytes length
 * @param sha256 SHA-256 of the whole file, lower-case hex
 * @param sm3 SM3 of the whole file (GB/T 32905), lower-case hex
 * @param format what the content is, for the report: {@code text, ","}, {@code xlsx}, {@code zip
 *     archive} ...
 * @param encoding character set, empty where it has none
 * @param tables what can be read from it; empty if nothing can
 * @param skipped what can't be read and why
 */
public record DumpFile(
    String path,
    long bytes,
    String sha256,
    String sm3,
    String format,
    String encoding,
    List<DumpTable> tables,
    List<Skipped> skipped)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public DumpFile {
    tables = List.copyOf(tables);
    skipped = List.copyOf(skipped);
  }
}
