package dyepack.charset;

/**
 * UTF-8 (RFC 3629): shortest forms only, no surrogates, nothing above U+10FFFF.
 *
 * @param costs what characters cost in the languages of the text
 */
record Utf8Reading(CharacterCosts costs) implements Reading {
  static final int MALFORMED = -1;
  static final int CUT_OFF = -2;

  @Override
  public String name() {
    return "UTF-8";
  }

  @Override
  public void score(byte[] b, int from, int to, boolean open, Score score) {
    int i = from;
    while (i < to && !score.isBeyondLimit()) {
      if (b[i] >= 0) {
        score.ascii(b[i++]);
        continue;
      }
      int c = codePoint(b, i, to);
      if (c >= 0) {
        score.add(costs.of(c), Kind.of(c));
        i += bytes(c);
      } else if (c == CUT_OFF && open) {
        score.cutOff();
        return;
      } else {
        score.malformed(1);
        i++;
      }
    }
  }

  @Override
  public boolean isUsual(byte[] b, int from, int to) {
    double nats = 0;
    long foreign = 0;
    int i = TextBytes.endOfPlain(b, from, to);
    while (i < to) {
      int c = b[i] >= 0 ? MALFORMED : codePoint(b, i, to);
      if (c < 0) {
        return false;
      }
      nats += costs.of(c);
      foreign++;
      i = TextBytes.endOfPlain(b, i + bytes(c), to);
    }
    return !Score.isDear(nats, foreign);
  }

  /** Malformed bytes, without those of a character that the end cuts off. */
  static int malformed(byte[] b, int from, int to) {
    int malformed = 0;
    int i = from;
    while (i < to) {
      int c = b[i] >= 0 ? b[i] : codePoint(b, i, to);
      malformed += c == MALFORMED ? 1 : 0;
      i += c < 0x80 ? 1 : bytes(c);
    }
    return malformed;
  }

  /** Bytes of a code point outside ASCII. */
  static int bytes(int codePoint) {
    return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /**
   * The character that begins at {@code i} with a byte above 0x7F; {@link #MALFORMED} if there is
   * none, {@link #CUT_OFF} if the bytes end within one.
   */
  static int codePoint(byte[] b, int i, int to) {
    int first = b[i] & 0xFF;
    if (first >> 4 == 0xE && i + 2 < to && (b[i + 1] & 0xC0) == 0x80 && (b[i + 2] & 0xC0) == 0x80) {
      // Three bytes, as nearly all characters of Chinese texts have.
      int c = (first & 0xF) << 12 | (b[i + 1] & 0x3F) << 6 | (b[i + 2] & 0x3F);
      return c >= 0x800 && (c < 0xD800 || c > 0xDFFF) ? c : MALFORMED;
    }
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0) {
      return MALFORMED;
    }
    int c = first & (0x7F >> length);
    for (int k = 1; k < length; k++) {
      if (i + k >= to) {
        return CUT_OFF;
      }
      int next = b[i + k];
      if ((next & 0xC0) != 0x80) {
        return MALFORMED;
      }
      c = c << 6 | (next & 0x3F);
    }
    boolean shortest = c >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
    return shortest && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) ? c : MALFORMED;
  }
}
