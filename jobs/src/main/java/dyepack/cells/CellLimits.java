package dyepack.cells;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much a reader takes in of one file. What goes beyond is left out, counted and located.
 *
 * @param recordBytes longest record
 * @param cellChars longest cell, in UTF-16 units; the rest of it is cut off
 * @param columns most cells in a row
 * @param depth deepest nesting of JSON, XML or HTML
 * @param inflatedBytes most bytes that a compressed part may unpack to
 * @param passwords tried in this order on encrypted files
 * @param charset name of the character set that the user says text is in, null to find it out
 * @param seconds how long the reading of a text may take besides a second for each 100 kB, see
 *     {@link Pace}
 */
public record CellLimits(
    int recordBytes,
    int cellChars,
    int columns,
    int depth,
    long inflatedBytes,
    List<String> passwords,
    @Nullable String charset,
    int seconds)
    implements Serializable {
  private static final long serialVersionUID = 2L;

  private static final int USUAL_SECONDS = 3_600;

  /** 8 MiB records, 1 MiB cells, 4,096 columns, depth 200, 64 GiB unpacked, no password, 1 h. */
  public static final CellLimits DEFAULT =
      new CellLimits(8 << 20, 1 << 20, 4096, 200, 64L << 30, List.of());

  /** Limits with a character set to be found out. */
  public CellLimits(
      int recordBytes,
      int cellChars,
      int columns,
      int depth,
      long inflatedBytes,
      List<String> passwords) {
    this(recordBytes, cellChars, columns, depth, inflatedBytes, passwords, null, USUAL_SECONDS);
  }

  /** Refuses limits below what any honest file needs; copies the list. */
  public CellLimits {
    if (recordBytes < 64 || cellChars < 64 || columns < 1 || depth < 2 || inflatedBytes < 1) {
      throw new IllegalArgumentException("limits too small");
    }
    passwords = List.copyOf(passwords);
  }

  @Override
  public String toString() {
    return "CellLimits[passwords=" + passwords.size() + "]";
  }
}
