package dyepack.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dyepack.share.BlindIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PositionCodeTest {
  private static final byte[] KEY = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

  /** FIPS-197 appendix C.1 with field 0: the row id is the plain text with its last bit changed. */
  @Test
  void blockOfTheStandardsExampleIsDecodedAsDocumented() {
    byte[] rid = HexFormat.of().parseHex("00112233445566778899aabbccddeefe");

    Position position = new PositionCode(KEY).at(BlindIndex.read(rid, 0), 0);

    // 69c4 e0d8 6a7b0430 d8cd b780 70b4c55a
    assertThat(position)
        .isEqualTo(new Position((0x69c4 * 3) >>> 16, 0x6a7b0430, 0xe0d8, 0, 0xb780));
  }

  @Test
  void levelCountsLeadingZeroBits() throws Exception {
    Cipher decrypt = Cipher.getInstance("AES/ECB/NoPadding");
    decrypt.init(Cipher.DECRYPT_MODE, new SecretKeySpec(KEY, "AES"));
    String[] levels = {"8000", "4000", "3fff", "0001", "0000"};
    int[] expected = {0, 1, 2, 15, 16};
    for (int i = 0; i < levels.length; i++) {
      byte[] drawn = HexFormat.of().parseHex("ffff0000ffffffff" + levels[i] + "ffff00000000");
      byte[] rid = decrypt.doFinal(drawn);
      rid[15] ^= 32;

      Position position = new PositionCode(KEY).at(BlindIndex.read(rid, 0), 31);

      assertThat(position).isEqualTo(new Position(2, Integer.MAX_VALUE, 0, expected[i], 0xffff));
    }
  }

  @Test
  void drawsFollowTheirDistributions() {
    PositionCode code = new PositionCode(KEY);
    Random random = new Random(7);
    int rows = 60_000;
    int[] classes = new int[3];
    int[] levels = new int[17];
    double scales = 0;
    double rates = 0;
    double offsets = 0;
    for (int i = 0; i < rows; i++) {
      Position position = code.at(new BlindIndex(random.nextLong(), random.nextLong()), i % 32);
      classes[position.biasClass()]++;
      levels[position.level()]++;
      scales += position.scaleDraw();
      rates += position.usedAt(0.25) ? 1 : 0;
      offsets += position.offset() & 15;
    }

    for (int count : classes) {
      assertThat(count / (double) rows).isCloseTo(1.0 / 3, within(0.01));
    }
    assertThat(levels[0] / (double) rows).isCloseTo(0.5, within(0.01));
    assertThat(levels[1] / (double) rows).isCloseTo(0.25, within(0.01));
    assertThat(levels[2] / (double) rows).isCloseTo(0.125, within(0.01));
    assertThat(scales / rows).isCloseTo(32767.5, within(400.0));
    assertThat(rates / rows).isCloseTo(0.25, within(0.01));
    assertThat(offsets / rows).isCloseTo(7.5, within(0.1));
  }

  @Test
  void severalFieldsAtOnceAreTheSameAsOneByOne() {
    PositionCode code = new PositionCode(KEY);
    BlindIndex rid = new BlindIndex(1, -2);

    Position[] several = code.at(rid, new int[] {31, 0, 7});

    assertThat(several).containsExactly(code.at(rid, 31), code.at(rid, 0), code.at(rid, 7));
  }

  @Test
  void deserialisedCodeIsTheSame() throws Exception {
    PositionCode code = new PositionCode(KEY);
    Position before = code.at(new BlindIndex(5, 6), 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(code);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      PositionCode copy = (PositionCode) in.readObject();
      assertThat(copy.at(new BlindIndex(5, 6), 3)).isEqualTo(before);
    }
    assertThat(code).hasToString("PositionCode[redacted]");
  }

  @Test
  void fieldOutOfRangeIsRefused() {
    PositionCode code = new PositionCode(KEY);

    assertThatThrownBy(() -> code.at(new BlindIndex(0, 0), 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("field 32 is not one of 0 to 31");
    assertThatThrownBy(() -> new PositionCode(new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
