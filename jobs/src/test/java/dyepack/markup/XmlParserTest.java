package dyepack.markup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Records of XML, Excel's XML, and what must not happen. */
class XmlParserTest {

  private static Pages read(String xml) throws IOException {
    return Pages.read(xml.getBytes(UTF_8), new XmlParser(UTF_8, 0), CellLimits.DEFAULT);
  }

  @Test
  void childrenAndAttributesAreColumns() throws IOException {
    Pages page =
        read(
            """
            <?xml version="1.0" encoding="GBK"?>
            <export date="2020-01-01"><people>
              <person id="1"><name>张三</name><tel>138</tel><tel>139</tel>
                <address><city>苏州</city></address></person>
              <person id="2"><name><![CDATA[李<四>]]></name><memo>A & B &nbsp;&amp; C</memo></person>
            </people><shops><shop><n>1</n></shop><shop><n>2</n></shop></shops></export>
            """);
    assertThat(page.headers.get("export/people/person"))
        .containsExactly("id", "name", "tel", "tel.2", "address.city", "memo");
    assertThat(page.rows.get("export/people/person"))
        .containsExactly(
            List.of("1", "张三", "138", "139", "苏州", ""),
            List.of("2", "李<四>", "", "", "", "A & B &nbsp;& C"));
    assertThat(page.rows.get("export/shops/shop")).containsExactly(List.of("1"), List.of("2"));
    assertThat(page.skipped)
        .containsEntry("ampersands that begin no entity of XML, taken as they stand", 2L)
        .containsEntry("values outside of records", 1L);
  }

  @Test
  void longListsInsideRepeatedPagesAreTheRecords() throws IOException {
    StringBuilder xml = new StringBuilder("<all>");
    for (int p = 0; p < 3; p++) {
      xml.append("<page>");
      for (int i = 0; i < 20; i++) {
        xml.append("<u><id>").append(p * 20 + i).append("</id></u>");
      }
      xml.append("</page>");
    }
    assertThat(read(xml + "</all>").rows.get("all/page/u")).hasSize(60);
  }

  /**
   * As MySQL, Oracle's clients and phpMyAdmin write rows, here of more fields than a list is long.
   */
  @Test
  void fieldsNamedByAnAttributeAreColumns() throws IOException {
    StringBuilder xml = new StringBuilder("<resultset statement=\"select\">");
    for (int r = 0; r < 6; r++) {
      xml.append("<row><field name=\"姓名\">n" + r + "</field>");
      xml.append(r == 3 ? "<field name=\"电话\" xsi:nil=\"true\" />" : "");
      xml.append(r == 3 ? "" : "<field name=\"电话\">138" + r + "</field>");
      for (int f = 0; f < 20; f++) {
        xml.append("<field name=\"f" + f + "\">" + f + "</field>");
      }
      xml.append("</row>");
    }
    Pages page = read(xml + "</resultset>");
    assertThat(page.headers.get("resultset/row")).hasSize(22).startsWith("姓名", "电话", "f0");
    assertThat(page.rows.get("resultset/row")).hasSize(6);
    assertThat(Objects.requireNonNull(page.rows.get("resultset/row")).get(3))
        .startsWith("n3", "", "0", "1");
  }

  /** As phpMyAdmin exports a table, one of whose columns is called as the attribute is. */
  @Test
  void attributeOfARecordIsNoFieldThatAnAttributeNames() throws IOException {
    StringBuilder xml = new StringBuilder("<export><database name=\"shop\">");
    for (int r = 0; r < 6; r++) {
      xml.append("<table name=\"member\"><column name=\"name\">n" + r + "</column>");
      xml.append("<column name=\"tel\">138" + r + "</column></table>");
    }
    Pages page = read(xml + "</database></export>");
    assertThat(page.headers.get("export/database/table")).containsExactly("@name", "name", "tel");
    assertThat(page.rows.get("export/database/table"))
        .hasSize(6)
        .contains(List.of("member", "n3", "1383"));
  }

  @Test
  void peopleNamedByAnAttributeAreRecords() throws IOException {
    StringBuilder xml = new StringBuilder("<people>");
    for (int r = 0; r < 6; r++) {
      xml.append("<person name=\"n" + r + "\">138" + r + "</person>");
    }
    Pages page = read(xml + "</people>");
    assertThat(page.rows.get("people/person")).hasSize(6).contains(List.of("n3", "1383"));
  }

  @Test
  void peopleOfGroupsAreRecords() throws IOException {
    StringBuilder xml = new StringBuilder("<all>");
    for (int g = 0; g < 5; g++) {
      xml.append("<org id=\"" + g + "\">");
      for (int p = 0; p < 4; p++) {
        xml.append("<person><name>n" + p + "</name><tel>138" + g + p + "</tel></person>");
      }
      xml.append("</org>");
    }
    assertThat(read(xml + "</all>").rows.get("all/org/person")).hasSize(20);
  }

  @Test
  void aFileWithoutRepetitionIsOneRecord() throws IOException {
    Pages page = read("<p><name>x</name><tel>1</tel></p>");
    assertThat(page.rows.get("p")).containsExactly(List.of("x", "1"));
  }

  @Test
  void malformedXmlIsReadOn() throws IOException {
    Pages page = read("<a><r><x>1</x></r><r><x>2</x></r><r><x>3</y></r><r><x>4</x></r></a>");
    assertThat(page.rows.get("a/r"))
        .containsExactly(List.of("1"), List.of("2"), List.of("3"), List.of("4"));
    assertThat(page.skipped)
        .containsEntry("end tags that close nothing, passed over", 1L)
        .containsEntry("elements that aren't closed, taken to end with the one around them", 1L);
  }

  @Test
  void whatFollowsAnOpenCommentIsRejected() throws IOException {
    String sound = "<a><r><x>1</x></r><r><x>2</x></r>";
    String rest = "<!-- no end <r><x>3</x></r></a>";
    Pages page = read(sound + rest);
    assertThat(page.rows.get("a/r")).containsExactly(List.of("1"), List.of("2"));
    assertThat(page.skipped)
        .containsKey("the rest of the file, after a comment or declaration without an end");
    assertThat(page.account.rejected()).isEqualTo(rest.length());
    assertThat(page.account.total()).isEqualTo(sound.length() + rest.length());
  }

  @Test
  void nothingOutsideIsOpenedAndNothingExpands() throws IOException {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>");
    bomb.append("<!ENTITY l0 'lol'>");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY l")
          .append(i)
          .append(" '")
          .append(("&l" + (i - 1) + ";").repeat(10))
          .append("'>");
    }
    bomb.append("]><a><r><v>&x;</v></r><r><v>&l29;</v></r></a>");
    Pages page = read(bomb.toString());
    assertThat(page.rows.getOrDefault("a/r", List.of()).toString())
        .doesNotContain("root:")
        .doesNotContain("lol");
  }

  @Test
  void depthAndTagsAreLimited() throws IOException {
    Pages deep = read("<a>".repeat(100_000));
    assertThat(deep.skipped)
        .containsKey("the rest of the file, which is nested deeper than the limit");
    CellLimits small = new CellLimits(1000, 100, 5, 10, 1, List.of());
    byte[] tag = ("<a><r x='1'/><r x='2'/><r x='" + "y".repeat(100_000)).getBytes(UTF_8);
    Pages page = Pages.read(tag, new XmlParser(UTF_8, 0), small);
    assertThat(page.rows.get("a/r")).contains(List.of("1"), List.of("2"));
  }

  @Test
  void spreadsheetOfExcel2003() throws IOException {
    String xml =
        """
        <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
         xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
        <Styles><Style ss:ID="Default"/></Styles>
        <Worksheet ss:Name="客户"><Table>
         <Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">电话</Data></Cell></Row>
         <Row ss:Index="5"><Cell ss:MergeAcross="1"><Data ss:Type="String">张<B>三</B></Data></Cell>
          <Cell><Data ss:Type="Number">13800138000</Data><Comment><ss:Data>note</ss:Data></Comment></Cell></Row>
        </Table></Worksheet><Worksheet ss:Name="空"><Table/></Worksheet></Workbook>
        """;
    assertThat(SpreadsheetXmlParser.looksLike(xml)).isTrue();
    Charset wide = Charset.forName("UTF-16LE");
    Pages page =
        Pages.read(xml.getBytes(wide), new SpreadsheetXmlParser(wide, 0), CellLimits.DEFAULT);
    assertThat(page.rows.get("客户"))
        .containsExactly(List.of("姓名", "", "电话"), List.of("张三", "", "13800138000"));
    assertThat(page.rows).hasSize(1);
  }

  @Test
  void isKnownByItsBeginning() {
    assertThat(XmlParser.looksLike("<?xml version='1.0'?><a/>")).isTrue();
    assertThat(XmlParser.looksLike("<客户><x/>")).isTrue();
    assertThat(XmlParser.looksLike("<13800138000> name\n")).isFalse();
    assertThat(XmlParser.looksLike("a<b>")).isFalse();
  }
}
