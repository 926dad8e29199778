package dyepack.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueHashTest {
  private static String text(Random random, int most) {
    int length = random.nextInt(most);
    int highest = random.nextInt(4) == 0 ? 0x9fff : 0x7f;
    return random
        .ints(length, 1, highest)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Texts of every length up to 300, so that all ends of blocks and the longest buffer occur. */
  @Test
  void hashesAreThoseOfGuava() {
    Random random = new Random(8);
    ValueHash hash = new ValueHash();
    for (int n = 0; n < 20_000; n++) {
      String head = random.nextBoolean() ? "" : text(random, 20);
      String text = text(random, n % 300 + 1);
      long expected =
          Hashing.murmur3_128().hashString(head + text, StandardCharsets.UTF_8).asLong();
      assertThat(hash.of(head, text)).isEqualTo(expected);
    }
  }
}
