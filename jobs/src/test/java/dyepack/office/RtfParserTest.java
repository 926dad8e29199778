package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import dyepack.cells.RecordingSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of Rich Text Format as WordPad, Word and LibreOffice write them. */
class RtfParserTest {
  private static final String FONTS =
      "{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f1\\fswiss\\fcharset0"
          + " Arial;}}\r\n";

  @TempDir Path folder;

  private RecordingSink read(String rtf) throws IOException {
    return read(rtf.getBytes(StandardCharsets.ISO_8859_1));
  }

  private RecordingSink read(byte[] rtf) throws IOException {
    Path file = Files.write(folder.resolve("a.rtf"), rtf);
    RecordingSink sink = new RecordingSink();
    new RtfParser().parse(file, CellLimits.DEFAULT, sink);
    assertThat(sink.account.total()).isEqualTo(rtf.length);
    return sink;
  }

  private static String hex(String text, String charset) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(Charset.forName(charset))) {
      out.append(b < 0 ? String.format("\\'%02x", b & 0xff) : String.valueOf((char) b));
    }
    return out.toString();
  }

  @Test
  void paragraphsOfWordPadAreInTheCodePageOfTheirFont() throws IOException {
    RecordingSink sink =
        read(
            "{\\rtf1\\ansi\\ansicpg1252\\deff0"
                + FONTS
                + "\\viewkind4\\uc1\\pard\\lang2052\\f0\\fs22 "
                + hex("王伟", "GBK")
                + "\\tab 13800138000\\par\r\n"
                + hex("镕", "GBK")
                + "\\f1 caf\\'e9\\par\r\n}\r\n\0");
    assertThat(sink.rows()).containsExactly(List.of("王伟\t13800138000"), List.of("镕café"));
    assertThat(sink.account.noise()).isEqualTo(3);
    assertThat(sink.account.header()).isPositive();
  }

  /** The second byte of a character may stand as it is; a raw byte counts like a written one. */
  @Test
  void charactersOfTwoBytesMayBeWrittenInPart() throws IOException {
    byte[] raw = "{\\rtf1\\ansi\\ansicpg936 A\\'81@BXX\\par}".getBytes(StandardCharsets.ISO_8859_1);
    int at = new String(raw, StandardCharsets.ISO_8859_1).indexOf("XX");
    byte[] wang = "王".getBytes(Charset.forName("GBK"));
    raw[at] = wang[0];
    raw[at + 1] = wang[1];
    assertThat(read(raw).rows()).containsExactly(List.of("A丂B王"));
  }

  @Test
  void tablesAreTablesAndTheirFallbackCharactersArePassedOver() throws IOException {
    String row =
        "\\trowd\\cellx2000\\cellx4000 \\intbl \\u29579?\\u20255\\'3f\\cell \\intbl 138\\par"
            + " 00\\cell\\r"
            + "ow\r\n";
    RecordingSink sink =
        read(
            "{\\rtf1\\ansi\\uc1{\\info{\\author x}}{\\*\\generator y;}{\\stylesheet{\\s0 Normal;}}"
                + "\\pard Title\\par "
                + row
                + row
                + "\\pard\\par{\\uc2\\u26446??}{\\pict\\wmetafile8 0102\\bin3 }}}}end\\par "
                + row
                + "}");
    assertThat(sink.names()).containsExactly("text", "table 1", "text", "table 2");
    assertThat(sink.rows())
        .containsExactly(
            List.of("Title"),
            List.of("王伟", "138\n00"),
            List.of("王伟", "138\n00"),
            List.of("李end"),
            List.of("王伟", "138\n00"));
  }

  @Test
  void whatIsNotReadIsTold() throws IOException {
    RecordingSink sink =
        read("{\\rtf1{\\header secret\\par}{\\deleted gone}kept\\par{\\footnote n}more\\par");
    assertThat(sink.rows()).containsExactly(List.of("kept"), List.of("more"));
    assertThat(sink.skips.keySet())
        .anyMatch(s -> s.contains("headers, footers"))
        .anyMatch(s -> s.contains("deleted"))
        .anyMatch(s -> s.contains("breaks off"));
    assertThat(sink.account.rejected()).isPositive();
  }

  @Test
  void nestingWithoutEndAndDamageAreBounded() throws IOException {
    RecordingSink deep = read("{\\rtf1 " + "{".repeat(100_000) + "x\\par");
    assertThat(deep.rows()).containsExactly(List.of("x"));
    assertThat(deep.skips.keySet()).anyMatch(s -> s.contains("nested too deep"));
    byte[] whole =
        ("{\\rtf1\\ansi" + FONTS + "\\trowd \\intbl a\\cell b\\cell\\row \\u29579?c\\par\\bin9 xx}")
            .repeat(3)
            .getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(3);
    for (int trial = 0; trial < 300; trial++) {
      byte[] broken = Arrays.copyOf(whole, 6 + random.nextInt(whole.length - 6));
      broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(read(broken).account.total()).isEqualTo(broken.length);
    }
  }
}
