package dyepack.charset;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;
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

  /** Share of the Unicode and GB18030 texts of this field: mostly simplified Chinese. */
  static final CharacterCosts UNICODE =
      new CharacterCosts()
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
          .finish();

  static final CharacterCosts GB =
      new CharacterCosts()
          .hanzi(0.30, 0.04)
          .punctuation(0.03)
          .frames(0.004)
          .kana(0.001, 0.001)
          .letters("cyrillic", 0.0005)
          .letters("greek", 0.0005)
          .finish();

  static final CharacterCosts TRADITIONAL =
      new CharacterCosts()
          .hanzi(0.01, 0.33)
          .punctuation(0.03)
          .frames(0.004)
          .kana(0.001, 0.001)
          .letters("greek", 0.0003)
          .finish();

  static final CharacterCosts JAPANESE =
      new CharacterCosts()
          .hanzi(0.08, 0.10)
          .punctuation(0.03)
          .frames(0.004)
          .kana(0.07, 0.06)
          .group("halfwidth", 0.005)
          .letters("cyrillic", 0.0003)
          .letters("greek", 0.0003)
          .finish();

  static final CharacterCosts HALF_WIDTH =
      new CharacterCosts().group("halfwidth", 0.30).hanzi(0.02, 0.02).kana(0.01, 0.01).finish();

  static final CharacterCosts KOREAN =
      new CharacterCosts()
          .hangul(0.33)
          .hanzi(0.0, 0.01)
          .punctuation(0.02)
          .kana(0.0005, 0.0005)
          .finish();

  static final CharacterCosts WESTERN = singleByte("western", 0.06);
  static final CharacterCosts CENTRAL = singleByte("central", 0.06);
  static final CharacterCosts TURKISH = singleByte("turkish", 0.06);
  static final CharacterCosts CYRILLIC = singleByte("cyrillic", 0.33);
  static final CharacterCosts GREEK = singleByte("greek", 0.33);

  private final float[] nats = new float[1 << 16];

  private CharacterCosts() {
    Arrays.fill(nats, Float.NaN);
  }

  private static CharacterCosts singleByte(String group, double share) {
    return new CharacterCosts().letters(group, share).signs(0.004).finish();
  }

  /** Cost of a code point; lone surrogates are for the caller to refuse. */
  float of(int c) {
    return c < 1 << 16 ? nats[c] : HIGH_PLANE;
  }

  /** Nine in ten of each script's share by frequency, the rest evenly over what it has. */
  private CharacterCosts hanzi(double simplified, double traditional) {
    double rare = 0.04 * (simplified + traditional);
    for (int c = 0x4E00; c <= 0x9FA5; c++) {
      double p =
          0.9 * simplified * Letters.group("s").getOrDefault(c, 0.0)
              + 0.9 * traditional * Letters.group("t").getOrDefault(c, 0.0);
      boolean counted = p > 0;
      add(c, p + rare * (counted ? 0.8 / 7000 : 0.2 / 14000));
    }
    return this;
  }

  private CharacterCosts kana(double hiragana, double katakana) {
    return group("hiragana", hiragana).group("katakana", katakana);
  }

  private CharacterCosts hangul(double share) {
    CharsetEncoder standard = Charset.forName("EUC-KR").newEncoder();
    for (char c = 0xAC00; c < 0xD7A4; c++) {
      // The 2,350 syllables of KS X 1001 are nearly all that occur.
      add(c, share * (standard.canEncode(c) ? 0.24 / 2350 : 0.01 / 8822));
    }
    return group("hangul", 0.75 * share);
  }

  /** Full-width forms and the punctuation of Chinese and Japanese. */
  private CharacterCosts punctuation(double share) {
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
  private CharacterCosts frames(double share) {
    "─│━┃═║".codePoints().forEach(c -> add(c, 0.7 * share / 6));
    for (int c = 0x2500; c < 0x2580; c++) {
      add(c, 0.3 * share / 0x80);
    }
    return this;
  }

  private CharacterCosts group(String name, double share) {
    Letters.group(name).forEach((c, weight) -> add(c, share * weight));
    return this;
  }

  /** Small letters by frequency; capitals an eighth as often. */
  private CharacterCosts letters(String name, double share) {
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

  private CharacterCosts signs(double share) {
    String usual = "°’“”‘–—…€£§©®«»¡¿ºª·½²№´µ";
    usual.codePoints().forEach(c -> add(c, share / usual.length()));
    add(0xA0, share / usual.length());
    return this;
  }

  private void add(int c, double probability) {
    double before = Float.isNaN(nats[c]) ? 0 : Math.exp(-nats[c]);
    nats[c] = (float) -Math.log(before + probability);
  }

  private CharacterCosts finish() {
    for (int c = 0; c < nats.length; c++) {
      if (c < 0x80) {
        nats[c] = ascii(c);
      } else if (Float.isNaN(nats[c])) {
        nats[c] = rare(c);
      } else {
        nats[c] = Math.min(nats[c], 15);
      }
    }
    return this;
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
}
