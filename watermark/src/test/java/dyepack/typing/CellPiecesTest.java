package dyepack.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.typing.CellPieces.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellPiecesTest {
  @Test
  void formsAreToldWhereverTheyStand() {
    assertThat(CellPieces.of("收件人:李建国,电话138****5678;身份证33010619900307123X 浙A12345"))
        .containsEntry(Kind.NAME, List.of("李建国"))
        .containsEntry(Kind.PHONE, List.of("138****5678"))
        .containsEntry(Kind.CN_ID, List.of("33010619900307123X"))
        .containsEntry(Kind.PLATE, List.of("浙A12345"));
  }

  @Test
  void gluedCellsAreCutAtTheNumber() {
    assertThat(CellPieces.of("张三13812345678江苏省南京市鼓楼区中山北路10号3栋201室"))
        .containsEntry(Kind.PHONE, List.of("13812345678"))
        .containsEntry(Kind.NAME, List.of("张三"))
        .containsEntry(Kind.ADDRESS, List.of("江苏省南京市鼓楼区中山北路10号3栋201室"));
  }

  @Test
  void numbersAndCodesStandAlone() {
    assertThat(CellPieces.of("C100007 余额1234.56元 2024-05-03 12:01:11 评分773"))
        .containsEntry(Kind.CODE, List.of("C100007"))
        .containsEntry(Kind.NUMBER, List.of("1234.56", "773"))
        .containsEntry(Kind.TIME, List.of("2024-05-03 12:01:11"));
  }

  @Test
  void blankCellsHoldNothing() {
    assertThat(CellPieces.of("")).isEmpty();
    assertThat(CellPieces.of("暂无")).isEmpty();
  }

  @Test
  void timesAreToldInTheWritingsOfSeveralLanguages() {
    for (String time :
        List.of(
            "2025年6月29日19点32分28秒",
            "2025-06-29 下午 7:32:28",
            "06/29/2025 07:32:28 PM",
            "29.06.2025 19:32",
            "June 29, 2025 at 07:32:28 PM",
            "2025-06-29T19:32:28.125")) {
      assertThat(CellPieces.of("下单 " + time + " 36.50"))
          .containsEntry(Kind.TIME, List.of(time))
          .containsEntry(Kind.NUMBER, List.of("36.50"));
    }
  }
}
