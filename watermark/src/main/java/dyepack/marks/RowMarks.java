package dyepack.marks;

import dyepack.code.PositionCode;
import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.util.List;

/**
 * The marks of a table's rows: what each cell may become, and what a dump row shows. Pure and
 * Serializable; not thread-safe: one instance per thread.
 */
public final class RowMarks implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<ColumnMark> marks;

  /**
   * Creates the marks of a table, or of a dump whose columns were mapped to the table's.
   *
   * @param marks the plan's column marks
   * @param header names of the columns of the cells to come; marks of other columns are erased
   * @param positionKey the epoch's 16-byte position key
   * @param constraints what has to hold in a marked row; not needed for reading
   */
  public RowMarks(
      List<ColumnMark> marks,
      List<String> header,
      byte[] positionKey,
      MarkConstraints constraints) {
    this.marks = List.copyOf(marks);
  }

  /** Returns the column marks, in the order of the numbers used by {@link PreparedRow}. */
  public List<ColumnMark> marks() {
    return marks;
  }

  /** Prepares a row of the owner's table; same candidates for every recipient. */
  public PreparedRow prepare(BlindIndex rid, String[] cells) {
    return new PreparedRow(new ColumnMark[0], new Prepared[0], new dyepack.code.Position[0][]);
  }

  /**
   * Reads a dump row taken for {@code rid}.
   *
   * @param cells the cells by the header's columns; shorter if the row is
   * @return a symbol or {@link Carrier#ERASED} for each of the 32 fields
   */
  public byte[] read(BlindIndex rid, String[] cells) {
    return new byte[PositionCode.MAX_FIELDS];
  }
}
