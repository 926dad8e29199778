package dyepack.charset;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.charset.SampleTexts.Content;
import dyepack.charset.SampleTexts.Language;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Character sets found from content. */
class EncodingDetectorTest {
  private static String name(byte[] content) {
    EncodingDecision found = EncodingDetector.decide(content);
    return found == null ? "none" : found.label();
  }

  private static String name(String text, String charset) {
    return name(text.getBytes(Charset.forName(charset)));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,SIMPLIFIED,UTF-8",
    "GBK,SIMPLIFIED,GB18030",
    "GB18030,RARE,GB18030",
    "UTF-16LE,SIMPLIFIED,UTF-16LE",
    "UTF-16BE,RARE,UTF-16BE",
    "UTF-32LE,SIMPLIFIED,UTF-32LE",
    "UTF-32BE,RARE,UTF-32BE",
    "Big5,TRADITIONAL,Big5",
    "Shift_JIS,JAPANESE,Shift_JIS",
    "EUC-JP,JAPANESE,EUC-JP",
    "EUC-KR,KOREAN,EUC-KR",
    "windows-1252,WESTERN,windows-1252",
    "windows-1251,RUSSIAN,windows-1251",
    "windows-1250,CENTRAL,windows-1250",
    "windows-1254,TURKISH,windows-1254"
  })
  void tablesAreTold(String charset, Language language, String expected) {
    for (Content content : Content.values()) {
      String text = new SampleTexts(new Random(7), language).text(content, 600);
      assertThat(name(text, charset)).as(content.name()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030"})
  void byteOrderMarksDecide(String charset) {
    EncodingDecision found =
        Objects.requireNonNull(
            EncodingDetector.decide("\uFEFFid,1\n".getBytes(Charset.forName(charset))));
    assertThat(found.encoding().name()).isEqualTo(charset);
    int mark = found.encoding().markBytes();
    assertThat(mark).isEqualTo("\uFEFF".getBytes(Charset.forName(charset)).length);
    assertThat(found.label()).isEqualTo(charset + " with byte order mark");
  }

  /** Code page 950 calls the same bytes characters for private use. */
  @Test
  void oneCharacterOfHongKongIsNoPrivateOne() {
    String row = "香港銅鑼灣軒尼詩道522號13樓C室,陳大文\n";
    assertThat(name(row, "Big5-HKSCS")).isEqualTo("Big5");
    for (String character : new String[] {"嗰", "滙", "哋", "埗", "邨"}) {
      assertThat(name(row.replace("C", character), "Big5-HKSCS")).isEqualTo("Big5-HKSCS");
    }
  }

  /** The editor of Windows once took such lines for UTF-16. */
  @Test
  void plainAsciiIsUtf8() {
    assertThat(name("Bush hid the facts", "US-ASCII")).isEqualTo("UTF-8");
    assertThat(name("this app can break", "US-ASCII")).isEqualTo("UTF-8");
    assertThat(name("13812345678\t5.00\r\n", "US-ASCII")).isEqualTo("UTF-8");
  }

  /** These bytes are well-formed UTF-8 too; the same editor once took them for that. */
  @Test
  void wellFormedByChanceIsNotUtf8() {
    assertThat(name("联通", "GBK")).isEqualTo("GB18030");
  }

  @Test
  void utf16WithoutAnyAsciiIsTold() {
    assertThat(name("张三李四王五赵六", "UTF-16LE")).isEqualTo("UTF-16LE");
    assertThat(name("张三李四王五赵六", "UTF-16BE")).isEqualTo("UTF-16BE");
  }

  @Test
  void someMalformedBytesDontChangeTheAnswer() {
    byte[] utf8 = "张三,上海市浦东新区\n李四,广州市天河区\n".getBytes(StandardCharsets.UTF_8);
    utf8[4] = (byte) 0xFF;
    assertThat(name(utf8)).isEqualTo("UTF-8");
    byte[] gbk = "张三,上海市浦东新区\n李四,广州市天河区\n".getBytes(Charset.forName("GBK"));
    gbk[6] = (byte) 0xFF;
    assertThat(name(gbk)).isEqualTo("GB18030");
  }

  /** Half a dozen lines of each once were malformed in both, and so called binary. */
  @Test
  void halvesOfDifferentCharacterSetsAreText() {
    String lines =
        "NAME|TEL|ADDR\r\n" + "张三|13812345678|上海市浦东新区\r\n李四|13912345678|广州\r\n".repeat(6);
    byte[] one = lines.getBytes(StandardCharsets.UTF_8);
    byte[] other = lines.getBytes(Charset.forName("GBK"));
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    assertThat(name(both)).isIn("UTF-8", "GB18030");
  }

  @Test
  void binaryIsNotText() {
    Random random = new Random(3);
    for (int length : new int[] {300, 5000, 100_000}) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(name(bytes)).isEqualTo("none");
    }
  }

  @Test
  void hongKongCharactersNeedTheirOwnBig5() {
    String text = "鰂魚涌英皇道1號,陳大文\n深水埗邨,李小明\n啱啱嚟到嘅嘢,張志強\n";
    assertThat(name(text, "Big5-HKSCS")).isEqualTo("Big5-HKSCS");
  }

  @Test
  void userNamesAreUnderstood() {
    assertThat(TextEncoding.named("gbk").name()).isEqualTo("GB18030");
    assertThat(TextEncoding.named("cp936").name()).isEqualTo("GB18030");
    assertThat(TextEncoding.named("sjis").name()).isEqualTo("Shift_JIS");
    assertThat(TextEncoding.named("utf16le").name()).isEqualTo("UTF-16LE");
    assertThat(TextEncoding.named("utf-8").name()).isEqualTo("UTF-8");
    assertThat(TextEncoding.named("Big5").charset().name()).isIn("Big5", "x-windows-950");
  }
}
