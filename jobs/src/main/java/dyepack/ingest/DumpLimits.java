package dyepack.ingest;

import java.io.Serializable;

/**
 * How much of a seized file is taken in at once. What goes beyond a limit is left out, counted and
 * located, never silently.
 *
 * @param recordBytes longest record
 * @param cellChars longest cell
 * @param columns most cells in a record
 * @param inflatedBytes most bytes that one workbook may unpack to
 * @param inflateRatio most bytes out for a byte in, looked at beyond 64 MiB out
 * @param sharedTextBytes most bytes of a workbook's shared texts and styles, which stay in memory
 * @param jsonDepth deepest nesting of JSON
 * @param files most files in a folder
 */
public record DumpLimits(
    int recordBytes,
    int cellChars,
    int columns,
    long inflatedBytes,
    int inflateRatio,
    long sharedTextBytes,
    int jsonDepth,
    int files)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** 8 MiB records, 1 MiB cells, 4,096 columns, 64 GiB unpacked, ratio 200, 512 MiB of texts. */
  public static final DumpLimits DEFAULT =
      new DumpLimits(8 << 20, 1 << 20, 4096, 64L << 30, 200, 512L << 20, 200, 1_000_000);

  /** Refuses limits below what any honest file needs. */
  public DumpLimits {
    if (recordBytes < 64
        || cellChars < 64
        || columns < 1
        || inflatedBytes < 1
        || inflateRatio < 1
        || sharedTextBytes < 1
        || jsonDepth < 2
        || files < 1) {
      throw new IllegalArgumentException("limits too small");
    }
  }
}
