package dyepack.office;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the bytes of an XML part on their way to a parser that has no limits of its own:
 * their number, how far they unpack, how long a single text, tag, comment or section is. Such a
 * piece is held in memory whole, so it may have 32 MiB at most.
 *
 * <p>A document type declaration is refused: no office document has one, and entities need one.
 * Zero bytes are passed over in looking, so that UTF-16 is understood as well.
 */
final class PartGuard extends FilterInputStream {
  private static final int MOST_PIECE_BYTES = 32 << 20;
  private static final long RATIO_FROM_BYTES = 1L << 30;
  private static final long MOST_RATIO = 200;

  private final long packedBytes;
  private final Budget budget;
  private long bytes;
  private int piece;
  private int tag;
  private Inside inside = Inside.TEXT;
  private boolean marked = true;
  private int before;
  private int twoBefore;

  /** What the byte after a {@code <} belongs to. */
  private enum Inside {
    TEXT,
    TAG,
    DECLARATION,
    COMMENT,
    SECTION,
    INSTRUCTION
  }

  /** How many bytes all parts of a file may still unpack to. */
  static final class Budget {
    private long left;

    Budget(long bytes) {
      this.left = bytes;
    }

    void spend(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new IOException("parts that unpack to more than the limit");
      }
    }
  }

  /**
   * Watches over a part.
   *
   * @param packedBytes how long it is in the archive
   */
  PartGuard(InputStream in, long packedBytes, Budget budget) {
    super(in);
    this.packedBytes = Math.max(1, packedBytes);
    this.budget = budget;
  }

  /** Watches over a part that isn't XML: only how much comes out of it. */
  static PartGuard ofRecords(InputStream in, long packedBytes, Budget budget) {
    PartGuard guard = new PartGuard(in, packedBytes, budget);
    guard.marked = false;
    return guard;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    if (n > 0) {
      bytes += n;
      budget.spend(n);
      if (bytes > RATIO_FROM_BYTES && bytes / MOST_RATIO > packedBytes) {
        throw new IOException("a part that unpacks to far more than an honest one");
      }
      for (int i = offset; marked && i < offset + n; i++) {
        if (buffer[i] != 0) {
          look(buffer[i]);
        }
      }
    }
    return n;
  }

  private void look(int c) throws IOException {
    Inside next = next(c);
    if (next != null) {
      inside = next;
      piece = 0;
      tag = 0;
    } else if (++piece > MOST_PIECE_BYTES) {
      throw new IOException("a single text or tag of more than 32 MiB");
    }
    tag++;
    twoBefore = before;
    before = c;
  }

  private @Nullable Inside next(int c) throws IOException {
    return switch (inside) {
      case TEXT -> c == '<' ? Inside.TAG : null;
      case TAG -> tag == 1 ? begun(c) : c == '>' ? Inside.TEXT : null;
      case DECLARATION -> {
        if (c != '-' && c != '[') {
          throw new IOException(
              "a document type declaration, which no office document needs and attacks use");
        }
        yield c == '-' ? Inside.COMMENT : Inside.SECTION;
      }
      case COMMENT ->
          c == '>' && before == '-' && twoBefore == '-' && piece > 2 ? Inside.TEXT : null;
      case SECTION -> c == '>' && before == ']' && twoBefore == ']' ? Inside.TEXT : null;
      case INSTRUCTION -> c == '>' && before == '?' ? Inside.TEXT : null;
    };
  }

  private static @Nullable Inside begun(int c) {
    return c == '!'
        ? Inside.DECLARATION
        : c == '?' ? Inside.INSTRUCTION : c == '>' ? Inside.TEXT : null;
  }
}
