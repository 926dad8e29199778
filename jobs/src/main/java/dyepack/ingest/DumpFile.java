package dyepack.ingest;

import dyepack.cells.ByteAccount;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One seized file, or one file within an archive, as found.
 *
 * @param path path as given, or below the folder given, with {@code /}; within an archive {@code
 *     a.zip!/b.txt}
 * @param bytes length
 * @param sha256 SHA-256 of the whole file, lower-case hex
 * @param sm3 SM3 of the whole file (GB/T 32905), lower-case hex
 * @param format what the content is, for the report: {@code text, ","}, {@code xlsx}, {@code a ZIP
 *     archive} ...
 * @param encoding character set, empty where it has none
 * @param status what became of it, before its rows are read
 * @param tables what can be read from it; empty if nothing can, or if it is equal to a file before
 * @param skipped what can't be read and why
 * @param notes what else is to be known of the reading, for instance that an equal file was read
 * @param account where its bytes went, as far as that is known before rows are read; what its
 *     tables tell while they are read is added to it
 */
public record DumpFile(
    String path,
    long bytes,
    String sha256,
    String sm3,
    String format,
    String encoding,
    DumpStatus status,
    List<DumpTable> tables,
    List<Skipped> skipped,
    List<String> notes,
    ByteAccount account)
    implements Serializable {
  private static final long serialVersionUID = 2L;

  /** Copies the lists. */
  public DumpFile {
    tables = List.copyOf(tables);
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
  }

  /** The same with one more note. */
  DumpFile noted(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new DumpFile(
        path, bytes, sha256, sm3, format, encoding, status, tables, skipped, all, account);
  }
}
