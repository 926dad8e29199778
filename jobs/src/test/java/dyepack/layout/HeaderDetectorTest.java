package dyepack.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.simulate.seized.TorturePerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A header is told from data, in doubt for data: a row taken for a header is lost. */
class HeaderDetectorTest {
  private static boolean header(String... lines) {
    List<String[]> records = new ArrayList<>();
    for (String line : lines) {
      records.add(line.split(",", -1));
    }
    return HeaderDetector.isHeader(records);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "姓名,手机,身份证,住址",
        "收件人,联系电话,证件号码,详细地址",
        "name,phone,idcard,address",
        "XM,SJH,SFZH,DZ",
        "xingming,shouji,shenfenzheng,dizhi",
        "cust_name,cust_phone,cert_no,home_addr",
        "客户名称,预留手机号,证件号,户籍地址"
      })
  void namesOfColumnsAreTold(String names) {
    assertThat(header(names, people(1).get(0), people(2).get(1))).isTrue();
    List<String> lines = new ArrayList<>(List.of(names));
    lines.addAll(people(50));
    assertThat(header(lines.toArray(new String[0]))).isTrue();
  }

  private static List<String> people(int n) {
    return TorturePerson.several(new Random(n), n).stream()
        .map(p -> String.join(",", p.name(), p.phone(), p.id(), p.address()))
        .toList();
  }

  @Test
  void headersOfFiguresAreTold() {
    assertThat(header("a,b,c", "1,2,3", "4,5,6")).isTrue();
    assertThat(header("年份,2024,2025", "收入,5.5,6.5", "支出,3.5,4.5")).isFalse();
  }

  /** Rows of every kind on top of tables without a header, with what makes rows look like names. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "张伟,无,无,北京市朝阳区建国路8号",
        "李娜,,,上海市",
        "王芳,未知,不详,广东省深圳市南山区学院路1号",
        "赵六,null,null,地址不详小区2号楼",
        "陈静,N/A,N/A,四川省成都市武侯区新华街77号",
        "孙莉,138****1234,110***********1234,江苏省苏州市姑苏区",
        "刘洋,-,-,河南省郑州市金水区人民东街66号"
      })
  void rowsWithoutNumbersStayRows(String first) {
    List<String> lines = new ArrayList<>(List.of(first));
    lines.addAll(people(50));
    assertThat(header(lines.toArray(new String[0]))).isFalse();
  }

  @Test
  void noRowOfPeopleIsTakenForAHeader() {
    for (int seed = 0; seed < 300; seed++) {
      List<String> lines =
          TorturePerson.several(new Random(seed), 12).stream()
              .map(p -> String.join(",", p.name(), p.sex(), p.address()))
              .toList();
      assertThat(header(lines.toArray(new String[0]))).as("seed %s", seed).isFalse();
    }
  }

  @Test
  void wordsOfTheLexiconThatOccurAgainAreData() {
    assertThat(header("手机,苹果,5", "电脑,联想,7", "手机,小米,2", "手机,华为,3")).isFalse();
  }

  @Test
  void theHeaderOfEveryPageIsStillOne() {
    assertThat(header("姓名,电话", "张伟,13812345678", "姓名,电话", "李娜,13912345678")).isTrue();
  }
}
