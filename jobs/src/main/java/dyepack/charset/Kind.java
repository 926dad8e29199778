package dyepack.charset;

/**
 * Kinds of characters, and what the kind of one character says about that of the next.
 *
 * <p>Numbers instead of an enum because there is one for every byte read.
 */
final class Kind {
  static final int OTHER = 0;
  static final int DIGIT = 1;
  static final int LOWER = 2;
  static final int UPPER = 3;
  static final int HANZI = 4;
  static final int KANA = 5;
  static final int HANGUL = 6;
  static final int ACCENTED_LOWER = 7;
  static final int ACCENTED_UPPER = 8;
  static final int CYRILLIC_LOWER = 9;
  static final int CYRILLIC_UPPER = 10;
  static final int GREEK = 11;
  static final int HALF_KANA = 12;
  static final int SYMBOL = 13;
  static final int FRAME = 14;
  private static final int KINDS = 15;

  /**
   * Nats added when a kind follows another: -ln of P(kind | kind before) / P(kind), rough odds of
   * our own. Runs of one script are usual; a script change between letters, or a capital within a
   * word, is not. They matter for texts of a few characters only.
   */
  private static final float[] AFTER = new float[KINDS * KINDS];

  static {
    int[] letters = {
      LOWER,
      UPPER,
      HANZI,
      KANA,
      HANGUL,
      ACCENTED_LOWER,
      ACCENTED_UPPER,
      CYRILLIC_LOWER,
      CYRILLIC_UPPER,
      GREEK,
      HALF_KANA
    };
    for (int before : letters) {
      for (int next : letters) {
        set(before, next, 4);
      }
      set(before, before, -0.7f);
    }
    set(DIGIT, DIGIT, -0.7f);
    set(HANZI, LOWER, 2);
    set(HANZI, UPPER, 1.5f);
    set(LOWER, HANZI, 2);
    set(UPPER, HANZI, 1.5f);
    set(HANZI, KANA, 0.5f);
    set(KANA, HANZI, 0.5f);
    set(LOWER, UPPER, 1.5f);
    set(UPPER, LOWER, 0);
    accents();
    cases(CYRILLIC_LOWER, CYRILLIC_UPPER);
    set(DIGIT, ACCENTED_LOWER, 4);
    set(DIGIT, ACCENTED_UPPER, 3);
    set(ACCENTED_LOWER, DIGIT, 3);
    set(ACCENTED_UPPER, DIGIT, 3);
    set(SYMBOL, ACCENTED_LOWER, 3);
    set(SYMBOL, ACCENTED_UPPER, 2);
    set(ACCENTED_LOWER, SYMBOL, 3);
    set(ACCENTED_UPPER, SYMBOL, 3);
    set(CYRILLIC_LOWER, SYMBOL, 2);
    set(SYMBOL, CYRILLIC_LOWER, 2);
    set(OTHER, ACCENTED_LOWER, 1);
    set(FRAME, FRAME, -4.5f);
  }

  private Kind() {}

  private static void accents() {
    set(LOWER, ACCENTED_LOWER, -1.2f);
    set(UPPER, ACCENTED_LOWER, -0.5f);
    set(ACCENTED_LOWER, LOWER, -0.5f);
    set(ACCENTED_LOWER, UPPER, 4);
    set(ACCENTED_LOWER, ACCENTED_LOWER, 1.5f);
    set(UPPER, ACCENTED_UPPER, 0);
    set(ACCENTED_UPPER, UPPER, 0);
    set(ACCENTED_UPPER, LOWER, 0);
    set(LOWER, ACCENTED_UPPER, 5);
    set(ACCENTED_UPPER, ACCENTED_UPPER, 2.5f);
    set(ACCENTED_UPPER, ACCENTED_LOWER, 2);
    set(ACCENTED_LOWER, ACCENTED_UPPER, 5);
  }

  private static void cases(int lower, int upper) {
    set(lower, lower, -0.8f);
    set(upper, lower, -0.5f);
    set(upper, upper, 1);
    set(lower, upper, 4);
    set(DIGIT, lower, 2);
  }

  private static void set(int before, int next, float nats) {
    AFTER[before * KINDS + next] = nats;
  }

  /** Nats added to the cost of a character of kind {@code next} after one of {@code before}. */
  static float after(int before, int next) {
    return AFTER[before * KINDS + next];
  }

  /** The kind of a character. */
  static int of(int c) {
    if (c < 0x80) {
      return c >= '0' && c <= '9'
          ? DIGIT
          : c >= 'a' && c <= 'z' ? LOWER : c >= 'A' && c <= 'Z' ? UPPER : OTHER;
    }
    if ((c >= 0x4E00 && c < 0xA000) || (c >= 0x3400 && c < 0x4DC0) || c >= 0x20000) {
      return HANZI;
    }
    if (c >= 0x3041 && c < 0x3100) {
      return KANA;
    }
    if (c >= 0xAC00 && c < 0xD7A4) {
      return HANGUL;
    }
    if (c >= 0xFF61 && c < 0xFFA0) {
      return HALF_KANA;
    }
    if (c >= 0x2500 && c < 0x2580) {
      return FRAME;
    }
    if (c >= 0x400 && c < 0x530) {
      return Character.isUpperCase(c) ? CYRILLIC_UPPER : CYRILLIC_LOWER;
    }
    if (c >= 0x370 && c < 0x400) {
      return GREEK;
    }
    if (c < 0x250 && Character.isLetter(c)) {
      return Character.isUpperCase(c) ? ACCENTED_UPPER : ACCENTED_LOWER;
    }
    return SYMBOL;
  }
}
