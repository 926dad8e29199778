package dyepack.charset;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/**
 * What each character costs in nats, -ln of its probability, in texts of one family of languages.
 *
 * <p>All families give ASCII the same costs, so that plain digits say nothing for or against any.
 * Seized tables are mostly ASCII; the rest of the probability is split among scripts as the family
 * says, within a script by {@link Letters}, and a part is spread evenly over the rarer characters.
 */
final class CharacterCosts {
  /** Cost of a byte that is part of no character: about one in half a thousand million. */
  static final float MALFORMED = 20;

  /**
   * Characters for private use: dearer than the rarest that have a meaning by more than one set's
   * prior is behind another's, so that one character of HKSCS tells it from Big5, whose code page
   * 950 calls the same bytes private.
   */
  private static final float PRIVATE = 18.9f;

  private static final float UNDEFINED = 19;
  private static final float HIGH_PLANE = 16;

  private static final int CHARACTERS = 1 << 16;
  private static final int FIRST_HANZI = 0x4E00;
  private static final int LAST_HANZI = 0x9FA5;

  /** What characters cost that no family has a share for. */
  private static final float[] RARE = new float[CHARACTERS];

  static {
    for (int c = 0; c < CHARACTERS; c++) {
      RARE[c] = c < 0x80 ? ascii(c) : rare(c);
    }
  }

  /** Share of the Unicode and GB18030 texts of this field: mostly simplified Chinese. */
  static final CharacterCosts UNICODE =
      new Shares()
          .hanzi(0.26, 0.06)
          .punctuation(0.03)
          .frames(0.004)
          .kana(0.008, 0.008)
          .group("halfwidth", 0.0005)
          .hangul(0.012)
          .letters("western", 0.010)
          .letters("central", 0.003)
          .letters("turkish", 0.002)
          .letters("cyrillic", 0.012)
          .letters("greek", 0.002)
          .costs();

  static final CharacterCosts GB =
      new Shares()
          .hanzi(0.30, 0.04)
          .punctuation(0.03)
          .frames(0.004)
          .kana(0.001, 0.001)
          .letters("cyrillic", 0.0005)
          .letters("greek", 0.0005)
          .costs();

  static final CharacterCosts TRADITIONAL =
      new Shares()
          .hanzi(0.01, 0.33)
          .punctuation(0.03)
          .frames(0.004)
          .kana(0.001, 0.001)
          .letters("greek", 0.0003)
          .costs();

  static final CharacterCosts JAPANESE =
      new Shares()
          .hanzi(0.08, 0.10)
          .punctuation(0.03)
          .frames(0.004)
          .kana(0.07, 0.06)
          .group("halfwidth", 0.005)
          .letters("cyrillic", 0.0003)
          .letters("greek", 0.0003)
          .costs();

  static final CharacterCosts HALF_WIDTH =
      new Shares().group("halfwidth", 0.30).hanzi(0.02, 0.02).kana(0.01, 0.01).costs();

  static final CharacterCosts KOREAN =
      new Shares().hangul(0.33).hanzi(0.0, 0.01).punctuation(0.02).kana(0.0005, 0.0005).costs();

  static final CharacterCosts WESTERN = singleByte("western", 0.06);
  static final CharacterCosts CENTRAL = singleByte("central", 0.06);
  static final CharacterCosts TURKISH = singleByte("turkish", 0.06);
  static final CharacterCosts CYRILLIC = singleByte("cyrillic", 0.33);
  static final CharacterCosts GREEK = singleByte("greek", 0.33);

  private final float[] nats;

  private CharacterCosts(float[] nats) {
    this.nats = nats;
  }

  private static CharacterCosts singleByte(String group, double share) {
    return new Shares().letters(group, share).signs(0.004).costs();
  }

  /** Cost of a code point; lone surrogates are for the caller to refuse. */
  float of(int c) {
    return c < CHARACTERS ? nats[c] : HIGH_PLANE;
  }

  private static float rare(int c) {
    if (c < 0xA0) {
      return 14;
    }
    if (c >= 0xE000 && c < 0xF900) {
      return PRIVATE;
    }
    if (c == 0xFEFF) {
      return 6;
    }
    if (!Character.isDefined(c) || c >= 0xFFFE) {
      return UNDEFINED;
    }
    return c < 0x250 ? 10.5f : Kind.of(c) == Kind.HANZI ? 15 : c == 0xFFFD ? 11 : 12.5f;
  }

  /** Costs of ASCII in tables: a third digits, a fifth letters, delimiters and line ends. */
  private static float ascii(int c) {
    if (c == 0) {
      return 18;
    }
    if (c >= '0' && c <= '9') {
      return 3.4f;
    }
    if (c >= 'a' && c <= 'z') {
      return "jkqvwxyz".indexOf(c) >= 0 ? 6 : "etaoinsrlh".indexOf(c) >= 0 ? 4.3f : 5;
    }
    if (c >= 'A' && c <= 'Z') {
      return 6;
    }
    if (c < 0x20) {
      return c == '\n' || c == '\t' || c == '\r' ? 3.8f : c < 8 ? 10 : 14;
    }
    return " ,-.:".indexOf(c) >= 0
        ? 3.8f
        : "|/@\"';_()#&=*".indexOf(c) >= 0 ? 5 : c == 0x7F ? 14 : 7;
  }

  /** Probabilities of the characters of one family, while its scripts are put together. */
  private static final class Shares {
    private final double[] probabilities = new double[CHARACTERS];

    /** Nine in ten of each script's share by frequency, the rest evenly over what it has. */
    private Shares hanzi(double simplified, double traditional) {
      boolean[] counted = new boolean[CHARACTERS];
      hanzi("s", 0.9 * simplified, counted);
      hanzi("t", 0.9 * traditional, counted);
      double rare = 0.04 * (simplified + traditional);
      for (int c = FIRST_HANZI; c <= LAST_HANZI; c++) {
        add(c, rare * (counted[c] ? 0.8 / 7000 : 0.2 / 14000));
      }
      return this;
    }

    private void hanzi(String script, double share, boolean[] counted) {
      if (share > 0) {
        Letters.group(script)
            .forEach(
                (c, weight) -> {
                  add(c, share * weight);
                  counted[c] = true;
                });
      }
    }

    private Shares kana(double hiragana, double katakana) {
      return group("hiragana", hiragana).group("katakana", katakana);
    }

    private Shares hangul(double share) {
      CharsetEncoder standard = Charset.forName("EUC-KR").newEncoder();
      for (char c = 0xAC00; c < 0xD7A4; c++) {
        // The 2,350 syllables of KS X 1001 are nearly all that occur.
        add(c, share * (standard.canEncode(c) ? 0.24 / 2350 : 0.01 / 8822));
      }
      return group("hangul", 0.75 * share);
    }

    /** Full-width forms and the punctuation of Chinese and Japanese. */
    private Shares punctuation(double share) {
      String usual = "，。、：；（）【】《》“”‘’？！－～·—…￥　「」％＃＊／";
      usual.codePoints().forEach(c -> add(c, 0.6 * share / usual.length()));
      for (int c = 0xFF01; c < 0xFF5F; c++) {
        boolean digit = c >= 0xFF10 && c <= 0xFF19;
        add(c, share * (digit ? 0.02 : 0.1 / 84));
      }
      for (int c = 0x3000; c < 0x3021; c++) {
        add(c, 0.05 * share / 33);
      }
      add('〇', 0.03 * share);
      add('№', 0.01 * share);
      return this;
    }

    /** Box drawing, which clients of databases draw frames of tables with: lines above all. */
    private Shares frames(double share) {
      "─│━┃═║".codePoints().forEach(c -> add(c, 0.7 * share / 6));
      for (int c = 0x2500; c < 0x2580; c++) {
        add(c, 0.3 * share / 0x80);
      }
      return this;
    }

    private Shares group(String name, double share) {
      Letters.group(name).forEach((c, weight) -> add(c, share * weight));
      return this;
    }

    /** Small letters by frequency; capitals an eighth as often. */
    private Shares letters(String name, double share) {
      Map<Integer, Double> group = Letters.group(name);
      group.forEach(
          (c, weight) -> {
            add(c, share * weight * 0.85);
            int upper = Character.toUpperCase(c);
            if (upper != c && upper < 1 << 16) {
              add(upper, share * (weight * 0.12 + 0.03 / group.size()));
            }
          });
      return this;
    }

    private Shares signs(double share) {
      String usual = "°’“”‘–—…€£§©®«»¡¿ºª·½²№´µ";
      usual.codePoints().forEach(c -> add(c, share / usual.length()));
      add(0xA0, share / usual.length());
      return this;
    }

    private void add(int c, double probability) {
      probabilities[c] += probability;
    }

    private CharacterCosts costs() {
      float[] nats = RARE.clone();
      for (int c = 0x80; c < CHARACTERS; c++) {
        if (probabilities[c] > 0) {
          nats[c] = Math.min((float) -Math.log(probabilities[c]), 15);
        }
      }
      return new CharacterCosts(nats);
    }
  }
}
