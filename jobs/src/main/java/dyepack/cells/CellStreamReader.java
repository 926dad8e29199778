package dyepack.cells;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads the rows of one table of a cell stream, or of a part of it, a block at a time. */
public final class CellStreamReader implements Closeable {
  private static final int ALL = -1;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final FileChannel in;
  private final int table;
  private final long end;
  private long offset;
  private ByteBuffer block = NOTHING;
  private int left;
  private int current = -1;
  private int passed = -1;
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

  /** Opens all tables of a stream, whose rows come block by block. */
  public static CellStreamReader all(Path file) throws IOException {
    return new CellStreamReader(file, ALL, 0, Long.MAX_VALUE);
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
      if (head.kind() == CellBlock.Kind.ROWS && wanted(head.table())) {
        block = head.payload(in, offset);
        left = head.rows();
        current = head.table();
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

  private boolean wanted(int number) {
    return table == ALL ? number != passed : number == table;
  }

  /** Number of the table that the row belongs to. */
  public int table() {
    return current;
  }

  /** Leaves out what is left of a table, the one that the row belongs to. */
  public void passOver(int number) {
    passed = number;
    left = 0;
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
