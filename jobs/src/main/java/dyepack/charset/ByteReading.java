package dyepack.charset;

import java.nio.charset.Charset;

/** A character set of one byte a character: windows-1250 to windows-1254. */
final class ByteReading implements Reading {
  private final String name;
  private final float[] costs = new float[128];
  private final byte[] kinds = new byte[128];

  ByteReading(String name, CharacterCosts letters) {
    this.name = name;
    Charset charset = Charset.forName(name);
    for (int i = 0; i < 128; i++) {
      char c = new String(new byte[] {(byte) (i + 128)}, charset).charAt(0);
      costs[i] = c == 0xFFFD ? Float.NaN : letters.of(c);
      kinds[i] = (byte) Kind.of(c);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isUsual(byte[] b, int from, int to) {
    double nats = 0;
    long foreign = 0;
    int i = TextBytes.endOfPlain(b, from, to);
    while (i < to) {
      float cost = b[i] >= 0 ? Float.NaN : costs[b[i] & 0x7F];
      if (Float.isNaN(cost)) {
        return false;
      }
      nats += cost;
      foreign++;
      i = TextBytes.endOfPlain(b, i + 1, to);
    }
    return !Score.isDear(nats, foreign);
  }

  @Override
  public void score(byte[] b, int from, int to, boolean open, Score score) {
    for (int i = from; i < to && !score.isBeyondLimit(); i++) {
      if (b[i] >= 0) {
        score.ascii(b[i]);
      } else if (Float.isNaN(costs[b[i] & 0x7F])) {
        score.malformed(1);
      } else {
        score.add(costs[b[i] & 0x7F], kinds[b[i] & 0x7F]);
      }
    }
  }
}
