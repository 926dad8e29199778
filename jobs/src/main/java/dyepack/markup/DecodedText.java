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

/** Text of a file; what isn't text is read as U+FFFD and counted. */
final class DecodedText extends Reader {
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final String charset;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 15).flip();
  private long malformed;
  private boolean exhausted;
  private boolean flushed;

  private DecodedText(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset.name();
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** A file after its byte order mark. */
  static DecodedText open(Path file, Charset charset, int markBytes) throws IOException {
    InputStream in = Files.newInputStream(file);
    in.skipNBytes(Math.min(markBytes, Files.size(file)));
    return new DecodedText(in, charset);
  }

  /** Malformed stretches met so far. */
  long malformed() {
    return malformed;
  }

  /** Why they are counted. */
  String reason() {
    return "bytes that aren't " + charset + ", read as U+FFFD";
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
    if (!exhausted) {
      bytes.compact();
      int room = bytes.remaining();
      int n = in.readNBytes(bytes.array(), bytes.position(), room);
      exhausted = n < room;
      bytes.position(bytes.position() + n).flip();
    }
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
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
