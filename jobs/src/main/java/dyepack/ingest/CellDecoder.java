package dyepack.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of cells into text and counts what isn't text. Not for several threads. */
final class CellDecoder {
  private final CharsetDecoder decoder;
  private final boolean asciiIsPlain;
  private CharBuffer chars = CharBuffer.allocate(1024);
  private long malformed;

  CellDecoder(Charset charset) {
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.asciiIsPlain = !charset.name().startsWith("UTF-16");
  }

  /** Malformed stretches met so far; each was read as one U+FFFD. */
  long malformed() {
    return malformed;
  }

  String decode(byte[] b, int start, int end) {
    if (asciiIsPlain && isAscii(b, start, end)) {
      return new String(b, start, end - start, StandardCharsets.ISO_8859_1);
    }
    if (chars.capacity() < end - start + 1) {
      chars = CharBuffer.allocate(2 * (end - start + 1));
    }
    chars.clear();
    decoder.reset();
    ByteBuffer in = ByteBuffer.wrap(b, start, end - start);
    while (true) {
      CoderResult result = decoder.decode(in, chars, true);
      if (!result.isError()) {
        break;
      }
      malformed++;
      chars.put('\uFFFD');
      in.position(Math.min(in.limit(), in.position() + Math.max(1, result.length())));
    }
    decoder.flush(chars);
    return chars.flip().toString();
  }

  static boolean isAscii(byte[] b, int start, int end) {
    int all = 0;
    for (int i = start; i < end; i++) {
      all |= b[i];
    }
    return all >= 0;
  }
}
