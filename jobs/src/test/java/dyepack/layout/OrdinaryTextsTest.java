package dyepack.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.cells.CellLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ordinary texts whose values hold what elsewhere stands between values. */
class OrdinaryTextsTest {
  @TempDir Path folder;

  private List<String> header = List.of();

  private List<List<String>> rows(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("t"), text);
    List<List<String>> rows = new ArrayList<>();
    List<TextTable> tables = TextLayout.find(file, "UTF-8", 0, CellLimits.DEFAULT);
    header = tables.get(0).header();
    for (TextTable table : tables) {
      try (TextRows read = table.rows(null, (why, lost, n, line) -> {})) {
        while (read.next()) {
          rows.add(Arrays.asList(read.cells()));
        }
      }
    }
    return rows;
  }

  @Test
  void timesAndPlatesInAlignedColumns() throws IOException {
    assertThat(
            rows(
                """
                评分  电话号码     登记时间          车牌      会员姓名
                3.0   13824591057  2023/05/04 10:54  京BA7CWQ  任文
                4.2   18501698801  2021/06/15 07:09  陕FDG3B0  窦宇
                1.8   13047119123  2022/02/15 04:18  桂AQWB8W  窦诺国
                2.6   18308896206  2020/11/30 23:01  鄂B7SXGJ  冯海俊
                """))
        .containsExactly(
            List.of("3.0", "13824591057", "2023/05/04 10:54", "京BA7CWQ", "任文"),
            List.of("4.2", "18501698801", "2021/06/15 07:09", "陕FDG3B0", "窦宇"),
            List.of("1.8", "13047119123", "2022/02/15 04:18", "桂AQWB8W", "窦诺国"),
            List.of("2.6", "18308896206", "2020/11/30 23:01", "鄂B7SXGJ", "冯海俊"));
    assertThat(header).containsExactly("评分", "电话号码", "登记时间", "车牌", "会员姓名");
  }

  /** A column before its time of day is one, packed or not. */
  @Test
  void clocksAreNoColumnsOfTheirOwn() {
    FixedWidths widths =
        FixedWidths.find(
            List.of(
                "1   2023/05/04 10:54  王小明  13824591057",
                "12  2021/06/15 07:09  陈芳    18501698801",
                "13  2022/02/15 04:18  李大海  13047119123",
                "14  2020/11/30 23:01  周丽    18308896206"));
    assertThat(widths).isNotNull();
    assertThat(widths == null ? List.of() : widths.starts()).containsExactly(0, 4, 22, 30);
  }

  @Test
  void dashesForNothingAndBankCards() throws IOException {
    assertThat(
            rows(
                """
                113.349974  -  女    金明明  18936090651  6222023484803588758
                116.896900  -  女    陶国    15834691398  6214830203817247643
                117.624531  -  男    戚德    15157163456  6228480974001670054
                112.411722  -  女    钱强诺  18303180145  6214830217156384437
                """))
        .startsWith(List.of("113.349974", "-", "女", "金明明", "18936090651", "6222023484803588758"))
        .hasSize(4);
  }

  /** A name of one line only; a card is a value like others. */
  @Test
  void namesThatStandInOneLine() throws IOException {
    assertThat(
            rows(
                """
                电话=15570192821\t生日=19740723\t卡号=6228487090420945416\t字段1=\t姓名=曹子德
                电话=15108374668\t生日=19480510\t卡号=6222020040157079670\t姓名=姜俊康
                电话=17857233118\t生日=19610531\t卡号=6222023433275574697\t姓名=袁浩
                """))
        .extracting(row -> row.subList(1, 6))
        .containsExactly(
            List.of("15570192821", "19740723", "6228487090420945416", "", "曹子德"),
            List.of("15108374668", "19480510", "6222020040157079670", "", "姜俊康"),
            List.of("17857233118", "19610531", "6222023433275574697", "", "袁浩"));
  }

  /** Where every name has the same sign, another one in a value is text. */
  @Test
  void signsWithinValues() throws IOException {
    assertThat(
            rows(
                """
                备注=开票：个人&电话=15570192821&姓名=曹子德
                备注=开票：公司&电话=15108374668&姓名=姜俊康
                备注=无&电话=17857233118&姓名=袁浩
                """))
        .extracting(row -> row.subList(1, 4))
        .containsExactly(
            List.of("开票：个人", "15570192821", "曹子德"),
            List.of("开票：公司", "15108374668", "姜俊康"),
            List.of("无", "17857233118", "袁浩"));
  }

  /** What looks like the sender of each message is the name of a log's first field. */
  @Test
  void logsOfFieldsAreNoChats() throws IOException {
    assertThat(LineRewriting.of(LOG)).isNull();
    assertThat(rows(LOG).get(0)).contains("15998801518", "110108199303052741", "赵嘉怡");
  }

  private static final String LOG =
      """
      2024-03-01 12:00:00 INFO 电话:15998801518,身份证号:110108199303052741,联系人:赵嘉怡
      2024-03-02 12:00:01 INFO 电话:18942881512,身份证号:450103196911190542,联系人:吴诺梓
      2024-03-03 12:00:02 INFO 电话:19933291712,身份证号:110108198909193595,联系人:袁俊
      2024-03-04 12:00:03 INFO 电话:13152296016,身份证号:370202196301039051,联系人:云海康
      """;

  /** Times of day and blank fields between the names of cards. */
  @Test
  void timesAndBlanksInCards() throws IOException {
    assertThat(
            rows(
                """
                id_card:450103195812047906
                tel：18934620670
                创建时间：2019/07/29 08:49
                固定电话：
                收件人：魏婷
                ——————————
                id_card:110108196109150571
                tel：14760649875
                创建时间：2023/08/23 18:24
                固定电话：029-25562776
                收件人：花思海
                ——————————
                id_card:350203197404174544
                tel：18207001888
                创建时间：2020/05/09 11:48
                固定电话：
                收件人：俞梓海
                """))
        .extracting(row -> row.subList(0, 5))
        .containsExactly(
            List.of("450103195812047906", "18934620670", "2019/07/29 08:49", "", "魏婷"),
            List.of("110108196109150571", "14760649875", "2023/08/23 18:24", "029-25562776", "花思海"),
            List.of("350203197404174544", "18207001888", "2020/05/09 11:48", "", "俞梓海"));
  }

  @Test
  void doubledColonsBetweenCells() throws IOException {
    assertThat(
            rows(
                """
                科室::移动电话::客户姓名
                儿科::15387082052::潘杰婷
                儿科::13961882818::何丽怡
                急诊科::13026473928::柳华怡
                外科::18987536144::彭国轩
                """))
        .containsExactly(
            List.of("儿科", "15387082052", "潘杰婷"),
            List.of("儿科", "13961882818", "何丽怡"),
            List.of("急诊科", "13026473928", "柳华怡"),
            List.of("外科", "18987536144", "彭国轩"));
  }
}
