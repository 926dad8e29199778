package dyepack.markup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** vCards of all versions, and broken files of all markup. */
class VCardParserTest {
  private static final String CARDS =
      """
      BEGIN:VCARD
      VERSION:2.1
      N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4=B8=89;;;
      FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=
      =E4=B8=89
      TEL;CELL;PREF:13800138000
      TEL;HOME:010-12345678
      PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ
       AAAQABAAD

      END:VCARD
      BEGIN:VCARD
      VERSION:3.0
      N:李;四;;;
      FN:李四
      item1.TEL;TYPE=CELL:139\\;0013
       9000
      ADR;TYPE=HOME:;;星湖街\\,328号;苏州;江苏;215000;中国
      NOTE:a\\nb
      END:VCARD
      advert
      BEGIN:VCARD
      VERSION:4.0
      FN:王五
      TEL;VALUE=uri;TYPE="voice,home":tel:+86-13700137000
      """;

  @Test
  void cardsOfAllVersions() throws IOException {
    Pages page = Pages.read(CARDS.getBytes(UTF_8), new VCardParser(UTF_8, 0), CellLimits.DEFAULT);
    assertThat(page.headers.get(""))
        .containsExactly(
            "family name",
            "given name",
            "name",
            "phone",
            "phone 2",
            "street",
            "city",
            "region",
            "postal code",
            "country",
            "note");
    assertThat(page.rows.get(""))
        .containsExactly(
            List.of("张", "三", "张三", "13800138000", "010-12345678", "", "", "", "", "", ""),
            List.of(
                "李", "四", "李四", "139;00139000", "", "星湖街,328号", "苏州", "江苏", "215000", "中国", "a\nb"),
            List.of("", "", "王五", "+86-13700137000", "", "", "", "", "", "", ""));
    assertThat(page.skipped)
        .containsEntry("pictures, sounds and keys", 1L)
        .containsEntry("lines outside of cards", 1L)
        .containsEntry("cards without an end", 1L);
    assertThat(VCardParser.looksLike(CARDS)).isTrue();
  }

  @Test
  void quotedPrintableOfGbk() throws IOException {
    Charset gb = Charset.forName("GB18030");
    String card =
        """
        BEGIN:VCARD
        FN;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK:=D5=C5=D5\\=C8=FD
        END:VCARD
        """
            .replace("\n", "\r\n");
    Pages page = Pages.read(card.getBytes(gb), new VCardParser(UTF_8, 0), CellLimits.DEFAULT);
    assertThat(page.of("").get(0).get(0)).startsWith("张").endsWith("三");
  }

  /** Truncated and bit-flipped files of every format here end, with an IOException or rows. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void brokenFilesEnd() {
    List<String> seeds =
        List.of(
            CARDS,
            "<table><tr><th>a<th>b</tr><tr><td rowspan=2>1</td><td>&lt;2</td></tr><tr><td>3</table>"
                .repeat(5),
            "<?xml version='1.0'?><a><r i='1'><x>1</x></r><r i='2'><x>&amp;</x></r><!-- c --></a>",
            "<Workbook><Worksheet ss:Name='a'><Table><Row ss:Index='2'><Cell"
                + " ss:Index='3'><Data>x</Data></Cell></Row></Table></Worksheet></Workbook>");
    Random random = new Random(5);
    int read = 0;
    for (int trial = 0; trial < 400; trial++) {
      byte[] bytes = seeds.get(trial % 4).getBytes(UTF_8);
      for (int f = random.nextInt(4); f > 0; f--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      byte[] broken = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      try {
        switch (trial % 4) {
          case 0 ->
              read += Pages.read(broken, new VCardParser(UTF_8, 0), CellLimits.DEFAULT).rows.size();
          case 1 ->
              read += Pages.read(broken, new HtmlParser(UTF_8, 0), CellLimits.DEFAULT).rows.size();
          case 2 ->
              read += Pages.read(broken, new XmlParser(UTF_8, 0), CellLimits.DEFAULT).rows.size();
          default ->
              read +=
                  Pages.read(broken, new SpreadsheetXmlParser(UTF_8, 0), CellLimits.DEFAULT)
                      .rows
                      .size();
        }
      } catch (IOException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
    assertThat(read).isGreaterThan(200);
  }
}
