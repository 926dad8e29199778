package dyepack.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells single characters outside ASCII in UTF-8 and in the character sets of {@link
 * CharacterPairs}, and makes text of bytes that are known to be whole characters. Not for several
 * threads.
 */
public final class CharacterReader {
  /** There is no character, or one that only the JDK can tell. */
  public static final int NONE = -1;

  private final @Nullable CharacterPairs pairs;
  private char[] chars = new char[256];
  private int bytes;

  private CharacterReader(@Nullable CharacterPairs pairs) {
    this.pairs = pairs;
  }

  /** For a character set, or null if it is neither UTF-8 nor mostly pairs. */
  public static @Nullable CharacterReader of(Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return new CharacterReader(null);
    }
    CharacterPairs pairs = CharacterPairs.of(charset);
    return pairs == null ? null : new CharacterReader(pairs);
  }

  /** Whether a byte below 0x80 may be the last one of a longer character. */
  public boolean mayEndCharacter(char ascii) {
    return pairs != null && (ascii >= 0x40 || (ascii >= '0' && ascii <= '9'));
  }

  /** The code point at {@code b[i]}, a byte above 0x7F, or {@link #NONE}. */
  public int codePoint(byte[] b, int i, int to) {
    if (pairs == null) {
      int c = Utf8Reading.codePoint(b, i, to);
      bytes = c < 0 ? 0 : Utf8Reading.bytes(c);
      return c < 0 ? NONE : c;
    }
    bytes = 2;
    char c = i + 1 < to ? pairs.character(b[i], b[i + 1]) : PairReading.NONE;
    return c == PairReading.NONE ? NONE : c;
  }

  /** Bytes of the last code point. */
  public int bytes() {
    return bytes;
  }

  /** Text of {@code b[from, to)}, for all of which {@link #codePoint} told characters. */
  public String text(byte[] b, int from, int to) {
    if (pairs == null) {
      return new String(b, from, to - from, StandardCharsets.UTF_8);
    }
    if (chars.length < to - from) {
      chars = new char[2 * (to - from)];
    }
    if (pairs.decode(b, from, to, chars, 0) < to) {
      throw new IllegalStateException("bytes that aren't characters");
    }
    return new String(chars, 0, pairs.end());
  }
}
