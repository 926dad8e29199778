package dyepack.sql;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A window that slides over a stretch of a dump. Whatever leaves it at the front is given a {@link
 * ByteKind}, so that the sums of the kinds are the length of the stretch.
 */
final class SqlWindow implements Closeable {
  private static final int FIRST_BYTES = 1 << 18;

  private final InputStream in;
  private final @Nullable Utf16Bytes wide;
  private final long end;
  private final ByteSums sums = new ByteSums();
  private byte[] bytes = new byte[FIRST_BYTES];
  private int from;
  private int to;
  private long filled;
  private long line;
  private boolean exhausted;

  private SqlWindow(
      InputStream in, @Nullable Utf16Bytes wide, long start, long end, long firstLine) {
    this.in = in;
    this.wide = wide;
    this.filled = start;
    this.end = end;
    this.line = firstLine;
  }

  /** The stretch of a file from {@code start} to {@code end} or to its own end. */
  static SqlWindow open(Path file, SqlSyntax syntax, long start, long end, long firstLine)
      throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    InputStream plain = Channels.newInputStream(channel.position(start));
    if (!syntax.wide()) {
      return new SqlWindow(plain, null, start, end, firstLine);
    }
    Utf16Bytes wide = new Utf16Bytes(plain, syntax.charset().equals("UTF-16LE"));
    return new SqlWindow(wide, wide, 0, Long.MAX_VALUE, firstLine);
  }

  /** Bytes at hand, without their byte order mark. */
  static SqlWindow over(byte[] content, SqlSyntax syntax) {
    int mark = Math.min(syntax.markBytes(), content.length);
    InputStream plain = new ByteArrayInputStream(content, mark, content.length - mark);
    Utf16Bytes wide =
        syntax.wide() ? new Utf16Bytes(plain, syntax.charset().equals("UTF-16LE")) : null;
    return new SqlWindow(wide == null ? plain : wide, wide, mark, Long.MAX_VALUE, 1);
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

  /** How many bytes are there to be read. */
  int unread() {
    return to - from;
  }

  /** Whether the stretch ends at {@link #to}. May turn true only with the next {@link #more}. */
  boolean atEnd() {
    return exhausted;
  }

  /** Offset of the next byte to be read, in the file (of the re-encoded text for UTF-16). */
  long position() {
    return filled - (to - from);
  }

  /** Line of the next byte to be read, from 1. */
  long line() {
    return line;
  }

  ByteSums sums() {
    return sums;
  }

  /** Halves of surrogate pairs read as U+FFFD so far. */
  long malformedUnits() {
    return wide == null ? 0 : wide.malformed();
  }

  /** 1 if a UTF-16 file has an odd number of bytes, known at its end. */
  int oddBytes() {
    return wide == null ? 0 : wide.oddBytes();
  }

  /** Lets the bytes up to {@code next} go as bytes of a kind. */
  void consumeTo(int next, ByteKind kind) {
    int lines = 0;
    for (int i = from; i < next; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    line += lines;
    sums.add(kind, wide == null ? next - from : Utf16Bytes.originalBytes(bytes, from, next));
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

  /** Makes sure that {@code wanted} unread bytes are there if the stretch has them. */
  void ensure(int wanted) throws IOException {
    while (to - from < wanted && !exhausted) {
      more();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
