package dyepack.markup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sheets in SYLK and DIF. */
class SheetTextsTest {
  private static final Charset GB = Charset.forName("GB18030");

  private static final String SYLK =
      String.join(
          "\r\n",
          "ID;PWXL;N;E",
          "P;PGeneral",
          "B;Y3;X3",
          "C;Y1;X1;K\"姓名\"",
          "C;X2;K\"电话\"",
          "F;P2;FG0G;Y2;X1",
          "C;K\"王;;伟\"",
          "C;X3;K13800138000;E2+3",
          "C;Y4;X2;K\"a\u001B :b\"",
          "E",
          "");

  private static final String DIF =
      String.join(
          "\n",
          "TABLE",
          "0,1",
          "\"EXCEL\"",
          "VECTORS",
          "0,2",
          "\"\"",
          "TUPLES",
          "0,2",
          "\"\"",
          "DATA",
          "0,0",
          "\"\"",
          "-1,0",
          "BOT",
          "1,0",
          "\"姓名\"",
          "1,0",
          "\"电 \"\"话\"\"\"",
          "-1,0",
          "BOT",
          "1,0",
          "\"王\n伟\"",
          "0,13800138000",
          "V",
          "-1,0",
          "EOD",
          "");

  @Test
  void cellsOfSylkStandWhereTheyAreSaidTo() throws IOException {
    byte[] bytes = SYLK.getBytes(GB);
    Pages page = Pages.read(bytes, new SylkParser(GB, 0), CellLimits.DEFAULT);
    assertThat(page.of(""))
        .containsExactly(
            List.of("姓名", "电话"), List.of("王;伟", "", "13800138000"), List.of("", "a\nb"));
    assertThat(page.account.total()).isEqualTo(bytes.length);
    assertThat(page.account.rejected() + page.account.noise()).isZero();
  }

  @Test
  void cellsOfDifAreReadByTheirType() throws IOException {
    for (String text : List.of(DIF, DIF.replace("\n", "\r\n"))) {
      byte[] bytes = text.getBytes(UTF_8);
      Pages page = Pages.read(bytes, new DifParser(UTF_8, 0), CellLimits.DEFAULT);
      assertThat(page.of(""))
          .containsExactly(List.of("姓名", "电 \"话\""), List.of("王\n伟", "13800138000"));
      assertThat(page.account.total()).isEqualTo(bytes.length);
      assertThat(page.account.rejected() + page.account.noise()).isZero();
      assertThat(page.skipped).isEmpty();
    }
  }

  @Test
  void listsWithSemicolonsAndWordsAreNone() {
    assertThat(SylkParser.looksLike(SYLK)).isTrue();
    assertThat(SylkParser.looksLike("ID;PHONE;NAME\n7;13800138000;x\n")).isFalse();
    assertThat(SylkParser.looksLike("ID;PHONE\nC;13800138000\n")).isFalse();
    assertThat(DifParser.looksLike(DIF)).isTrue();
    assertThat(DifParser.looksLike("TABLE\nname,phone\n")).isFalse();
  }

  @Test
  void brokenSheetsEnd() throws IOException {
    Random random = new Random(11);
    for (int trial = 0; trial < 200; trial++) {
      boolean sylk = trial % 2 == 0;
      byte[] whole = (sylk ? SYLK : DIF).getBytes(UTF_8);
      byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(7));
      Pages page =
          Pages.read(
              broken,
              sylk ? new SylkParser(UTF_8, 0) : new DifParser(UTF_8, 0),
              CellLimits.DEFAULT);
      assertThat(page.account.total()).isEqualTo(broken.length);
    }
  }
}
