package dyepack.charset;

/**
 * UTF-16 and UTF-32 of either byte order.
 *
 * @param name the character set
 * @param unit bytes of a unit, 2 or 4
 * @param lowFirst whether the low byte comes first
 */
record WideReading(String name, int unit, boolean lowFirst) implements Reading {
  @Override
  public void score(byte[] b, int from, int to, boolean open, Score score) {
    int i = from;
    while (i + unit <= to) {
      int c = unit(b, i);
      int step = unit;
      if (unit == 2 && c >= 0xD800 && c < 0xDC00) {
        int low = i + 4 <= to ? unit(b, i + 2) : -1;
        if (low >= 0xDC00 && low < 0xE000) {
          c = Character.toCodePoint((char) c, (char) low);
          step = 4;
        }
      }
      add(c, score);
      i += step;
    }
    if (i < to) {
      if (open) {
        score.cutOff();
      } else {
        score.malformed(to - i);
      }
    }
  }

  /** Whether the unit at {@code i} is the first half of a character above U+FFFF in UTF-16. */
  boolean isHighSurrogate(byte[] b, int i) {
    return (b[lowFirst ? i + 1 : i] & 0xFC) == 0xD8;
  }

  private void add(int c, Score score) {
    if (c >= 0 && c < 0x80) {
      score.ascii(c);
    } else if (c < 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
      score.malformed(unit);
    } else {
      score.add(CharacterCosts.UNICODE.of(c), Kind.of(c));
    }
  }

  private int unit(byte[] b, int i) {
    int c = 0;
    for (int k = 0; k < unit; k++) {
      int at = lowFirst ? unit - 1 - k : k;
      c = c << 8 | (b[i + at] & 0xFF);
    }
    return c;
  }
}
