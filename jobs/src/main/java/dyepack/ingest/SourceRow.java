package dyepack.ingest;

/**
 * One record of an owner's table: its exact bytes, where each cell stands in them, and the cells as
 * text.
 *
 * <p>For text formats {@link #raw} is the whole record with its line end (added if the file's last
 * line lacks it, see {@link TableStyle#finalLineEnd}), and cell {@code i} occupies the bytes from
 * {@code starts()[i]} to {@code ends()[i]}, quotes included, blanks around it not. The slots are in
 * ascending order for delimited text, in any order for JSON, and never overlap. Whoever replaces
 * some slots by {@link TableStyle#encode} and copies all other bytes gets the record changed in
 * these cells and in nothing else.
 *
 * <p>A cell that the record doesn't have at all (a missing JSON key, a null in Parquet) is an empty
 * string with a start of -1. Parquet rows have no bytes: {@code raw} is empty and every slot is
 * empty at 0, or -1 for null.
 *
 * <p>The arrays are the row's own, not copies, since millions of rows pass through: don't write to
 * them.
 */
public final class SourceRow {
  private final long number;
  private final long line;
  private final byte[] raw;
  private final int[] starts;
  private final int[] ends;
  private final String[] cells;

  /** Takes over the arrays. See the class for their meaning. */
  public SourceRow(long number, long line, byte[] raw, int[] starts, int[] ends, String[] cells) {
    if (starts.length != ends.length || starts.length != cells.length) {
      throw new IllegalArgumentException(
          "slots " + starts.length + ", " + ends.length + ", cells " + cells.length);
    }
    this.number = number;
    this.line = line;
    this.raw = raw;
    this.starts = starts;
    this.ends = ends;
    this.cells = cells;
  }

  /** Ordinal of the row in its file, from 0, the header not counted; -1 for a composed row. */
  public long number() {
    return number;
  }

  /** Line on which the record begins, from 1; for Parquet the row's number plus 1. */
  public long line() {
    return line;
  }

  /** The record's bytes with its line end. */
  public byte[] raw() {
    return raw;
  }

  /** First byte of each cell in {@link #raw}, or -1 where the record lacks the cell. */
  public int[] starts() {
    return starts;
  }

  /** One past the last byte of each cell in {@link #raw}. */
  public int[] ends() {
    return ends;
  }

  /** The cells as text, unquoted and unescaped; never null. */
  public String[] cells() {
    return cells;
  }

  /**
   * Whether the record lacks cell {@code i} (missing key, null), so that nothing can replace it.
   */
  public boolean absent(int i) {
    return starts[i] < 0;
  }
}
