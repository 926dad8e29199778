package dyepack.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dyepack.cells.CellLimits;
import dyepack.confine.ConfineLimits;
import dyepack.unpack.UnpackLimits;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a seized file is taken in at once. What goes beyond a limit is left out, counted and
 * located, never silently.
 *
 * @param recordBytes longest record
 * @param cellChars longest cell
 * @param columns most cells in a record
 * @param inflatedBytes most bytes that the parts of one document may unpack to
 * @param jsonDepth deepest nesting of JSON
 * @param files most files in all folders
 * @param unpacking how much is taken out of archives
 * @param confined what a reader in a process of its own may use
 */
public record DumpLimits(
    int recordBytes,
    int cellChars,
    int columns,
    long inflatedBytes,
    int jsonDepth,
    int files,
    UnpackLimits unpacking,
    ConfineLimits confined)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** 8 MiB records, 1 MiB cells, 4,096 columns, 64 GiB unpacked, depth 200, 1,000,000 files. */
  public static final DumpLimits DEFAULT =
      new DumpLimits(8 << 20, 1 << 20, 4096, 64L << 30, 200, 1_000_000);

  /** Limits with the usual ones of archives and confined readers. */
  public DumpLimits(
      int recordBytes, int cellChars, int columns, long inflatedBytes, int jsonDepth, int files) {
    this(
        recordBytes,
        cellChars,
        columns,
        inflatedBytes,
        jsonDepth,
        files,
        UnpackLimits.DEFAULT,
        ConfineLimits.DEFAULT);
  }

  /**
   * What a parser of whole formats is told of these limits.
   *
   * @param passwords to be tried on encrypted files
   * @param charset name of the character set that text is said to be in, or null
   */
  CellLimits cells(List<String> passwords, @Nullable String charset) {
    return new CellLimits(
        recordBytes,
        cellChars,
        columns,
        jsonDepth,
        inflatedBytes,
        passwords,
        charset,
        confined.wallSeconds());
  }

  /**
   * Parsers of whole JSON documents that keep to the depth, and to a record's length for a text.
   */
  JsonFactory jsonFactory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(jsonDepth)
                .maxStringLength(recordBytes)
                .build())
        .build();
  }

  /** Refuses limits below what any honest file needs. */
  public DumpLimits {
    if (recordBytes < 64
        || cellChars < 64
        || columns < 1
        || inflatedBytes < 1
        || jsonDepth < 2
        || files < 1) {
      throw new IllegalArgumentException("limits too small");
    }
  }
}
