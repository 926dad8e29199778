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
    int lost = 0;
    int i = from;
    while (i < to && !score.isBeyondLimit(lost)) {
      int c = b[i] >= 0 ? b[i] : Utf8Reading.codePoint(b, i, to);
      if (c >= 0) {
        int next = taken.put(c, first, n);
        lost += next == n + 1 && first[n] == TakenBytes.LOST ? 1 : 0;
        n = next;
        i += c < 0x80 ? 1 : Utf8Reading.bytes(c);
      } else if (c == Utf8Reading.CUT_OFF && open) {
        score.cutOff();
        break;
      } else {
        score.malformed(1);
        i++;
      }
    }
    if (score.isBeyondLimit(lost)) {
      // Such bytes are malformed in every reading that may be the truth.
      score.malformed(lost);
      return;
    }
    truth.score(first, 0, n, open, score);
  }
}
