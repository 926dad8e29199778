package dyepack.simulate;

/**
 * A row of a leak in the making. The cells are never written to: an attack makes a new row.
 *
 * @param source number of the source it comes from, {@link #FOREIGN} or {@link #COLLUDED}
 * @param cells the cells, one per column
 */
@SuppressWarnings("ArrayRecordComponent") // rows are many, and never compared
public record LeakRow(int source, String[] cells) {
  /** The source of rows that none of the recipients had. */
  public static final int FOREIGN = -1;

  /** The source of rows that several recipients put together. */
  public static final int COLLUDED = -2;

  LeakRow with(int column, String cell) {
    String[] changed = cells.clone();
    changed[column] = cell;
    return new LeakRow(source, changed);
  }
}
