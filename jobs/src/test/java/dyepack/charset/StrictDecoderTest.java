package dyepack.charset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No byte is lost without being counted and located. */
class StrictDecoderTest {
  @Test
  void replacementsOfOursAreToldFromThoseThatStandThere() {
    StrictDecoder decoder = new StrictDecoder(UTF_8);
    byte[] bytes = "张\uFFFD三x,李".getBytes(UTF_8);
    bytes[9] = (byte) 0xFF;
    assertThat(decoder.decode(bytes, 0, bytes.length, 1000)).isEqualTo("张\uFFFD三\uFFFD,李");
    assertThat(decoder.damage()).isEqualTo(new TextDamage(1, 1, List.of(1009L), 1, 0));
  }

  /** Bytes that can be part of no character are put at known places; each is found there. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void everyMalformedByteIsCountedAndLocated(String name) throws IOException {
    Charset charset = Charset.forName(name);
    Random random = new Random(9);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long wrong = 0;
    List<Long> places = new java.util.ArrayList<>();
    StringBuilder expected = new StringBuilder();
    for (int line = 0; line < 30_000; line++) {
      out.writeBytes("张三,".getBytes(charset));
      expected.append("张三,");
      if (random.nextInt(100) == 0) {
        places.add((long) out.size());
        out.write(0xFF);
        expected.append('\uFFFD');
        wrong++;
      }
      out.writeBytes("李四\n".getBytes(charset));
      expected.append("李四\n");
    }
    byte[] bytes = out.toByteArray();
    List<EncodedSpan> spans = SpanFinder.find(new ByteArrayInputStream(bytes));
    assertThat(spans).hasSize(1);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    TextDamage damage = Utf8Transcoder.copy(new ByteArrayInputStream(bytes), spans, copy);
    assertThat(damage.malformedBytes()).isEqualTo(wrong);
    assertThat(damage.places()).isEqualTo(places.subList(0, TextDamage.PLACES_KEPT));
    assertThat(damage.standing()).isZero();
    assertThat(copy.toString(UTF_8)).isEqualTo(expected.toString());
  }

  @Test
  void aCharacterCutOffAtTheEndIsCounted() throws IOException {
    byte[] bytes = "张三,13812345678,李四".getBytes(UTF_8);
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    List<EncodedSpan> spans = SpanFinder.find(new ByteArrayInputStream(cut));
    TextDamage damage =
        Utf8Transcoder.copy(new ByteArrayInputStream(cut), spans, new ByteArrayOutputStream());
    assertThat(spans.get(0).text()).isEqualTo("UTF-8");
    assertThat(damage.malformedBytes()).isEqualTo(2);
    assertThat(damage.places()).containsExactly(cut.length - 2L);
  }
}
