package dyepack.charset;

import dyepack.cells.ByteSearch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of cells into text and counts what isn't text. Not for several threads. */
public final class StrictDecoder {
  private final CharsetDecoder decoder;
  private final boolean asciiIsPlain;
  private final boolean utf8;
  private final TextDamage.Count damage = new TextDamage.Count();
  private final @Nullable CharacterPairs pairs;
  private CharBuffer chars = CharBuffer.allocate(1024);

  /**
   * A decoder that has met nothing yet.
   *
   * @param charset any character set; GBK is best given as GB18030
   */
  public StrictDecoder(Charset charset) {
    this.pairs = CharacterPairs.of(charset);
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.asciiIsPlain =
        !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
    this.utf8 = charset.equals(StandardCharsets.UTF_8);
  }

  /** Malformed stretches met so far; each was read as one U+FFFD. */
  public long malformed() {
    return damage.stretches();
  }

  /** What was met so far; places count from what {@link #decode(byte[], int, int, long)} told. */
  public TextDamage damage() {
    return damage.total();
  }

  /** The text of {@code b[start, end)}, whose place in the file is unknown. */
  public String decode(byte[] b, int start, int end) {
    return decode(b, start, end, -1);
  }

  /**
   * The text of {@code b[start, end)}, each malformed stretch as one U+FFFD.
   *
   * @param offset where in the file {@code b[start]} stands, or -1 if places aren't wanted
   */
  public String decode(byte[] b, int start, int end, long offset) {
    if (asciiIsPlain && isAscii(b, start, end)) {
      return new String(b, start, end - start, StandardCharsets.ISO_8859_1);
    }
    if (utf8) {
      String text = new String(b, start, end - start, StandardCharsets.UTF_8);
      if (text.indexOf(0xFFFD) < 0) {
        return text;
      }
    }
    if (chars.capacity() < end - start + 1) {
      chars = CharBuffer.allocate(2 * (end - start + 1));
    }
    if (pairs != null && pairs.decode(b, start, end, chars.array(), 0) == end) {
      return new String(chars.array(), 0, pairs.end());
    }
    chars.clear();
    decoder.reset();
    ByteBuffer in = ByteBuffer.wrap(b, start, end - start);
    int made = 0;
    while (true) {
      CoderResult result = decoder.decode(in, chars, true);
      if (!result.isError()) {
        break;
      }
      int bytes = Math.min(in.remaining(), Math.max(1, result.length()));
      damage.malformed(offset < 0 ? -1 : offset + in.position() - start, bytes);
      made++;
      chars.put('\uFFFD');
      in.position(in.position() + bytes);
    }
    decoder.flush(chars);
    String text = chars.flip().toString();
    damage.standing(TextDamage.replacements(text) - made);
    return text;
  }

  /** Whether no byte of {@code b[start, end)} is above 0x7F. */
  public static boolean isAscii(byte[] b, int start, int end) {
    return ByteSearch.isAscii(b, start, end);
  }
}
