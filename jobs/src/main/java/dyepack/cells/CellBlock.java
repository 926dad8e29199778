package dyepack.cells;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Head of one block of a cell stream. All numbers are big-endian:
 *
 * <pre>
 *  0  4  "DYCB"
 *  4  4  kind: 1 table, 2 rows, 3 left out, 4 end, 5 account
 *  8  4  number of the table, from 0; -1 where a block belongs to none
 * 12  4  rows in the block
 * 16  4  cells of its longest row
 * 20  8  number of its first row in the table, from 0
 * 28  8  position of its first row, as given to {@link CellSink#row}
 * 36  4  bytes that follow the head
 * 40  4  CRC-32C (RFC 3720, appendix B.4) of bytes 0 to 39 and of what follows the head
 * </pre>
 */
record CellBlock(
    Kind kind, int table, int rows, int columns, long firstRow, long firstPosition, int bytes) {
  static final int HEAD_BYTES = 44;

  /** No writer makes longer blocks: a reader refuses them instead of taking so much memory. */
  static final int MOST_BYTES = 128 << 20;

  private static final int MAGIC = 0x44594342;
  private static final int CRC_AT = 40;

  /** What a block holds. */
  enum Kind {
    TABLE(1),
    ROWS(2),
    SKIPPED(3),
    END(4),
    ACCOUNT(5);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** The kind of a code, null if there is none. */
    static @Nullable Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      return null;
    }
  }

  /** Head and what follows it, ready to be written. */
  ByteBuffer with(byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + bytes);
    out.putInt(MAGIC).putInt(kind.code).putInt(table).putInt(rows).putInt(columns);
    out.putLong(firstRow).putLong(firstPosition).putInt(bytes);
    CRC32C crc = new CRC32C();
    crc.update(out.array(), 0, CRC_AT);
    crc.update(payload, 0, bytes);
    out.putInt((int) crc.getValue()).put(payload, 0, bytes);
    return out.flip();
  }

  /** The head at {@code offset}, or null if no whole block stands there. */
  static @Nullable CellBlock at(FileChannel in, long offset) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    if (!fill(in, head, offset) || head.getInt() != MAGIC) {
      return null;
    }
    Kind kind = Kind.of(head.getInt());
    if (kind == null) {
      return null;
    }
    CellBlock block =
        new CellBlock(
            kind,
            head.getInt(),
            head.getInt(),
            head.getInt(),
            head.getLong(),
            head.getLong(),
            head.getInt());
    boolean whole =
        block.bytes >= 0
            && block.bytes <= MOST_BYTES
            && block.rows >= 0
            && block.columns >= 0
            && offset + HEAD_BYTES + block.bytes <= in.size();
    return whole ? block : null;
  }

  /**
   * What follows the head.
   *
   * @throws IOException if its check sum isn't right
   */
  ByteBuffer payload(FileChannel in, long offset) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(HEAD_BYTES + bytes);
    if (!fill(in, all, offset)) {
      throw new EOFException("a block of the cell stream is cut off");
    }
    CRC32C crc = new CRC32C();
    crc.update(all.array(), 0, CRC_AT);
    crc.update(all.array(), HEAD_BYTES, bytes);
    if (all.getInt(CRC_AT) != (int) crc.getValue()) {
      throw new IOException("a block of the cell stream is damaged");
    }
    return all.position(HEAD_BYTES);
  }

  /** Where the next block begins. */
  long after(long offset) {
    return offset + HEAD_BYTES + bytes;
  }

  private static boolean fill(FileChannel in, ByteBuffer buffer, long offset) throws IOException {
    long at = offset;
    while (buffer.hasRemaining()) {
      int n = in.read(buffer, at);
      if (n < 0) {
        return false;
      }
      at += n;
    }
    buffer.flip();
    return true;
  }
}
