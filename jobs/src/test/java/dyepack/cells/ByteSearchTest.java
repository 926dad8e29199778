package dyepack.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time find what one byte at a time finds. */
class ByteSearchTest {
  private static final byte[] CHOICE = {
    0, 9, 10, 11, 13, 31, 32, 33, 'a', 127, -128, -127, -96, -1
  };

  private static int first(byte[] b, int from, int to, java.util.function.IntPredicate wanted) {
    int i = from;
    while (i < to && !wanted.test(b[i])) {
      i++;
    }
    return i;
  }

  @Test
  void wordsFindWhatBytesFind() {
    Random random = new Random(8);
    for (int trial = 0; trial < 20_000; trial++) {
      byte[] b = new byte[random.nextInt(40)];
      byte usual = CHOICE[random.nextInt(CHOICE.length)];
      for (int i = 0; i < b.length; i++) {
        b[i] = random.nextInt(6) > 0 ? usual : CHOICE[random.nextInt(CHOICE.length)];
      }
      int from = random.nextInt(b.length + 1);
      int to = from + random.nextInt(b.length - from + 1);
      byte x = CHOICE[random.nextInt(CHOICE.length)];
      byte y = CHOICE[random.nextInt(CHOICE.length)];
      assertThat(ByteSearch.find(b, from, to, x)).isEqualTo(first(b, from, to, c -> c == x));
      assertThat(ByteSearch.findOrHigh(b, from, to, x))
          .isEqualTo(first(b, from, to, c -> c == x || c < 0));
      assertThat(ByteSearch.find(b, from, to, x, y))
          .isEqualTo(first(b, from, to, c -> c == x || c == y));
      assertThat(ByteSearch.endOfPrintable(b, from, to))
          .isEqualTo(first(b, from, to, c -> c < 0x20));
      assertThat(ByteSearch.isAscii(b, from, to)).isEqualTo(first(b, from, to, c -> c < 0) == to);
      int count = 0;
      for (int i = from; i < to; i++) {
        count += b[i] == x ? 1 : 0;
      }
      assertThat(ByteSearch.count(b, from, to, x)).isEqualTo(count);
    }
  }
}
