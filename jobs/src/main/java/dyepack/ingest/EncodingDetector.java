package dyepack.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the character set of a text: byte order mark, then zero bytes at even or odd places
 * (UTF-16), then strict UTF-8, then GB18030, Big5 and windows-1252 by how plausible their
 * characters are.
 *
 * <p>GBK and GB2312 are always read as GB18030, of which they are parts.
 */
final class EncodingDetector {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private EncodingDetector() {}

  /** The character set, or null if the bytes aren't text. */
  static @Nullable TextEncoding detect(TextSample sample) {
    TextEncoding marked = byByteOrderMark(sample.head());
    if (marked != null) {
      return marked;
    }
    TextEncoding wide = byZeroBytes(sample.head());
    if (wide != null) {
      return wide;
    }
    if (controlShare(sample.head()) > 0.02) {
      return null;
    }
    return byCharacters(sample.telling());
  }

  private static @Nullable TextEncoding byByteOrderMark(byte[] b) {
    if (begins(b, 0xEF, 0xBB, 0xBF)) {
      return TextEncoding.of(StandardCharsets.UTF_8, 3);
    }
    if (begins(b, 0xFF, 0xFE)) {
      return TextEncoding.of(StandardCharsets.UTF_16LE, 2);
    }
    if (begins(b, 0xFE, 0xFF)) {
      return TextEncoding.of(StandardCharsets.UTF_16BE, 2);
    }
    return begins(b, 0x84, 0x31, 0x95, 0x33) ? TextEncoding.of(GB18030, 4) : null;
  }

  private static boolean begins(byte[] b, int... mark) {
    if (b.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((b[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * UTF-16 without a mark: line ends, digits and delimiters have a zero byte, always on the same
   * side. At least one character in fifty has to be such a one, against none on the other side.
   */
  private static @Nullable TextEncoding byZeroBytes(byte[] b) {
    int[] zeros = new int[2];
    int pairs = b.length / 2;
    for (int i = 0; i < 2 * pairs; i++) {
      if (b[i] == 0) {
        zeros[i & 1]++;
      }
    }
    if (pairs < 2) {
      return null;
    }
    boolean littleEndian = zeros[1] * 50L >= pairs && zeros[0] * 200L <= zeros[1];
    boolean bigEndian = zeros[0] * 50L >= pairs && zeros[1] * 200L <= zeros[0];
    if (!littleEndian && !bigEndian) {
      return null;
    }
    Charset charset = littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    String text = new String(b, 0, 2 * pairs, charset);
    long odd =
        text.chars()
            .filter(c -> c == 0xFFFD || (c < 0x20 && !isTextControl(c)) || isPrivate(c))
            .count();
    return odd * 100 <= text.length() ? TextEncoding.of(charset, 0) : null;
  }

  private static boolean isPrivate(int c) {
    return c >= 0xE000 && c < 0xF900;
  }

  /** Control characters that texts and odd delimiters use: tab, line ends, form feed, ^A to ^G. */
  private static boolean isTextControl(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1A || (c > 0 && c < 8);
  }

  private static double controlShare(byte[] b) {
    int controls = 0;
    for (byte value : b) {
      if (value >= 0 && value < 0x20 && !isTextControl(value)) {
        controls++;
      }
    }
    return b.length == 0 ? 0 : (double) controls / b.length;
  }

  private static @Nullable TextEncoding byCharacters(byte[] b) {
    Utf8Count utf8 = Utf8Count.of(b);
    if (utf8.malformed() == 0 || utf8.characters() >= 10L * utf8.malformed()) {
      return TextEncoding.UTF_8;
    }
    PairCount gb = PairCount.of(b, true);
    if (gb.malformed() * 50 <= gb.pairs() && gb.highTrails() * 10 >= gb.pairs() * 7) {
      return TextEncoding.of(GB18030, 0);
    }
    PairCount big5 = PairCount.of(b, false);
    boolean commonLeads = big5.commonLeads() * 10 >= big5.pairs() * 9;
    if (big5.malformed() * 50 <= big5.pairs()
        && commonLeads
        && big5.highTrails() * 4 >= big5.pairs()) {
      return TextEncoding.of(BIG5, 0);
    }
    if (gb.malformed() * 20 <= gb.pairs() && gb.highTrails() * 2 >= gb.pairs()) {
      return TextEncoding.of(GB18030, 0);
    }
    return 3L * gb.highBytes() < b.length ? TextEncoding.of(WINDOWS_1252, 0) : null;
  }

  /** Well-formed characters of several bytes, and bytes that are part of none. */
  private record Utf8Count(long characters, long malformed) {
    static Utf8Count of(byte[] b) {
      long characters = 0;
      long malformed = 0;
      int i = 0;
      while (i < b.length) {
        if (b[i] >= 0) {
          i++;
          continue;
        }
        int length = length(b, i);
        if (length > 0) {
          characters++;
          i += length;
        } else if (length < 0) {
          break;
        } else {
          malformed++;
          i++;
        }
      }
      return new Utf8Count(characters, malformed);
    }

    /** Length of the character at {@code i}; 0 if malformed, -1 if the bytes end within it. */
    private static int length(byte[] b, int i) {
      int first = b[i] & 0xFF;
      int length = first >= 0xC2 && first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
      if (first < 0xC2 || length == 0) {
        return 0;
      }
      for (int k = 1; k < length; k++) {
        if (i + k >= b.length) {
          return -1;
        }
        if ((b[i + k] & 0xC0) != 0x80) {
          return 0;
        }
      }
      return length;
    }
  }

  /**
   * Characters of two bytes under GB18030 or Big5. In real text of either, and in none of Latin
   * letters with accents, most second bytes (GB18030) or a good part of them (Big5) are above 0xA0.
   */
  private record PairCount(
      long pairs, long highTrails, long commonLeads, long malformed, long highBytes) {
    static PairCount of(byte[] b, boolean gb) {
      long pairs = 0;
      long highTrails = 0;
      long commonLeads = 0;
      long malformed = 0;
      long highBytes = 0;
      int i = 0;
      while (i < b.length) {
        if (b[i] >= 0) {
          i++;
          continue;
        }
        highBytes++;
        if (i + 1 == b.length) {
          break;
        }
        int lead = b[i] & 0xFF;
        int trail = b[i + 1] & 0xFF;
        boolean four = gb && trail >= 0x30 && trail <= 0x39 && i + 3 < b.length && b[i + 2] < 0;
        boolean valid =
            lead != 0x80
                && lead != 0xFF
                && trail >= 0x40
                && trail != 0x7F
                && trail != 0xFF
                && (gb || trail <= 0x7F || trail >= 0xA1);
        pairs += four || valid ? 1 : 0;
        malformed += four || valid ? 0 : 1;
        highTrails += four || (valid && trail >= 0xA1) ? 1 : 0;
        commonLeads += valid && lead >= 0xA1 && lead <= 0xC9 ? 1 : 0;
        highBytes += valid && trail >= 0x80 ? 1 : 0;
        i += four ? 4 : valid ? 2 : 1;
      }
      return new PairCount(pairs, highTrails, commonLeads, malformed, highBytes);
    }
  }
}
