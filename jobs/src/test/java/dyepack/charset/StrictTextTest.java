package dyepack.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictTextTest {
  private static TextEncoding encoding(String name) {
    return new TextEncoding(name, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "浙江省杭州市", "é漢字 mixed", "a \uD842\uDFB7 pair"})
  void writesWhatTheCharacterSetHas(String text) {
    for (String name : new String[] {"UTF-8", "GB18030", "UTF-16LE"}) {
      boolean known = Charset.forName(name).newEncoder().canEncode(text);
      assertThat(known).isTrue();
      assertThat(StrictText.bytes(text, encoding(name)))
          .isEqualTo(text.getBytes(Charset.forName(name)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"half \uD842", "\uDFB7 half", "漢\uD842字"})
  void halvesOfPairsAreRefusedNotReplaced(String text) {
    assertThat(StrictText.bytes(text, encoding("UTF-8"))).isNull();
    assertThat(StrictText.bytes(text, encoding("UTF-16LE"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"漢字", "é"})
  void missingCharactersAreRefusedNotReplaced(String text) {
    assertThat(StrictText.bytes(text, encoding("US-ASCII"))).isNull();
  }
}
