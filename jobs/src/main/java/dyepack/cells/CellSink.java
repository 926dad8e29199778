package dyepack.cells;

import java.io.IOException;
import java.util.List;

/**
 * Receives what is read of one file, in the order in which it stands there.
 *
 * <p>Cells are text, given as stored: numbers with all their digits, never in a displayed form.
 * Rows of a table may differ in length.
 */
public interface CellSink {
  /**
   * Begins a table; the rows that follow belong to it until the next one begins.
   *
   * @param name sheet, table or collection; empty where the format has no names
   * @param header names of the columns where the format itself declares them (a database, keys of
   *     documents), empty where they may stand among the rows; columns that are found out later may
   *     be more than these
   * @throws IOException if the receiver can't take it
   */
  void table(String name, List<String> header) throws IOException;

  /**
   * Takes a row of the table begun last.
   *
   * @param position where it stands: line or row number from 1 where the format has one, else the
   *     number of the record from 1
   * @param cells its cells, never null; the receiver keeps no reference
   * @throws IOException if the receiver can't take it
   */
  void row(long position, String[] cells) throws IOException;

  /**
   * Takes note of something that wasn't read, or not read whole.
   *
   * @param reason one clause in plain English, without any value of the file; the same words for
   *     the same reason, since they are counted by it
   * @param count how many of what the reason names
   * @param position as in {@link #row}, 0 where unknown
   * @throws IOException if the receiver can't take it
   */
  void skipped(String reason, long count, long position) throws IOException;

  /**
   * Takes note of something that nothing is missing from the rows for: records marked as deleted
   * that are read as well, lines that repeat.
   *
   * @param reason as in {@link #skipped}
   * @param count as in {@link #skipped}
   * @param position as in {@link #skipped}
   * @throws IOException if the receiver can't take it
   */
  void noted(String reason, long count, long position) throws IOException;

  /**
   * Takes the account of the bytes of the whole file; a parser of a format whose bytes are rows
   * gives it once, at the end.
   *
   * @throws IOException if the receiver can't take it
   */
  default void account(ByteAccount account) throws IOException {}
}
