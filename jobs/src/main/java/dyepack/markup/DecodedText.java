package dyepack.markup;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Text of a file; what isn't text is read as U+FFFD and counted. Remembers which bytes the
 * characters given out last came from.
 */
final class DecodedText extends Reader {
  /** Characters decoded at once. */
  private static final int PIECE = 1 << 13;

  /** Pieces remembered; of characters further back only the piece's end is told. */
  private static final int PIECES_KEPT = 64;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final String charset;
  private final CharacterWidths widths;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer chars = CharBuffer.allocate(PIECE).flip();
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private final long length;
  private long malformed;
  private boolean exhausted;
  private boolean flushed;
  private long decoded;
  private long consumed;
  private long atCharacter;
  private long atByte;

  /** Characters that were decoded at once, from a place known to the byte. */
  private record Piece(char[] chars, long start, long startByte, long endByte) {
    long end() {
      return start + chars.length;
    }
  }

  private DecodedText(InputStream in, Charset charset, long length, long consumed) {
    this.in = in;
    this.length = length;
    this.consumed = consumed;
    this.charset = charset.name();
    this.widths = CharacterWidths.of(charset);
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** A file after its byte order mark. */
  static DecodedText open(Path file, Charset charset, int markBytes) throws IOException {
    long length = Files.size(file);
    long mark = Math.min(markBytes, length);
    InputStream in = Files.newInputStream(file);
    in.skipNBytes(mark);
    return new DecodedText(in, charset, length, mark);
  }

  /** Bytes of the file. */
  long length() {
    return length;
  }

  /** Malformed stretches met so far. */
  long malformed() {
    return malformed;
  }

  /** Why they are counted. */
  String reason() {
    return "bytes that aren't " + charset + ", read as U+FFFD";
  }

  /**
   * The byte of the file at which a character begins; exact but near malformed stretches, where it
   * may be off by their length. To be asked for characters in their order.
   *
   * @param character its number from 0, at most the number of those read
   */
  long offset(long character) {
    while (pieces.size() > 1 && pieces.getFirst().end() <= character) {
      drop();
    }
    Piece piece = pieces.peek();
    if (piece == null || character < atCharacter) {
      return piece == null ? consumed : atByte;
    }
    if (atCharacter < piece.start) {
      atCharacter = piece.start;
      atByte = piece.startByte;
    }
    int from = (int) (atCharacter - piece.start);
    int to = (int) Math.min(piece.chars.length, character - piece.start);
    atByte = Math.min(piece.endByte, atByte + widths.bytes(piece.chars, from, to));
    atCharacter = piece.start + to;
    return to == piece.chars.length ? piece.endByte : atByte;
  }

  private void drop() {
    Piece dropped = pieces.remove();
    atCharacter = dropped.end();
    atByte = dropped.endByte;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (flushed) {
        return -1;
      }
      fill();
    }
    int n = Math.min(length, chars.remaining());
    chars.get(target, offset, n);
    return n;
  }

  private void fill() throws IOException {
    if (!exhausted && bytes.remaining() < bytes.capacity() / 2) {
      bytes.compact();
      int room = bytes.remaining();
      int n = in.readNBytes(bytes.array(), bytes.position(), room);
      exhausted = n < room;
      bytes.position(bytes.position() + n).flip();
    }
    int before = bytes.position();
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, exhausted);
    while (result.isError() && chars.hasRemaining()) {
      malformed++;
      chars.put('\uFFFD');
      bytes.position(Math.min(bytes.limit(), bytes.position() + Math.max(1, result.length())));
      result = decoder.decode(bytes, chars, exhausted);
    }
    if (exhausted && result.isUnderflow()) {
      flushed = decoder.flush(chars).isUnderflow();
    }
    chars.flip();
    remember(bytes.position() - before);
  }

  private void remember(int taken) {
    char[] piece = new char[chars.remaining()];
    chars.duplicate().get(piece);
    if (pieces.size() == PIECES_KEPT) {
      drop();
    }
    pieces.add(new Piece(piece, decoded, consumed, consumed + taken));
    decoded += piece.length;
    consumed += taken;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
