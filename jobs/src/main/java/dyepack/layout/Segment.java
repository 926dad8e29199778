package dyepack.layout;

import dyepack.cells.ByteAccount;
import java.io.Serializable;

/**
 * A stretch of a file in which the records of one table stand. The segments of all tables of a file
 * cover it without gaps.
 *
 * @param start first byte
 * @param bodyStart where the records begin, behind headers and noise
 * @param bodyEnd one past the last record's last byte, or the end where that isn't known
 * @param end one past the last byte
 * @param line number of the line at {@code bodyStart}
 * @param aside account of the bytes before and behind the records
 */
record Segment(long start, long bodyStart, long bodyEnd, long end, long line, ByteAccount aside)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
