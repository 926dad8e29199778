package dyepack.policy;

import java.io.Serializable;

/**
 * What a profile knows of one column.
 *
 * @param name the column's name
 * @param index the column's place in the table, from 0
 * @param content what the column holds
 * @param rows number of rows of the table
 * @param blanks number of rows in which the cell is blank
 * @param distinct number of distinct values that are not blank; exact up to 131,072, beyond that an
 *     estimate with a standard error of 0.3 %
 * @param uniqueRows part of the rows with a value that no other row has, of those not blank, 0 to 1
 * @param repeatedRows part of the rows with a value that an earlier row had, of those not blank, 0
 *     to 1
 */
public record ColumnFacts(
    String name,
    int index,
    ContentType content,
    long rows,
    long blanks,
    long distinct,
    double uniqueRows,
    double repeatedRows)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns the part of the rows in which the cell is blank, 0 to 1. */
  public double blankPart() {
    return rows == 0 ? 0 : (double) blanks / rows;
  }

  /** Returns the same facts with another judgement of what the column holds. */
  ColumnFacts withContent(ContentType found) {
    return new ColumnFacts(name, index, found, rows, blanks, distinct, uniqueRows, repeatedRows);
  }
}
