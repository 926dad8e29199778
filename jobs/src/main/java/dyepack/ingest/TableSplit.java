package dyepack.ingest;

import java.io.Serializable;

/**
 * A part of a table file that can be read by itself.
 *
 * @param start first byte, at the beginning of a record
 * @param end one past the last byte
 * @param firstRow number of the first row in the file, from 0
 * @param firstLine line of the first row, from 1
 * @param rows how many rows the part holds
 */
public record TableSplit(long start, long end, long firstRow, long firstLine, long rows)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
