package dyepack.charset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.charset.SampleTexts.Content;
import dyepack.charset.SampleTexts.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Character sets that change within a file. */
class SpanFinderTest {
  private record Part(String encoding, Language language) {}

  private static final List<Part> EIGHT =
      List.of(
          new Part("UTF-8", Language.SIMPLIFIED),
          new Part("GB18030", Language.SIMPLIFIED),
          new Part("UTF-16LE", Language.SIMPLIFIED),
          new Part("Big5", Language.TRADITIONAL),
          new Part("UTF-16BE", Language.SIMPLIFIED),
          new Part("Shift_JIS", Language.JAPANESE),
          new Part("windows-1252", Language.WESTERN),
          new Part("UTF-32LE", Language.RARE));

  private static List<EncodedSpan> spans(byte[] bytes) throws IOException {
    List<EncodedSpan> spans = SpanFinder.find(new ByteArrayInputStream(bytes));
    long at = 0;
    for (EncodedSpan span : spans) {
      assertThat(span.from()).isEqualTo(at);
      at = span.to();
    }
    assertThat(at).isEqualTo(bytes.length);
    return spans;
  }

  private static String copied(byte[] bytes, List<EncodedSpan> spans) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TextDamage damage = Utf8Transcoder.copy(new ByteArrayInputStream(bytes), spans, out);
    assertThat(damage.malformedBytes()).isZero();
    return out.toString(UTF_8);
  }

  /** Eight encodings in one file, in several orders, parts of a few lines and of many windows. */
  @ParameterizedTest
  @ValueSource(ints = {300, 3_000, 100_000})
  void partsOfConcatenatedFilesAreFound(int length) throws IOException {
    for (int seed = 0; seed < (length > 50_000 ? 1 : 6); seed++) {
      Random random = new Random(100L * length + seed);
      List<Part> parts = new ArrayList<>(EIGHT);
      Collections.shuffle(parts, random);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      StringBuilder text = new StringBuilder();
      List<Long> begins = new ArrayList<>();
      for (Part part : parts) {
        begins.add((long) out.size());
        String lines = new SampleTexts(random, part.language()).text(Content.TABLE, length);
        text.append(lines);
        out.writeBytes(lines.getBytes(TextEncoding.named(part.encoding()).charset()));
      }
      List<EncodedSpan> spans = spans(out.toByteArray());
      assertThat(spans.stream().map(s -> s.encoding().name()))
          .isEqualTo(parts.stream().map(Part::encoding).toList());
      assertThat(spans.stream().map(EncodedSpan::from)).isEqualTo(begins);
      assertThat(copied(out.toByteArray(), spans)).isEqualTo(text.toString());
    }
  }

  /** Plain ASCII in units of two bytes, whose order or beginning changes far behind the start. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void theOtherByteOrderIsFoundInPlainEnglish(String encoding) throws IOException {
    String other = encoding.substring(0, 6) + (encoding.endsWith("LE") ? "BE" : "LE");
    StringBuilder rows = new StringBuilder();
    Random random = new Random(5);
    for (int i = 0; i < 6_000; i++) {
      rows.append("row ")
          .append(i)
          .append(",Anna Smith,")
          .append(random.nextInt(99_999))
          .append(",ok\n");
    }
    byte[] first = rows.toString().getBytes(Charset.forName(encoding));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(rows.toString().getBytes(Charset.forName(other)));
    List<EncodedSpan> spans = spans(both.toByteArray());
    assertThat(spans.stream().map(s -> s.encoding().name())).containsExactly(encoding, other);
    assertThat(spans.get(1).from()).isEqualTo(first.length);
    assertThat(copied(both.toByteArray(), spans)).isEqualTo(rows + rows.toString());
  }

  /** A byte lost in the middle shifts all units behind it: no line there may stay unreadable. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void unitsAreFoundAgainBehindALostByte(String encoding) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 9_000; i++) {
      rows.append("row ").append(i).append(",Anna Smith,ok\n");
    }
    byte[] whole = rows.toString().getBytes(Charset.forName(encoding));
    int lost = whole.length / 3 * 2 + 1;
    ByteArrayOutputStream damaged = new ByteArrayOutputStream();
    damaged.write(whole, 0, lost);
    damaged.write(whole, lost + 1, whole.length - lost - 1);
    byte[] bytes = damaged.toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TextDamage damage = Utf8Transcoder.copy(new ByteArrayInputStream(bytes), spans(bytes), out);
    assertThat(damage).isNotNull();
    List<String> lines = out.toString(UTF_8).lines().toList();
    Set<String> right = rows.toString().lines().collect(Collectors.toSet());
    assertThat(lines.stream().filter(right::contains).count()).isGreaterThanOrEqualTo(8_995);
  }

  /** Lines of a frame alone say nothing about characters, and those of UTF-8 look like Big5. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void framesAroundTablesBelongToTheirCells(String encoding) throws IOException {
    for (String frame : List.of("┌─┬┐├┼┤└┴┘│", "╔═╦╗╠╬╣╚╩╝║", "┏━┳┓┣╋┫┗┻┛┃")) {
      for (String cell : List.of("王小明", "Anna Smith")) {
        String line = frame.substring(1, 2).repeat(14) + frame.charAt(2);
        StringBuilder text = new StringBuilder(frame.charAt(0) + line + frame.charAt(3) + "\n");
        for (int row = 0; row < 40; row++) {
          text.append(frame.charAt(10)).append(' ').append(cell).append(row).append("  ");
          text.append(frame.charAt(10)).append(13_800_000_000L + row).append("\n");
        }
        text.append(frame.charAt(7)).append(line).append(frame.charAt(9)).append("\n");
        List<EncodedSpan> spans = spans(text.toString().getBytes(Charset.forName(encoding)));
        assertThat(spans).hasSize(1);
        assertThat(spans.get(0).encoding().name()).isEqualTo(encoding);
        assertThat(spans.get(0).misreading()).isNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-32BE"})
  void oneEncodingIsOneSpan(String encoding) throws IOException {
    for (Content content : Content.values()) {
      String text = new SampleTexts(new Random(5), Language.RARE).text(content, 60_000);
      List<EncodedSpan> spans = spans(text.getBytes(Charset.forName(encoding)));
      assertThat(spans).hasSize(1);
      assertThat(spans.get(0).text()).isEqualTo(encoding);
    }
  }

  @Test
  void asciiBeforeAndBehindBelongsToItsNeighbour() throws IOException {
    byte[] bytes =
        ("1,2\n".repeat(40_000) + "张三,上海市浦东新区\n李四,广州市\n" + "3,4\n".repeat(40_000))
            .getBytes(Charset.forName("GBK"));
    List<EncodedSpan> spans = spans(bytes);
    assertThat(spans).hasSize(1);
    assertThat(spans.get(0).text()).isEqualTo("GB18030");
  }

  @Test
  void byteOrderMarksInTheMiddleAreTakenOff() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("张三,上海市浦东新区\n".getBytes(Charset.forName("GBK")));
    out.writeBytes("\uFEFF李四,广州市\n".getBytes(Charset.forName("UTF-16LE")));
    out.writeBytes("\uFEFF王五,南京市\n".getBytes(UTF_8));
    List<EncodedSpan> spans = spans(out.toByteArray());
    assertThat(spans.stream().map(EncodedSpan::text))
        .containsExactly("GB18030", "UTF-16LE with byte order mark", "UTF-8 with byte order mark");
    assertThat(copied(out.toByteArray(), spans)).isEqualTo("张三,上海市浦东新区\n李四,广州市\n王五,南京市\n");
  }

  @Test
  void misreadPartsAreTold() throws IOException {
    String text = new SampleTexts(new Random(2), Language.SIMPLIFIED).text(Content.TABLE, 3000);
    String wrong = new String(text.getBytes(Charset.forName("GBK")), Charset.forName("ISO-8859-1"));
    byte[] bytes = (text + wrong).getBytes(UTF_8);
    List<EncodedSpan> spans = spans(bytes);
    assertThat(spans.stream().map(EncodedSpan::text))
        .containsExactly("UTF-8", "UTF-8 of GB18030 read as windows-1252");
    assertThat(copied(bytes, spans)).isEqualTo(text + text);
  }

  @Test
  void oneLongLineIsReadInBoundedMemory() throws IOException {
    String text = "张三,上海市浦东新区;".repeat(40_000);
    List<EncodedSpan> spans = spans(text.getBytes(Charset.forName("GBK")));
    assertThat(spans).hasSize(1);
    assertThat(spans.get(0).text()).isEqualTo("GB18030");
  }

  @Test
  void nothingHasNoSpans() throws IOException {
    assertThat(spans(new byte[0])).isEmpty();
  }
}
