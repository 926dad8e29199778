package dyepack.unpack;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.FileExtents;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where the bytes of a RAR archive go, block by block. Blocks of RAR 1.5 to 4 begin with a check
 * sum, a type, flags and a length (unrar's {@code technote.txt}); those of RAR 5 with a check sum
 * and numbers of seven bits a byte ("RAR 5.0 archive format", rarlab.com/technote.htm). Headers
 * that are encrypted can't be walked: then all behind them is taken together.
 */
final class RarBlocks {
  private static final String HEADERS = "headers of the archive";
  private static final String OTHER = "comments, recovery records and other blocks";
  private static final String BEHIND = "bytes after the end of the archive";
  private static final byte[] RAR5 = {'R', 'a', 'r', '!', 0x1A, 7, 1, 0};
  private static final int MOST_HEADER = 2 << 20;

  private final FileChannel in;
  private final List<String> faults;
  private final FileExtents extents = new FileExtents();
  private int files;

  private RarBlocks(FileChannel in, List<String> faults) {
    this.in = in;
    this.faults = faults;
  }

  /**
   * The account of an archive.
   *
   * @param faults of its entries in their order, why one wasn't read; empty if it was
   */
  static ByteAccount account(Path file, List<String> faults) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      RarBlocks blocks = new RarBlocks(in, faults);
      ByteBuffer head = blocks.read(0, RAR5.length);
      boolean newer = head.remaining() == RAR5.length && head.equals(ByteBuffer.wrap(RAR5));
      long end = newer ? blocks.walk5() : blocks.walk();
      blocks.extents.add(Kind.NOISE, BEHIND, end, in.size());
      return blocks.extents.account(in.size(), Kind.NOISE, OTHER);
    }
  }

  private ByteBuffer read(long at, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int n = 0;
    while (n >= 0 && buffer.hasRemaining()) {
      n = in.read(buffer, at + buffer.position());
    }
    return buffer.flip();
  }

  private void data(boolean file, long start, long length) {
    if (!file) {
      return;
    }
    String fault = files < faults.size() ? faults.get(files) : "entries that weren't reached";
    files++;
    extents.add(fault.isEmpty() ? Kind.RECORD : Kind.REJECTED, fault, start, start + length);
  }

  /** Encrypted blocks, or a torn archive: one answer for the rest. */
  private long rest(long at, String reason) throws IOException {
    boolean all = !faults.isEmpty() && faults.stream().allMatch(String::isEmpty);
    boolean encrypted = reason.isEmpty();
    extents.add(
        all && encrypted ? Kind.RECORD : Kind.REJECTED,
        encrypted ? "encrypted headers and entries" : reason,
        at,
        in.size());
    return in.size();
  }

  private long walk() throws IOException {
    long at = 0;
    while (at < in.size()) {
      ByteBuffer head = read(at, 36);
      if (head.remaining() < 7) {
        return rest(at, "a block that breaks off");
      }
      int type = head.get(2) & 0xFF;
      int flags = head.getShort(3);
      int size = head.getShort(5) & 0xFFFF;
      boolean file = type == 0x74;
      boolean longer = (flags & 0x8000) != 0 || file || type == 0x7A;
      if (size < 7 || type < 0x72 || type > 0x7B || (longer && head.remaining() < 11)) {
        return rest(at, "damaged headers");
      }
      long more = longer && type != 0x72 ? head.getInt(7) & 0xFFFFFFFFL : 0;
      if (file && (flags & 0x100) != 0 && head.remaining() >= 36) {
        more += (head.getInt(32) & 0xFFFFFFFFL) << 32;
      }
      long data = at + size;
      extents.add(Kind.HEADER, HEADERS, at, data);
      data(file, data, Math.max(0, more));
      at = data + Math.max(0, more);
      if (type == 0x7B) {
        return Math.min(at, in.size());
      }
      if (type == 0x73 && (flags & 0x80) != 0) {
        return rest(at, "");
      }
    }
    return in.size();
  }

  private long walk5() throws IOException {
    long at = RAR5.length;
    extents.add(Kind.HEADER, HEADERS, 0, at);
    while (at < in.size()) {
      ByteBuffer head = read(at, 64);
      try {
        head.position(4);
        long size = number(head);
        long data = at + head.position() + size;
        long type = number(head);
        long flags = number(head);
        if ((flags & 1) != 0) {
          number(head);
        }
        long more = (flags & 2) != 0 ? number(head) : 0;
        if (size < 2 || size > MOST_HEADER || more < 0 || type < 1 || type > 5) {
          return rest(at, "damaged headers");
        }
        extents.add(Kind.HEADER, HEADERS, at, data);
        data(type == 2, data, more);
        at = data + more;
        if (type == 5) {
          return Math.min(at, in.size());
        }
        if (type == 4) {
          return rest(at, "");
        }
      } catch (BufferUnderflowException | IllegalArgumentException e) {
        return rest(at, "a block that breaks off");
      }
    }
    return in.size();
  }

  @CanIgnoreReturnValue
  private static long number(ByteBuffer head) {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int b = head.get();
      value |= (long) (b & 0x7F) << shift;
      if ((b & 0x80) == 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of too many bytes");
  }
}
