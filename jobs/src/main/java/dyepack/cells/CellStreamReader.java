package dyepack.cells;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads the rows of one table of a cell stream, or of a part of it, a block at a time. */
public final class CellStreamReader implements Closeable {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final FileChannel in;
  private final int table;
  private final long end;
  private long offset;
  private ByteBuffer block = NOTHING;
  private int left;
  private long row = -1;
  private long nextRow;
  private long position;
  private String[] cells = new String[0];

  /**
   * Opens a part.
   *
   * @param file the stream
   * @param table number of the table
   * @param start where a block begins
   * @param end where the part ends, or more than there is
   */
  public CellStreamReader(Path file, int table, long start, long end) throws IOException {
    this.in = FileChannel.open(file, StandardOpenOption.READ);
    this.table = table;
    this.offset = start;
    this.end = end;
  }

  /**
   * Moves to the next row; false after the last one.
   *
   * @throws IOException if a block is damaged
   */
  public boolean next() throws IOException {
    while (left == 0) {
      CellBlock head = offset < end ? CellBlock.at(in, offset) : null;
      if (head == null || head.kind() == CellBlock.Kind.END) {
        return false;
      }
      if (head.kind() == CellBlock.Kind.ROWS && head.table() == table) {
        block = head.payload(in, offset);
        left = head.rows();
        nextRow = head.firstRow();
        position = head.firstPosition();
      }
      offset = head.after(offset);
    }
    long zigzag = CellBytes.number(block);
    position += (zigzag >>> 1) ^ -(zigzag & 1);
    long length = CellBytes.number(block);
    if (length > block.remaining()) {
      throw new IOException("a row of the cell stream is longer than its block");
    }
    cells = new String[(int) length];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = CellBytes.text(block);
    }
    row = nextRow++;
    left--;
    return true;
  }

  /** Number of the row in its table, from 0. */
  public long row() {
    return row;
  }

  /** Its position, as the parser gave it. */
  public long position() {
    return position;
  }

  /** Its cells, a new array for each row. */
  public String[] cells() {
    return cells;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
