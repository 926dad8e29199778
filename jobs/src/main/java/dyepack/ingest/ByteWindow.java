package dyepack.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A window that slides over a stretch of bytes, as large as the longest record needs. */
final class ByteWindow implements Closeable {
  private static final int FIRST_BYTES = 1 << 18;
  private static final int FEWEST_BYTES = 1 << 10;

  private final InputStream in;
  private final long end;
  private byte[] bytes;
  private int from;
  private int to;
  private long filled;
  private boolean exhausted;

  private ByteWindow(InputStream in, long start, long end, int firstBytes) {
    this.in = in;
    this.bytes = new byte[firstBytes];
    this.end = end;
    this.filled = start;
  }

  /** The stretch of a file from {@code start} to {@code end} or to its own end. */
  static ByteWindow open(Path file, long start, long end) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    // One byte more than there is shows the end at the first reading; thousands of files of one row
    // need no large window each.
    long stretch = Math.min(end, channel.size()) - start + 1;
    int firstBytes = (int) Math.max(FEWEST_BYTES, Math.min(FIRST_BYTES, stretch));
    return new ByteWindow(Channels.newInputStream(channel.position(start)), start, end, firstBytes);
  }

  /** All bytes of a stream, which the window closes. */
  static ByteWindow over(InputStream in) {
    return new ByteWindow(in, 0, Long.MAX_VALUE, FIRST_BYTES);
  }

  /** The bytes; those from {@link #from} to {@link #to} are still to be read. Valid until more. */
  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Whether the stretch ends at {@link #to}. May turn true only with the next {@link #more}. */
  boolean atEnd() {
    return exhausted;
  }

  /** Offset of the next byte to be read. */
  long position() {
    return filled - (to - from);
  }

  void advanceTo(int next) {
    from = next;
  }

  /** Moves the unread bytes to the front and reads more behind them, or finds the end. */
  void more() throws IOException {
    System.arraycopy(bytes, from, bytes, 0, to - from);
    to -= from;
    from = 0;
    if (to > bytes.length / 2) {
      bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
    }
    int room = (int) Math.min(bytes.length - to, end - filled);
    int read = room == 0 ? 0 : in.readNBytes(bytes, to, room);
    exhausted = read < room || filled + read >= end;
    filled += read;
    to += read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
