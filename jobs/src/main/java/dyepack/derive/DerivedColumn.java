package dyepack.derive;

import java.io.Serializable;
import java.util.List;

/** A column made of columns of a table, row by row. */
public sealed interface DerivedColumn extends Serializable
    permits JoinedColumns, LabelledPart, SplitPart, TrimmedColumn, TypedPart {

  /** Returns the cell of a row of the table, blank where the row has nothing to make it of. */
  String of(String[] cells);

  /** The table's columns it is made of, from 0, in the order in which they are used. */
  List<Integer> sources();

  /** How it is made, for reports: {@code telephone in column 3}. */
  String words();

  /** Returns the cell of a column, blank where the row is too short. */
  static String cell(String[] cells, int column) {
    return column < cells.length ? cells[column] : "";
  }
}
