package dyepack.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The character sets of mostly two bytes a character: GB18030, Big5, Shift_JIS, EUC-KR, EUC-JP.
 *
 * <p>What a pair of bytes means is asked of the JDK once for every pair.
 */
final class PairReading implements Reading {
  static final char NONE = 0;

  /** A pair that stands for a character above U+FFFF or for two characters. */
  static final char BEYOND = 0xDC00;

  private static final Map<String, char[]> KNOWN = new ConcurrentHashMap<>();

  private final TextEncoding encoding;
  private final CharacterCosts costs;
  private final Form form;
  private final char[] pairs;

  /** What else than pairs there is. */
  enum Form {
    /** Four bytes where the second is an ASCII digit. */
    GB18030,
    /** Pairs only. */
    PAIRS,
    /** Half-width katakana of one byte, 0xA1 to 0xDF. */
    SHIFT_JIS,
    /** 0x8E before half-width katakana, 0x8F before the pairs of JIS X 0212. */
    EUC_JP
  }

  PairReading(String name, Form form, CharacterCosts costs) {
    this(new TextEncoding(name, 0), form, costs, pairs(new TextEncoding(name, 0).charset()));
  }

  private PairReading(TextEncoding encoding, Form form, CharacterCosts costs, char[] pairs) {
    this.encoding = encoding;
    this.form = form;
    this.costs = costs;
    this.pairs = pairs;
  }

  /** The same character set for texts of other languages. */
  PairReading with(CharacterCosts other) {
    return new PairReading(encoding, form, other, pairs);
  }

  /** What each pair means, by its lower 15 bits; asked of the JDK once. Not to be changed. */
  static char[] pairs(Charset charset) {
    return KNOWN.computeIfAbsent(charset.name(), name -> asked(charset));
  }

  private static char[] asked(Charset charset) {
    char[] pairs = new char[1 << 15];
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(4);
    ByteBuffer in = ByteBuffer.allocate(2);
    for (int i = 0x8140; i < 0xFF00; i++) {
      out.clear();
      decoder.reset();
      in.clear();
      in.putShort(0, (short) i);
      boolean error = decoder.decode(in, out, true).isError();
      boolean one = out.position() == 1;
      pairs[i & 0x7FFF] = error || in.hasRemaining() ? NONE : one ? out.get(0) : BEYOND;
    }
    return pairs;
  }

  @Override
  public String name() {
    return encoding.name();
  }

  @Override
  public void score(byte[] b, int from, int to, boolean open, Score score) {
    int i = from;
    while (i < to && !score.isBeyondLimit()) {
      if (b[i] >= 0) {
        score.ascii(b[i++]);
        continue;
      }
      int lead = b[i] & 0xFF;
      if (form == Form.SHIFT_JIS && lead >= 0xA1 && lead <= 0xDF) {
        score.add(costs.of(0xFF61 + lead - 0xA1), Kind.HALF_KANA);
        i++;
        continue;
      }
      if (i + 1 == to) {
        cut(open && lead != 0x80 && lead != 0xFF, score);
        return;
      }
      int trail = b[i + 1] & 0xFF;
      int bytes = 2;
      if (form == Form.GB18030 && trail >= 0x30 && trail <= 0x39 && lead != 0x80 && lead != 0xFF) {
        bytes = four(b, i, to, open, score);
      } else if (form == Form.EUC_JP && (lead == 0x8E || lead == 0x8F)) {
        bytes = shifted(b, i, to, open, score);
      } else {
        bytes = pair(lead, trail, score);
      }
      i += bytes;
    }
  }

  @Override
  public boolean isUsual(byte[] b, int from, int to) {
    double nats = 0;
    long foreign = 0;
    int i = TextBytes.endOfPlain(b, from, to);
    while (i + 1 < to && b[i] < 0) {
      int lead = b[i] & 0xFF;
      int trail = b[i + 1] & 0xFF;
      char c = trail < 0x40 ? NONE : pairs[(lead << 8 | trail) & 0x7FFF];
      boolean single = form == Form.SHIFT_JIS && lead >= 0xA1 && lead <= 0xDF;
      boolean shifted = form == Form.EUC_JP && (lead == 0x8E || lead == 0x8F);
      if (c == NONE || c == BEYOND || single || shifted) {
        return false;
      }
      nats += costs.of(c);
      foreign++;
      i = TextBytes.endOfPlain(b, i + 2, to);
    }
    return i == to && !Score.isDear(nats, foreign);
  }

  private static void cut(boolean open, Score score) {
    if (open) {
      score.cutOff();
    } else {
      score.malformed(1);
    }
  }

  /** Takes a pair, or one malformed byte; returns how many bytes that was. */
  private int pair(int lead, int trail, Score score) {
    char c = trail < 0x40 ? NONE : pairs[(lead << 8 | trail) & 0x7FFF];
    if (c == NONE) {
      score.malformed(1);
      return 1;
    }
    score.add(c == BEYOND ? 15 : costs.of(c), c == BEYOND ? Kind.HANZI : Kind.of(c));
    return 2;
  }

  /**
   * Four bytes of GB18030: the first and third from 0x81 to 0xFE, the others digits. From 0x90 on
   * they stand for the planes above U+FFFF, linearly; below for what else the basic plane has (GB
   * 18030-2005, 4.2.2).
   */
  private int four(byte[] b, int i, int to, boolean open, Score score) {
    if (i + 3 >= to) {
      boolean plausible = i + 2 >= to || (b[i + 2] < 0 && b[i + 2] != (byte) 0x80);
      if (open && plausible) {
        score.cutOff();
        return to - i;
      }
      score.malformed(1);
      return 1;
    }
    int lead = b[i] & 0xFF;
    int third = b[i + 2] & 0xFF;
    boolean valid = third >= 0x81 && third < 0xFF && b[i + 3] >= 0x30 && b[i + 3] <= 0x39;
    if (!valid || (lead > 0x84 && lead < 0x90) || lead > 0xE3) {
      score.malformed(1);
      return 1;
    }
    int linear = (((lead - 0x90) * 10 + b[i + 1] - 0x30) * 126 + third - 0x81) * 10 + b[i + 3];
    boolean hanzi = lead >= 0x90 && linear - 0x30 < 0x20000;
    boolean extensionA = lead == 0x81 || lead == 0x82;
    score.add(hanzi ? 15.5f : extensionA ? 15 : 18, Kind.HANZI);
    return 4;
  }

  private int shifted(byte[] b, int i, int to, boolean open, Score score) {
    if ((b[i] & 0xFF) == 0x8E) {
      int kana = b[i + 1] & 0xFF;
      if (kana >= 0xA1 && kana <= 0xDF) {
        score.add(costs.of(0xFF61 + kana - 0xA1) + 2, Kind.HALF_KANA);
        return 2;
      }
    } else if (b[i + 1] < (byte) 0xFF && (b[i + 1] & 0xFF) >= 0xA1) {
      if (i + 2 == to) {
        cut(open, score);
        return 2;
      }
      if ((b[i + 2] & 0xFF) >= 0xA1) {
        score.add(15, Kind.HANZI);
        return 3;
      }
    }
    score.malformed(1);
    return 1;
  }

  /** The character of a pair, or 0 if it has none within U+FFFF. */
  char character(int pair) {
    char c = pairs[pair & 0x7FFF];
    return c == BEYOND ? NONE : c;
  }
}
