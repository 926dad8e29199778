package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.charset.EncodingDetector;
import dyepack.charset.TextEncoding;
import dyepack.charset.TextSample;
import dyepack.layout.HeaderDetector;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Character sets, delimiters and headers found from content. */
class DetectionTest {
  private static String encoding(byte[] content) {
    TextEncoding found = EncodingDetector.detect(TextSample.of(content));
    return found == null ? "none" : found.name();
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"})
  void shortChineseTextIsTold(String name) {
    Charset charset = Charset.forName(name);
    String simplified = "张伟,13812345678,北京市朝阳区建国路88号\n李娜,13912345678,上海市\n";
    String traditional = "張偉,0912345678,台北市信義區市府路45號國泰大樓\n陳怡君,0922345678,高雄市\n";
    String text = name.equals("Big5") ? traditional : simplified;
    assertThat(encoding(text.getBytes(charset))).isEqualTo(name);
  }

  @Test
  void latinTextWithAccentsIsNotChinese() {
    String text = "Müller;Köln;Größe\nJosé;São Paulo;café\nBjörk;Malmö;Ångström\n";
    assertThat(encoding(text.getBytes(Charset.forName("windows-1252")))).isEqualTo("windows-1252");
  }

  @Test
  void charactersFarBehindAsciiAreFound() {
    String ascii = "id,amount\n" + "1234567,12.50\n".repeat(40_000);
    byte[] text = (ascii + "张三李四,1\n王五赵六,2\n").getBytes(Charset.forName("GBK"));
    assertThat(ascii.length()).isGreaterThan(TextSample.HEAD_BYTES);
    assertThat(encoding(text)).isNotEqualTo("none");
  }

  @Test
  void binaryIsNotText() {
    byte[] bytes = new byte[5000];
    new java.util.Random(3).nextBytes(bytes);
    assertThat(encoding(bytes)).isEqualTo("none");
  }

  private static Dialect dialect(String text) {
    return DialectDetector.detect(text).dialect();
  }

  private static String lines(String pattern) {
    StringBuilder text = new StringBuilder();
    String[] names = {"张伟", "王芳", "李娜", "欧阳修", "Ann Lee", "O'Brien"};
    for (int i = 0; i < 12; i++) {
      text.append(
              pattern
                  .replace("N", names[i % 6])
                  .replace("P", "138" + (10_000_000 + i * 7_654_321))
                  .replace("D", "2026-0" + (1 + i % 9) + "-1" + i % 10)
                  .replace("T", "08:1" + i % 6 + ":0" + i % 10)
                  .replace("A", "北京市朝阳区建国路" + i + "号" + i + "-2-101")
                  .replace("M", i + ".5" + i % 10))
          .append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "N,P,A!,",
        "N----P----A!----",
        "N---P---D!---",
        "P|N|A|D!|",
        "N;M;D!;",
        "N#P#A!#",
        "N^P^A!^",
        "N::P::A!::",
        "N，P，A!，",
        "N、P、A!、",
        "N => P => A!=>",
        "D T,N,M!,",
        "N / P / D!/",
        "P_N_D!_",
        "M;M;M!;",
        "D,M,M!,",
        "N***P***A!***",
        "N|||P|||A!|||"
      })
  void delimitersAreFound(String pattern, String delimiter) {
    assertThat(dialect(lines(pattern)).delimiter().strip()).isEqualTo(delimiter.strip());
  }

  @ParameterizedTest
  @CsvSource({"P", "D", "M", "A", "a@b.P.cn"})
  void oneColumnStaysOne(String pattern) {
    assertThat(dialect(lines(pattern)).delimiter()).isEmpty();
  }

  @Test
  void alignedBlanksAreOneDelimiter() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append("A11  ").append(i).append("   A34 ").append(1000 + i * 37).append(" A61\n");
    }
    Dialect found = dialect(text.toString());
    assertThat(found.runs()).isTrue();
  }

  @Test
  void quotesProtectDelimiters() {
    StringBuilder text = new StringBuilder("name,address,note\n");
    for (int i = 0; i < 20; i++) {
      text.append("Ann,\"")
          .append(i)
          .append(" Main Street, Springfield\",\"said \"\"hi\"\", left\"\n");
    }
    Dialect found = dialect(text.toString());
    assertThat(found.delimiter()).isEqualTo(",");
    assertThat(found.quote()).isEqualTo('"');
  }

  private static boolean header(String... lines) {
    List<String[]> records = new ArrayList<>();
    for (String line : lines) {
      records.add(line.split(",", -1));
    }
    return HeaderDetector.isHeader(records);
  }

  @Test
  void headersAreTold() {
    assertThat(header("姓名,电话", "张三,13812345678")).isTrue();
    assertThat(header("xm,sjh,je", "张三,13812345678,5", "李四,13912345678,6")).isTrue();
    assertThat(header("customer_name,balance", "Ann,5.00")).isTrue();
    assertThat(header("a,b,c", "1,2,3", "4,5,6")).isTrue();
    assertThat(header("张三,13712345678", "李四,13812345678")).isFalse();
    assertThat(header("1,2,3", "4,5,6")).isFalse();
    assertThat(header("张三,北京市朝阳区", "李四,上海市浦东新区", "王五,广州市天河区")).isFalse();
  }

  @Test
  void sampleIsTextEvenIfCutWithinACharacter() {
    byte[] bytes = "张".repeat(TextSample.HEAD_BYTES).getBytes(StandardCharsets.UTF_8);
    assertThat(encoding(bytes)).isEqualTo("UTF-8");
  }
}
