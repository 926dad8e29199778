package dyepack.markup;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;

/** How many bytes characters take in a character set; each half of a surrogate pair takes half. */
final class CharacterWidths {
  private static final int ALL = 1 << 16;

  private final byte[] widths;

  private CharacterWidths(byte[] widths) {
    this.widths = widths;
  }

  static CharacterWidths of(Charset charset) {
    byte[] widths = new byte[ALL];
    CharsetEncoder encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer out = ByteBuffer.allocate(16);
    char[] one = new char[1];
    // In Big5 with the characters of Hong Kong, pairs are characters of two bytes.
    boolean bigFive = charset.name().startsWith("Big5");
    for (int c = 0; c < ALL; c++) {
      one[0] = (char) c;
      boolean half = Character.isSurrogate(one[0]);
      int bytes = half ? bigFive ? 1 : 2 : bytes(encoder, CharBuffer.wrap(one), out);
      widths[c] = (byte) Math.max(1, bytes);
    }
    return new CharacterWidths(widths);
  }

  private static int bytes(CharsetEncoder encoder, CharBuffer text, ByteBuffer out) {
    out.clear();
    encoder.reset();
    return encoder.encode(text, out, true).isUnderflow() ? out.position() : 0;
  }

  /** Bytes of some characters. */
  int bytes(char[] chars, int from, int to) {
    int bytes = 0;
    for (int i = from; i < to; i++) {
      bytes += widths[chars[i]];
    }
    return bytes;
  }
}
