package dyepack.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.layout.CellKind;
import dyepack.simulate.seized.TorturePerson;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What programs and shops print of people in ways of their own: arrays of PHP, segments of HL7,
 * requests, names in brackets, columns with times. Every person comes out as a row with the right
 * cells, and every byte is accounted for.
 */
class PrintedByProgramsTest {
  private static final int PEOPLE = 14;

  @TempDir Path folder;

  private final List<TorturePerson> people = TorturePerson.several(new Random(907), PEOPLE);

  private List<List<String>> rows(String text, Charset charset) throws IOException {
    return SeizedRows.of(Files.write(folder.resolve("seized"), text.getBytes(charset)));
  }

  private List<List<String>> rows(String text) throws IOException {
    return rows(text, UTF_8);
  }

  private String each(Function<TorturePerson, String> line) {
    return people.stream().map(line).collect(Collectors.joining());
  }

  private void assertEverybody(List<List<String>> rows) {
    SeizedRows.assertEverybody(rows, people);
  }

  @Test
  void arraysShownByPhpAreRecords() throws IOException {
    List<List<String>> rows =
        rows(
            "Array\n(\n"
                + each(
                    p ->
                        """
                            [%s] => Array
                                (
                                    [money] => %s
                                    [name] => %s
                                    [phone] => %s
                                    [id_no] => %s
                                )

                        """
                            .formatted(people.indexOf(p), p.amount(), p.name(), p.phone(), p.id()))
                + ")\n");
    assertEverybody(rows);
    assertThat(rows.get(8)).contains(people.get(8).amount());
  }

  @Test
  void typedValuesOfPhpAreRecords() throws IOException {
    assertEverybody(
        rows(
            "array(14) {\n"
                + each(
                    p ->
                        """
                          [%d]=>
                          array(3) {
                            ["name"]=>
                            string(9) "%s"
                            ["phone"]=>
                            string(11) "%s"
                            ["id_no"]=>
                            string(18) "%s"
                          }
                        """
                            .formatted(people.indexOf(p), p.name(), p.phone(), p.id()))
                + "}\n"));
  }

  @Test
  void segmentsOfMessagesOfHospitalsAreRecords() throws IOException {
    assertEverybody(
        rows(
            each(
                p ->
                    """
                    MSH|^~\\&|HIS|H|LIS|H|20230506||ADT^A01|%d|P|2.4\r
                    PID|1||%s||%s||19800101|M|||||%s\r
                    PV1|1|I|W^1^2\r
                    """
                        .formatted(people.indexOf(p), p.id(), p.name(), p.phone()))));
  }

  @Test
  void formsInRequestsAreRecords() throws IOException {
    assertEverybody(
        rows(
            each(
                p ->
                    """
                    POST /save HTTP/1.1\r
                    Host: shop.example.cn\r
                    Content-Length: 99\r
                    \r
                    name=%s&mobile=%s&card_no=%s\r
                    \r
                    """
                        .formatted(URLEncoder.encode(p.name(), UTF_8), p.phone(), p.id()))));
  }

  @Test
  void whatASearchPutsBeforeLinesIsNoCell() throws IOException {
    assertEverybody(
        rows(
            each(
                p ->
                    "data/2021/客户%d.csv:%d:%s,%s,%s\n"
                        .formatted(
                            people.indexOf(p) % 3,
                            17 * people.indexOf(p) + 3,
                            p.name(),
                            p.phone(),
                            p.id()))));
  }

  @Test
  void namesInBracketsAreNames() throws IOException {
    List<List<String>> rows =
        rows(
            each(
                p ->
                    "【客户】%s【联系方式】%s【证件】%s【欠款】%s\n"
                        .formatted(p.name(), p.phone(), p.id(), p.amount())),
            Charset.forName("GB18030"));
    assertEverybody(rows);
    assertThat(rows.get(8)).contains(people.get(8).amount());
  }

  @Test
  void colonsOfTimesSeparateNothing() throws IOException {
    List<List<String>> rows =
        rows(
            each(
                p ->
                    "%s:%s:%s::Shop %d:3/07/2020 12:%02d:00 AM:\n"
                        .formatted(
                            p.id(),
                            p.name(),
                            p.phone(),
                            people.indexOf(p) % 4,
                            people.indexOf(p))));
    assertEverybody(rows);
    assertThat(rows.get(7)).contains("Shop 3", "3/07/2020 12:07:00 AM");
  }

  @Test
  void daysWithTimesAreOneCellWhereTheHeaderHasOneName() throws IOException {
    List<List<String>> rows =
        rows(
            "name phone id_card created_at\n"
                + each(
                    p -> "%s %s %s 2023-05-06 07:08:09\n".formatted(p.name(), p.phone(), p.id())));
    assertEverybody(rows);
    assertThat(rows).allSatisfy(row -> assertThat(row.get(3)).isEqualTo("2023-05-06 07:08:09"));
  }

  @Test
  void timesBehindABarAreValues() throws IOException {
    List<List<String>> rows =
        rows(
            each(
                p ->
                    """
                    -[ RECORD %d ]-------------------
                    name       | %s
                    phone      | %s
                    id_card    | %s
                    created_at | 2023-05-06 07:08:09
                    """
                        .formatted(people.indexOf(p) + 1, p.name(), p.phone(), p.id())));
    assertEverybody(rows);
    assertThat(rows).allSatisfy(row -> assertThat(row.get(3)).isEqualTo("2023-05-06 07:08:09"));
  }

  @Test
  void footersDontHideDashesUnderNames() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("id  name   mobile         created_at\n");
    text.append("-- ------ ----------- -------------------\n");
    for (int i = 0; i < PEOPLE; i++) {
      TorturePerson p = people.get(i);
      String wide = " ".repeat(Math.max(0, 6 - 2 * p.name().length()));
      text.append("%2d %s%s %s 2023-05-06 07:08:09\n".formatted(i, p.name(), wide, p.phone()));
    }
    text.append("(14 rows)\n");
    List<List<String>> rows = rows(text.toString());
    TorturePerson p = people.get(5);
    assertThat(rows).hasSize(PEOPLE);
    assertThat(rows.get(5)).containsExactly("5", p.name(), p.phone(), "2023-05-06 07:08:09");
  }

  @Test
  void dashesBetweenNamesWithValuesAreNoPartOfThem() throws IOException {
    List<List<String>> rows =
        rows(
            each(
                p ->
                    "Email: u%d@example.com - Name: %s - Mobile: %s - IDs: %s - Created At: May 2021\n"
                        .formatted(people.indexOf(p), p.name(), p.phone(), p.id())));
    assertEverybody(rows);
    assertThat(rows.get(4)).contains("u4@example.com", "May 2021");
  }

  /** As nginx writes bodies with {@code escape=default}. */
  @Test
  void quotesWrittenByTheirNumbersAreQuotes() throws IOException {
    assertEverybody(
        rows(
            each(
                p ->
                    ("10.0.0.7 - - [06/May/2023:07:08:09 +0800] \"POST /a HTTP/1.1\" 200 3"
                            + " \"{\\x22name\\x22:\\x22%s\\x22,\\x22phone\\x22:\\x22%s\\x22,"
                            + "\\x22idNo\\x22:\\x22%s\\x22}\"\n")
                        .formatted(p.name(), p.phone(), p.id()))));
  }

  /** YAML as PyYAML writes it: units of UTF-16 by number, folded behind a backslash. */
  @Test
  void linesThatABackslashEndsGoOn() throws IOException {
    List<List<String>> rows =
        rows(
            each(
                p ->
                    "- name: \"%s\"\n  phone: '%s'\n  id: '%s'\n  place: \"\\u5e7f\\u4e1c\\\n    \\u6df1\\u5733\"\n"
                        .formatted(numbered(p.name()), p.phone(), p.id())));
    assertEverybody(rows);
    assertThat(rows).allSatisfy(row -> assertThat(row).contains("广东深圳"));
  }

  private static String numbered(String text) {
    return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
  }

  @Test
  void scriptsThatHoldRowsAreRead() throws IOException {
    assertEverybody(
        rows(
            "var total = 14;\nvar list = [\n"
                + people.stream()
                    .map(p -> "[\"%s\", \"%s\", \"%s\"]".formatted(p.name(), p.phone(), p.id()))
                    .collect(Collectors.joining(",\n"))
                + "];\nshow(list);\n"));
  }

  @Test
  void messagesOfAValueALineAreOneRecord() throws IOException {
    String text =
        "消息对象:发货\n\n"
            + each(
                p ->
                    "2022-04-25 13:17:23 阿强(633718881)\n%s\n%s\n%s\n\n"
                            .formatted(p.name(), p.phone(), p.id())
                        + "2022-04-25 13:18:00 小李(884745793)\n好的\n\n");
    assertEverybody(rows(text));
    String oneKind = text.replaceAll("(?m)^\\d{17}[\\dX]$", "广东省深圳市南山区科技园8号");
    assertThat(rows(oneKind))
        .hasSize(PEOPLE)
        .allSatisfy(row -> assertThat(row).contains("广东省深圳市南山区科技园8号"));
  }

  /** Names of two and three characters before telephones look like columns at fixed places. */
  @Test
  void messagesAreNotInColumnsAtFixedPlaces() throws IOException {
    List<List<String>> rows =
        rows(
            """
            消息记录（此消息记录为文本格式，不支持重新导入）

            ================================================================
            消息分组:我的好友
            ================================================================
            消息对象:发货群
            ================================================================

            2020-08-15 12:04:19 小鱼儿(801518360)
            白玉 18584240370 河北省石家庄市长安区花园街649号

            2019-08-21 1:55:42 王姐(969739970)
            侯文飞 15114424473 陕西省西安市雁塔区文昌街499号丽景湾9栋1单元205室

            2019-01-15 16:58:32 王姐(293881014)
            汤玉萍 18563773457 河南省周口市太康县长江路61号翠湖名邸24栋4单元2103室

            2019-09-09 10:25:29 小鱼儿(205831094)
            曹晨兵 18780491127 江苏省南京市鼓楼区长江路793号

            2021-03-02 6:57:44 小鱼儿(244047911)
            段若 15578131960 江苏省苏州市昆山市科技园南路783号丽景湾30栋1单元909室

            2020-10-04 5:10:21 王姐(395955952)
            侯龙梓 19978629449 陕西省西安市雁塔区环城南路272号

            2020-10-04 5:10:21 王姐(451134734)
            明天到

            2019-05-08 20:40:26 阿强(457210441)
            史国红 13130251584 辽宁省沈阳市铁西区中山北路209号

            2023-05-26 19:01:32 王姐(206829477)
            黎思 18586985613 山东省青岛市市北区环城南路921号恒大名都22栋1单元2707室
            """);
    assertThat(rows)
        .hasSize(8)
        .allSatisfy(row -> assertThat(row.get(1)).matches("1\\d{10}"))
        .allSatisfy(row -> assertThat(row.toString()).containsPattern("号(?:\\S*室)?[,\\]]"));
  }

  @Test
  void titleAboveTheFirstRecordIsNoValue() throws IOException {
    List<List<String>> rows =
        rows("通讯录\n" + each(p -> "%s\n%s\n%s\n\n".formatted(p.name(), p.phone(), p.id())));
    assertEverybody(rows);
  }

  @Test
  void fieldsOfOneRecordAreCells() throws IOException {
    TorturePerson p = people.get(0);
    assertThat(rows("订单号：2021\n收货人：%s\n手机：%s\n身份证：%s\n".formatted(p.name(), p.phone(), p.id())))
        .singleElement()
        .satisfies(row -> assertThat(row).startsWith("2021", p.name(), p.phone(), p.id()));
  }

  @Test
  void wordsAboveAndBelowFewRecordsHideNone() throws IOException {
    List<List<String>> rows =
        rows(
            "订单管理\n首页 订单\n"
                + people.stream()
                    .limit(5)
                    .map(p -> "收货人 %s\n电话 %s\n编号 %s\n\n".formatted(p.name(), p.phone(), p.id()))
                    .collect(Collectors.joining())
                + "共5条 上一页 1 2 下一页\n");
    assertThat(rows).hasSize(5);
    TorturePerson p = people.get(4);
    assertThat(rows.get(4)).startsWith(p.name(), p.phone(), p.id());
  }

  /** As programs in English export contacts: most columns are empty. */
  @Test
  void telephonesWithABracketAreValues() throws IOException {
    assertThat(CellKind.of("(398) 555-3419")).isEqualTo(CellKind.PHONE);
    String unused = "Title,Suffix,Nickname,Birthday,Fax,City,Country,Job Title,Web Page,Notes";
    List<List<String>> rows =
        rows(
            "First Name,Last Name,E-mail,Mobile Phone,Company,%s\n".formatted(unused)
                + each(
                    p ->
                        "John,Moore,u%d@example.com,(398) 555-34%d,Acme Corp,,,,,,,,,,\n"
                            .formatted(people.indexOf(p), 10 + people.indexOf(p))));
    assertThat(rows).hasSize(PEOPLE);
    assertThat(rows.get(9))
        .hasSize(15)
        .startsWith("John", "Moore", "u9@example.com", "(398) 555-3419", "Acme Corp", "");
  }

  @Test
  void temporaryTablesOfSqlServerAreTables() throws IOException {
    List<List<String>> rows =
        rows(
            each(
                p ->
                    "INSERT INTO #leute (name, phone, id, note) VALUES ('%s', '%s', '%s', NULL)\n"
                        .formatted(p.name(), p.phone(), p.id())));
    assertEverybody(rows);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(4));
  }

  @Test
  void fixedColumnsHoldWhereOneBlankIsLeft() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PEOPLE; i++) {
      TorturePerson p = people.get(i);
      String name = i == 6 ? "欧阳长勇" : p.name();
      text.append(name).append(" ".repeat(Math.max(1, 9 - 2 * name.length())));
      text.append("男    ").append(p.phone()).append("   ").append(p.id()).append('\n');
    }
    List<List<String>> rows = rows(text.toString(), Charset.forName("GB18030"));
    TorturePerson p = people.get(6);
    assertThat(rows.get(6)).containsExactly("欧阳长勇", "男", p.phone(), p.id());
  }
}
