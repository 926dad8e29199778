package dyepack.charset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.charset.SampleTexts.Content;
import dyepack.charset.SampleTexts.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that were decoded with a wrong character set and written again. */
class MisreadingTest {
  private static byte[] misread(String text, String truth, String taken) {
    return new String(text.getBytes(Charset.forName(truth)), Charset.forName(taken))
        .getBytes(UTF_8);
  }

  private static String undone(byte[] bytes) throws IOException {
    List<EncodedSpan> spans = SpanFinder.find(new ByteArrayInputStream(bytes));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TextDamage damage = Utf8Transcoder.copy(new ByteArrayInputStream(bytes), spans, out);
    assertThat(damage.malformedBytes()).isZero();
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "GBK,ISO-8859-1,SIMPLIFIED,UTF-8 of GB18030 read as windows-1252",
    "UTF-8,ISO-8859-1,SIMPLIFIED,UTF-8 of UTF-8 read as windows-1252",
    "UTF-8,ISO-8859-1,TRADITIONAL,UTF-8 of UTF-8 read as windows-1252",
    "Big5,ISO-8859-1,TRADITIONAL,UTF-8 of Big5 read as windows-1252",
    "GBK,windows-1252,SIMPLIFIED,UTF-8 of GB18030 read as windows-1252"
  })
  void mistakesAreNamedAndUndone(String truth, String taken, Language language, String label)
      throws IOException {
    for (Content content : Content.values()) {
      String text = new SampleTexts(new Random(11), language).text(content, 400);
      byte[] bytes = misread(text, truth, taken);
      EncodingDecision found = Objects.requireNonNull(EncodingDetector.decide(bytes));
      assertThat(found.label()).as(content.name()).isEqualTo(label);
      if (taken.equals("ISO-8859-1")) {
        assertThat(undone(bytes)).as(content.name()).isEqualTo(text);
      }
    }
  }

  /** An odd number of bytes before an ASCII character leaves half a pair, which is lost. */
  @Test
  void whatTheMistakeLostIsCounted() throws IOException {
    String text = "张三丰,13812345678,上海市浦东新区\n欧阳修,13912345678,广州市天河区\n";
    byte[] bytes = misread(text, "UTF-8", "GBK");
    EncodingDecision found = Objects.requireNonNull(EncodingDetector.decide(bytes));
    assertThat(found.label()).isEqualTo("UTF-8 of UTF-8 read as GB18030");
    List<EncodedSpan> spans = SpanFinder.find(new ByteArrayInputStream(bytes));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TextDamage damage = Utf8Transcoder.copy(new ByteArrayInputStream(bytes), spans, out);
    String copy = out.toString(UTF_8);
    assertThat(copy).contains("13812345678").contains("张三").contains("上海市浦东新");
    assertThat(damage.lost()).isPositive();
    assertThat(damage.lost()).isEqualTo(TextDamage.replacements(copy));
  }

  /** Sound texts aren't "repaired". */
  @ParameterizedTest
  @EnumSource(Language.class)
  void soundTextIsLeftAlone(Language language) {
    for (Content content : Content.values()) {
      for (int length : new int[] {10, 30, 300}) {
        String text = new SampleTexts(new Random(length), language).text(content, length);
        EncodingDecision found =
            Objects.requireNonNull(EncodingDetector.decide(text.getBytes(UTF_8)));
        assertThat(found.label()).as(text).isEqualTo("UTF-8");
      }
    }
  }

  @Test
  void twoReplacementsReadAsGbkAreCounted() throws IOException {
    byte[] bytes = "张三,锟斤拷锟斤拷\n李四,锟斤\n".getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<EncodedSpan> whole = List.of(new EncodedSpan(0, bytes.length, TextEncoding.UTF_8, null));
    TextDamage damage = Utf8Transcoder.copy(new ByteArrayInputStream(bytes), whole, out);
    assertThat(damage.lost()).isEqualTo(4);
    assertThat(out.toByteArray()).isEqualTo(bytes);
  }
}
