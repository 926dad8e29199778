package dyepack.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.share.BlindIndex;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymbolCodeTest {
  private static final byte[] KEY = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

  /** FIPS-197 appendix C.1. */
  @Test
  void nibblesAreTheAesBlockHighHalfFirst() {
    byte[] rid = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

    byte[] nibbles = new SymbolCode(KEY).nibbles(BlindIndex.read(rid, 0));

    assertThat(HexFormat.of().formatHex(nibbles)).isEqualTo("69c4e0d86a7b0430d8cdb78070b4c55a");
    assertThat(SymbolCode.nibble(nibbles, 0, 0)).isEqualTo(6);
    assertThat(SymbolCode.nibble(nibbles, 0, 1)).isEqualTo(9);
    assertThat(SymbolCode.nibble(nibbles, 0, 2)).isEqualTo(0xc);
    assertThat(SymbolCode.nibble(nibbles, 0, 31)).isEqualTo(0xa);
    assertThat(SymbolCode.nibble(nibbles, 1, 29)).isEqualTo(0xa);
  }

  @Test
  void batchIsTheSameAsOneByOne() {
    SymbolCode code = new SymbolCode(KEY);
    int rows = 100;
    byte[] rids = new byte[rows * 16];
    new Random(3).nextBytes(rids);
    byte[] out = new byte[rows * 16];

    code.nibbles(rids, rows, out);

    for (int i = 0; i < rows; i++) {
      byte[] single = code.nibbles(BlindIndex.read(rids, 16 * i));
      for (int f = 0; f < 32; f++) {
        assertThat(SymbolCode.nibble(out, 16 * i, f)).isEqualTo(SymbolCode.nibble(single, 0, f));
      }
    }
  }

  @Test
  void probabilitiesAreThoseOfAUniformNibble() {
    for (SymbolKind kind : SymbolKind.values()) {
      for (int biasClass = 0; biasClass < Position.BIAS_CLASSES; biasClass++) {
        int[] counts = new int[kind.symbols()];
        for (int nibble = 0; nibble < 16; nibble++) {
          counts[SymbolCode.symbol(kind, biasClass, nibble)]++;
        }
        for (int symbol = 0; symbol < counts.length; symbol++) {
          assertThat(SymbolCode.probability(kind, biasClass, symbol))
              .isEqualTo(counts[symbol] / 16.0);
        }
      }
    }
  }

  @Test
  void symbolOutsideTheAlphabetIsRefused() {
    assertThatThrownBy(() -> SymbolCode.probability(SymbolKind.BINARY, 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SymbolCode.symbol(SymbolKind.BINARY, 3, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
