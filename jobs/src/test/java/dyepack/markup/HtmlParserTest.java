package dyepack.markup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of pages, of Excel's pages and of broken pages. */
class HtmlParserTest {

  private static Pages read(String page) throws IOException {
    return Pages.read(page.getBytes(UTF_8), new HtmlParser(UTF_8, 0), CellLimits.DEFAULT);
  }

  @Test
  void headingsSpansAndEntities() throws IOException {
    Pages page =
        read(
            """
            <!DOCTYPE html><html><head><style>td{content:'<table>'}</style>
            <script>var a = "<table><tr><td>no</td></tr></table>";</script></head><body>
            <h1>名单</h1>
            <table border=1><thead><tr><th>姓名<th>电话</th><th>A &amp; B</th></tr></thead>
            <tr><td rowspan="2">张&nbsp;三</td><td>138<b>0013</b>8000</td><td>&#24352;&lt;x&gt;</td>
            <tr><td>2<br>3</td><td>  a \n b </td></tr>
            <tr><td colspan=2>合计</td><td>x > y</td></tr>
            <!-- <tr><td>comment</td></tr> -->
            </table></body></html>
            """);
    assertThat(page.headers.get("table 1")).containsExactly("姓名", "电话", "A & B");
    assertThat(page.rows.get("table 1"))
        .containsExactly(
            List.of("张 三", "13800138000", "张<x>"),
            List.of("张 三", "2\n3", "a b"),
            List.of("合计", "", "x > y"));
    assertThat(page.skipped)
        .containsExactly(java.util.Map.entry("characters of text outside of tables", 2L));
  }

  @Test
  void excelPagesKeepTheNumberBesideWhatTheyShow() throws IOException {
    String text =
        """
        <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
        <!--[if gte mso 9]><xml><x:Name>Sheet1</x:Name></xml><![endif]--></head>
        <table x:str><tr><td class=xl24 x:num="622202100011223344">6.2E+17</td>
        <td style='mso-number-format:"\\@"'>440102198001012345</td><td x:num>12</td></tr>
        <![if supportMisalignedColumns]><tr height=0 style='display:none'><td></td></tr><![endif]>
        </table></html>
        """;
    Charset gb = Charset.forName("GB18030");
    Pages page = Pages.read(text.getBytes(gb), new HtmlParser(gb, 0), CellLimits.DEFAULT);
    assertThat(page.rows.get("table 1"))
        .containsExactly(List.of("622202100011223344", "440102198001012345", "12"));
    assertThat(HtmlParser.looksLike(text)).isTrue();
    assertThat(HtmlParser.looksLike("a,b\n1,<table>\n")).isFalse();
  }

  @Test
  void tablesInsideTables() throws IOException {
    Pages page =
        read(
            "<table><tr><td>out 1<td><table><tr><td>in 1</td></tr><tr><td>in 2</table>"
                + "<td>out 2<tr><td>out 3</table><table><tr><td>next</table>");
    assertThat(page.rows.get("table 2")).containsExactly(List.of("in 1"), List.of("in 2"));
    assertThat(page.rows.get("table 1"))
        .containsExactly(List.of("out 1", "", "out 2"), List.of("out 3"));
    assertThat(page.rows.get("table 3")).containsExactly(List.of("next"));
  }

  @Test
  void rowsWithoutATableAreOne() throws IOException {
    Pages page = read("<tr><td>1</td><td>2</td></tr>\n<tr><td>3</td><td>4</td></tr>");
    assertThat(page.rows.get("table 1")).containsExactly(List.of("1", "2"), List.of("3", "4"));
  }

  @Test
  void limitsHold() throws IOException {
    CellLimits limits = new CellLimits(1000, 100, 5, 3, 1, List.of());
    String deep = "<table><tr><td>".repeat(500) + "x";
    Pages nested = Pages.read(deep.getBytes(UTF_8), new HtmlParser(UTF_8, 0), limits);
    assertThat(nested.skipped)
        .containsKey("tables nested too deep, taken as text of the outer one");
    String wide =
        "<table><tr>"
            + "<td>1".repeat(100)
            + "<tr><td rowspan=99999 colspan=99999>"
            + "y".repeat(500);
    Pages page = Pages.read(wide.getBytes(UTF_8), new HtmlParser(UTF_8, 0), limits);
    assertThat(page.of("table 1").get(0)).hasSize(5);
    assertThat(page.of("table 1").get(1).get(0)).hasSize(100);
    assertThat(page.skipped)
        .containsKeys("cells beyond the limit of a row", "cells that are too long, cut");
  }
}
