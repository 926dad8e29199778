package dyepack.sql;

import dyepack.cells.ByteAccount;
import dyepack.cells.ByteSearch;
import dyepack.cells.SourceOffsets;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A window that slides over a stretch of a dump. Whatever leaves it at the front is given a {@link
 * ByteKind}, so that the account of the stretch adds up to its length.
 */
final class SqlWindow implements Closeable {
  private static final int FIRST_BYTES = 1 << 18;

  private final InputStream in;
  private final long end;
  private final ByteAccount.Tally tally;
  private byte[] bytes = new byte[FIRST_BYTES];
  private int from;
  private int to;
  private long filled;
  private long line;
  private boolean exhausted;

  private SqlWindow(InputStream in, long start, long end, long firstLine, ByteAccount.Tally tally) {
    this.in = in;
    this.tally = tally;
    this.filled = start;
    this.end = end;
    this.line = firstLine;
  }

  /**
   * The stretch of a file from {@code start} to {@code end} or to its own end.
   *
   * @param offsets where the file's bytes come from
   */
  static SqlWindow open(Path file, long start, long end, long firstLine, SourceOffsets offsets)
      throws IOException {
    ByteAccount.Tally tally = new ByteAccount.Tally(offsets);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    InputStream plain = Channels.newInputStream(channel.position(start));
    return new SqlWindow(plain, start, end, firstLine, tally);
  }

  /** Bytes at hand, without their byte order mark. */
  static SqlWindow over(byte[] content, SqlSyntax syntax) {
    int mark = Math.min(syntax.markBytes(), content.length);
    InputStream plain = new ByteArrayInputStream(content, mark, content.length - mark);
    return new SqlWindow(plain, mark, Long.MAX_VALUE, 1, new ByteAccount.Tally());
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

  /** Offset of the next byte to be read, in the file. */
  long position() {
    return filled - (to - from);
  }

  /** Line of the next byte to be read, from 1. */
  long line() {
    return line;
  }

  /** Where the bytes went that have left. */
  ByteAccount account() {
    return tally.account();
  }

  /** Bytes that have left as something that can't be read. */
  long rejected() {
    return tally.bytes(ByteAccount.Kind.REJECTED);
  }

  /** Lets the bytes up to {@code next} go as bytes of a kind. */
  void consumeTo(int next, ByteKind kind) {
    if (next == from) {
      return;
    }
    line += ByteSearch.count(bytes, from, next, (byte) '\n');
    long position = position();
    tally.add(kind.kind(), kind.reason(), position, position + next - from);
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
