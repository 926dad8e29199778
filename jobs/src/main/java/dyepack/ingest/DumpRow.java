package dyepack.ingest;

/** One record of a dump. */
public final class DumpRow {
  private final long line;
  private final String[] cells;

  /** Takes over the array. */
  public DumpRow(long line, String[] cells) {
    this.line = line;
    this.cells = cells;
  }

  /** Line on which the record begins, from 1; row of the sheet for workbooks. */
  public long line() {
    return line;
  }

  /**
   * As many cells as the table has columns, never null; blank where the record has fewer. The row's
   * own array, not a copy.
   */
  public String[] cells() {
    return cells;
  }
}
