package dyepack.canaries;

import com.google.common.primitives.Longs;
import dyepack.keys.Prf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A keyed stream of numbers: HMAC under the forge key over a label, two numbers and a counter. */
final class Draws {
  private final Prf prf;
  private final byte[] label;
  private final ByteBuffer position = ByteBuffer.allocate(12);
  private byte[] block = new byte[0];
  private int used;
  private int counter;

  /** Starts the stream of one thing; streams of other labels or numbers are independent of it. */
  Draws(Prf prf, String label, int number, int attempt) {
    this.prf = prf;
    this.label = label.getBytes(StandardCharsets.UTF_8);
    position.putInt(0, number).putInt(4, attempt);
  }

  private long next() {
    if (used == block.length) {
      block = prf.of(label, position.putInt(8, counter++).array());
      used = 0;
    }
    long value =
        Longs.fromBytes(
            block[used],
            block[used + 1],
            block[used + 2],
            block[used + 3],
            block[used + 4],
            block[used + 5],
            block[used + 6],
            block[used + 7]);
    used += 8;
    return value;
  }

  /** Returns a number from 0 inclusive to 1 exclusive. */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** Returns a number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** Returns a number from {@code low} to {@code high}, both inclusive. */
  long between(long low, long high) {
    return low + (long) Math.floor(unit() * (high - low + 1));
  }

  /** Returns true with this probability. */
  boolean chance(double probability) {
    return unit() < probability;
  }

  /** Returns one of them. */
  <T> T of(List<T> list) {
    return list.get(below(list.size()));
  }
}
