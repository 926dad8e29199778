package dyepack.charset;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what nearly all text in the character sets of one and two bytes a character is made of:
 * ASCII, and pairs that stand for one character within U+FFFF. It stops before anything else, which
 * the JDK's decoder then reads; the JDK also says what every pair means. Not for several threads.
 */
public final class CharacterPairs {
  private static final Set<String> NAMES =
      Set.of("gb18030", "gbk", "gb2312", "big5", "big5-hkscs", "euc-kr", "shift_jis");

  private final char[] pairs;
  private int end;

  private CharacterPairs(char[] pairs) {
    this.pairs = pairs;
  }

  /** For a character set, or null if it isn't mostly pairs. */
  public static @Nullable CharacterPairs of(Charset charset) {
    return NAMES.contains(charset.name().toLowerCase(Locale.ROOT))
        ? new CharacterPairs(PairReading.pairs(charset))
        : null;
  }

  /**
   * Decodes from the beginning of {@code b[from, to)}.
   *
   * @param out receives the characters from {@code at} on; has room for {@code to - from} of them
   * @return index of the first byte that wasn't decoded, {@code to} if all were
   */
  public int decode(byte[] b, int from, int to, char[] out, int at) {
    return decode(b, from, to, out, at, at + to - from);
  }

  /** Does the same up to {@code most} of {@code out}. */
  int decode(byte[] b, int from, int to, char[] out, int at, int most) {
    char[] known = pairs;
    int n = at;
    int i = from;
    while (i < to && n < most) {
      int lead = b[i];
      if (lead >= 0) {
        out[n++] = (char) lead;
        i++;
        continue;
      }
      char c = i + 1 < to ? known[(lead << 8 | (b[i + 1] & 0xFF)) & 0x7FFF] : PairReading.NONE;
      if (c == PairReading.NONE || c == PairReading.BEYOND) {
        break;
      }
      out[n++] = c;
      i += 2;
    }
    end = n;
    return i;
  }

  /** What a pair stands for by itself, or {@link PairReading#NONE}. */
  char character(byte lead, byte trail) {
    char c = pairs[(lead << 8 | (trail & 0xFF)) & 0x7FFF];
    return c == PairReading.BEYOND ? PairReading.NONE : c;
  }

  /** Index after the last character that was decoded. */
  public int end() {
    return end;
  }
}
