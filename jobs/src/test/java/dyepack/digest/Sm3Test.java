package dyepack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;

class Sm3Test {
  private static String sm3(byte[] bytes) {
    Sm3 sm3 = new Sm3();
    sm3.update(bytes, 0, bytes.length);
    return HexFormat.of().formatHex(sm3.digest());
  }

  /** GB/T 32905-2016, A.1 and A.2. */
  @Test
  void examplesOfTheStandard() {
    assertThat(sm3("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assertThat(sm3("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
  }

  /** Every length up to several rows of lanes, and longer ones, in pieces of any length. */
  @Test
  void digestsAreThoseOfBouncyCastle() {
    Random random = new Random(7);
    for (int n = 0; n < 3_000; n++) {
      byte[] bytes = new byte[n < 2_500 ? n : random.nextInt(200_000)];
      random.nextBytes(bytes);
      Sm3 sm3 = new Sm3();
      int most = 1 + random.nextInt(n % 2 == 0 ? 100 : 100_000);
      for (int from = 0; from < bytes.length; ) {
        int piece = Math.min(random.nextInt(most + 1), bytes.length - from);
        sm3.update(bytes, from, piece);
        from += piece;
      }
      SM3Digest other = new SM3Digest();
      other.update(bytes, 0, bytes.length);
      byte[] expected = new byte[other.getDigestSize()];
      other.doFinal(expected, 0);
      assertThat(sm3.digest()).as("%d bytes", bytes.length).isEqualTo(expected);
    }
  }
}
