package dyepack.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DerivedColumnsTest {
  private static final String[] NAMES = {"王伟", "李建国", "张敏", "刘洋", "陈静怡", "杨帆"};

  private static String phone(int i) {
    return "138" + (12_345_678 + 7_919 * i);
  }

  private static List<String[]> rows(java.util.function.IntFunction<String[]> row) {
    return IntStream.range(0, 30).mapToObj(row).toList();
  }

  /** The derived columns of the first row, with how they are made. */
  private static List<String> first(List<String[]> rows) {
    DumpView view = DerivedColumns.view(rows, rows.get(0).length);
    String[] cells = view.of(rows.get(0));
    List<String> said = new ArrayList<>();
    for (int place = view.own(); place < view.width(); place++) {
      said.add(view.words(place) + " = " + cells[place]);
    }
    return said;
  }

  @Test
  void mergedCellsAreTakenApartInAnyOrder() {
    List<String[]> rows =
        rows(
            i -> {
              String name = NAMES[i % 6];
              String address = "浙江省杭州市西湖区文三路" + (i + 1) + "号2单元501室";
              return new String[] {
                i % 2 == 0
                    ? name + " " + phone(i) + " " + address
                    : address + "，" + name + "，" + phone(i)
              };
            });
    assertThat(first(rows))
        .contains(
            "part of column 1: the name in it = 王伟",
            "part of column 1: the telephone in it = 13812345678",
            "part of column 1: the address in it = 浙江省杭州市西湖区文三路1号2单元501室");
  }

  @Test
  void labelsAndNumbersBehindWordsAreRead() {
    List<String[]> rows =
        rows(i -> new String[] {"客户编号:C" + (1_000 + i) + ";余额:" + (10 + i) + ".50 积分" + (i + 3)});
    assertThat(first(rows))
        .contains(
            "part of column 1: what follows \"客户编号\" = C1000",
            "part of column 1: what follows \"积分\" = 3");
  }

  @Test
  void wordsAroundNumbersAreLeftOut() {
    List<String[]> rows = rows(i -> new String[] {"[编号]C" + (100_000 + 7 * i) + "#"});
    assertThat(first(rows))
        .contains("column 1 without \"[编号]\" in front and \"#\" behind = C100000");
  }

  @Test
  void partsOfOneValueAreJoined() {
    List<String[]> rows =
        rows(
            i ->
                new String[] {
                  NAMES[i % 6].substring(0, 1),
                  NAMES[i % 6].substring(1),
                  "330106",
                  "1990010" + (i % 9 + 1),
                  String.valueOf(1_000 + i),
                  "2024-05-0" + (i % 9 + 1),
                  "12:00:" + (10 + i)
                });
    assertThat(first(rows))
        .contains(
            "columns 1+2 joined = 王伟",
            "columns 3+4+5 joined = 330106199001011000",
            "columns 6+7 joined = 2024-05-01 12:00:10");
  }

  @Test
  void whatAColumnSaysAlreadyIsNotSaidTwice() {
    List<String[]> rows = rows(i -> new String[] {phone(i), ""});
    assertThat(first(rows)).noneMatch(said -> said.endsWith("= 13812345678"));
  }

  /** Cells may be fewer than columns, or blank. */
  @Test
  void shortRowsHaveBlankParts() {
    DumpView view = DerivedColumns.view(rows(i -> new String[] {"tel:" + phone(i), "x"}), 2);
    assertThat(view.of(new String[] {""})).hasSize(view.width()).doesNotContainNull();
  }
}
