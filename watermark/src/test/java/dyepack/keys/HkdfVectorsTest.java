package dyepack.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5869 appendix A.1 to A.3, and RFC 4231 for the HMAC beneath. */
class HkdfVectorsTest {
  private static final String FIFTY_TO_FF =
      "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecf"
          + "d0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeef"
          + "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";

  @Test
  void basicCase() {
    String okm =
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865";
    assertThat(derive("0b".repeat(22), "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", 42))
        .isEqualTo(okm);
  }

  @Test
  void longInputsAndOutput() {
    String okm =
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
            + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
            + "cc30c58179ec3e87c14c01d5c1f3434f1d87";
    assertThat(derive(countUp(0x00, 80), countUp(0x60, 80), FIFTY_TO_FF, 82)).isEqualTo(okm);
  }

  @Test
  void emptySaltAndInfo() {
    String okm =
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8";
    assertThat(derive("0b".repeat(22), "", "", 42)).isEqualTo(okm);
  }

  @Test
  void lengthsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Hkdf.derive(new byte[32], new byte[0], new byte[0], 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hkdf.derive(new byte[32], new byte[0], new byte[0], 8161))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Hkdf.derive(new byte[32], new byte[0], new byte[0], 8160)).hasSize(8160);
  }

  @ParameterizedTest
  @CsvSource({
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, Hi There,"
        + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "4a656665, what do ya want for nothing?,"
        + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  })
  void hmacOfRfc4231(String key, String message, String expected) {
    Prf prf = new Prf(HexFormat.of().parseHex(key));
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[40];
    prf.write(bytes, bytes.length, out, 8);
    assertThat(HexFormat.of().formatHex(out, 8, 40)).isEqualTo(expected);
    assertThat(HexFormat.of().formatHex(prf.of(bytes))).isEqualTo(expected);
    assertThat(prf).hasToString("Prf[key hidden]");
  }

  @Test
  void hmacHashesKeysLongerThanABlock() {
    Prf prf = new Prf(HexFormat.of().parseHex("aa".repeat(131)));
    byte[] message =
        "Test Using Larger Than Block-Size Key - Hash Key First".getBytes(StandardCharsets.UTF_8);
    assertThat(HexFormat.of().formatHex(prf.of(message)))
        .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  }

  private static String derive(String secret, String salt, String info, int length) {
    HexFormat hex = HexFormat.of();
    return hex.formatHex(
        Hkdf.derive(hex.parseHex(secret), hex.parseHex(salt), hex.parseHex(info), length));
  }

  private static String countUp(int from, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (from + i);
    }
    return HexFormat.of().formatHex(bytes);
  }
}
