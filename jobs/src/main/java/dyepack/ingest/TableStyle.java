package dyepack.ingest;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table is written, down to the byte: enough to put new text into a cell as the original's
 * author would have written it, and to write whole new rows that look like the others.
 */
public sealed interface TableStyle extends Serializable
    permits DelimitedStyle, JsonStyle, ParquetStyle {

  /** Form of the file. */
  TableFormat format();

  /** Names of the columns: header cells, dotted JSON paths, or dotted Parquet paths. */
  List<String> header();

  /**
   * Everything before the first row: byte order mark and header record; empty for JSON, Parquet.
   */
  byte[] prologue();

  /** What ends a line; empty for Parquet. */
  byte[] lineEnd();

  /** Whether the file's last line ends like the others. */
  boolean finalLineEnd();

  /**
   * The bytes that stand for {@code cell} in the place of {@code raw[start, end)}: quoted and
   * escaped as the bytes they replace, or with quotes added where the new text needs them.
   *
   * @return null if this file can't hold the text: the character set lacks a character, or the text
   *     holds the delimiter and the file knows no quotes. The cell then has to stay as it is.
   */
  byte @Nullable [] encode(String cell, byte[] raw, int start, int end);

  /**
   * A new record in the look of the table: columns that are always quoted are quoted, JSON types
   * and spaces are those of the other rows. Its {@link SourceRow#number} and line are -1.
   *
   * @param cells one for each column; an empty one is written as blanks are written in its column
   * @return null if the file can't hold one of the cells, as in {@link #encode}
   */
  @Nullable SourceRow compose(String[] cells);

  /**
   * {@code row} with its present cells replaced by {@code cells}; equal cells keep their bytes.
   *
   * @return null if the file can't hold one of the new cells
   */
  default @Nullable SourceRow replace(SourceRow row, String[] cells) {
    return Splice.replace(this, row, cells);
  }
}
