package dyepack.charset;

/**
 * UTF-8 of bytes that were read with a wrong character set before.
 *
 * <p>One instance serves many threads.
 */
record MisreadReading(Misreading misreading, Reading truth) implements Reading {
  @Override
  public String name() {
    return "UTF-8";
  }

  @Override
  public void score(byte[] b, int from, int to, boolean open, Score score) {
    TakenBytes taken = TakenBytes.of(misreading.taken());
    byte[] first = new byte[to - from + 4];
    int n = 0;
    int i = from;
    while (i < to) {
      int c = b[i] >= 0 ? b[i] : Utf8Reading.codePoint(b, i, to);
      if (c >= 0) {
        n = taken.put(c, first, n);
        i += c < 0x80 ? 1 : Utf8Reading.bytes(c);
      } else if (c == Utf8Reading.CUT_OFF && open) {
        score.cutOff();
        break;
      } else {
        score.malformed(1);
        i++;
      }
    }
    truth.score(first, 0, n, open, score);
  }
}
