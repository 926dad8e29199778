package dyepack.marks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeNotationTest {
  private static final CellStyle DAY_FIRST =
      new CellStyle(0, 18, false, "", 0, false, null, true, true, true);
  private static final CellStyle UNPADDED =
      new CellStyle(0, 18, false, "", 0, false, null, false, false, false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-02-28 23:59:58|5|2024-02-29 00:00:03",
        "2024-02-28T23:59:58|5|2024-02-29T00:00:03",
        "2024-02-28T23:59:58Z|5|2024-02-29T00:00:03Z",
        "2024-02-28T23:59:58.120+08:00|5|2024-02-29T00:00:03.120+08:00",
        "2024-02-28 23:59:58.120 +0800|5|2024-02-29 00:00:03.120 +0800",
        "2024/02/28 23:59|120|2024/02/29 00:01",
        "2024.02.28 23:59|120|2024.02.29 00:01",
        "2024-02-28 23.59.58|5|2024-02-29 00.00.03",
        "2024-02-28 23-59-58|5|2024-02-29 00-00-03",
        "February 28, 2024 at 11:59:58 PM|5|February 29, 2024 at 12:00:03 AM",
        "20240228235958|5|20240229000003",
        "20240228 235958|5|20240229 000003",
        "20240228T235958Z|5|20240229T000003Z",
        "202402282359|120|202402290001",
        "20240228|86400|20240229",
        "2024年02月28日 23时59分58秒|5|2024年02月29日 00时00分03秒",
        "2024年2月8日|86400|2024年2月9日",
        "2024年2月28日23:59|60|2024年2月29日00:00",
        "02/28/2024 11:59:58 PM|5|02/29/2024 12:00:03 AM",
        "02/28/2024 11:59:58 am|5|02/28/2024 12:00:03 pm",
        "2024-02-28 下午 11:59:58|5|2024-02-29 上午 12:00:03",
        "28-Feb-2024 23:59:58|5|29-Feb-2024 00:00:03",
        "28 FEB 2024|172800|01 MAR 2024",
        "February 8, 2024|86400|February 9, 2024",
        "2/8/2024 9:05|3600|2/8/2024 10:05",
        "1709164798|5|1709164803",
        "1709164798123|5|1709164803123",
        "1709164798.5|5|1709164803.5",
        "45350|86400|45351",
        "45350.7500000000|3600|45350.7916666667",
        "12:30:00|75|12:31:15",
      })
  void movedTimeIsWrittenTheWayTheCellIs(String cell, long seconds, String expected) {
    assertThat(moved(cell, seconds, CellStyle.PLAIN)).isEqualTo(expected);
  }

  @Test
  void columnSettlesOrderAndPadding() {
    assertThat(moved("03/04/2024", 86_400, CellStyle.PLAIN)).isEqualTo("03/05/2024");
    assertThat(moved("03/04/2024", 86_400, DAY_FIRST)).isEqualTo("04/04/2024");
    assertThat(moved("11/12/2024", -10 * 86_400, UNPADDED)).isEqualTo("11/2/2024");
    assertThat(moved("11/12/2024", -10 * 86_400, CellStyle.PLAIN)).isEqualTo("11/02/2024");
    assertThat(moved("2024-11-12 10:00", -3600, UNPADDED)).isEqualTo("2024-11-12 9:00");
    assertThat(moved("2024-11-12 10:00", -3600, CellStyle.PLAIN)).isEqualTo("2024-11-12 09:00");
    assertThat(moved("2024-1-31", 86_400, CellStyle.PLAIN)).isEqualTo("2024-2-1");
  }

  @Test
  void moveFinerThanTheCellShowsIsRefused() {
    assertThat(moved("2024-02-28 23:59", 5, CellStyle.PLAIN)).isNull();
    assertThat(moved("2024-02-28", 3600, CellStyle.PLAIN)).isNull();
    assertThat(moved("45350", 3600, CellStyle.PLAIN)).isNull();
    assertThat(moved("45350.75", 3600, CellStyle.PLAIN)).isNull();
    assertThat(moved("23:59:58", 5, CellStyle.PLAIN)).isNull();
    assertThat(moved("9999-12-31", 86_400, CellStyle.PLAIN)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "2024-13-01",
        "2024-02-30",
        "2023-02-29",
        "2024-01-01 25:00",
        "2024-01-01 10.30",
        "2024-01-01 10.30-15",
        "12:61",
        "Mon, 02 Jan 2024",
        "2024-01",
        "1.7E9",
        "13800138000",
        "110101199003070011",
        "-5",
        "2024--1-1",
        "2024-01-01 10:00 xx"
      })
  void cellThatIsNoTimeIsLeftAlone(String cell) {
    assertThat(new TimeNotation(CellStyle.PLAIN).parse(cell)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-05 14:07:09",
        "2024-03-05T14:07:09Z",
        "2024-03-05T14:07:09.000",
        "2024-03-05T14:07:09+08:00",
        "2024-03-05T14:07:09+08:00[Asia/Shanghai]",
        "2024/3/5 14:07:09",
        "2024/03/05 14:07:09",
        "2024.3.5 14:07:09",
        "2024年3月5日14时7分9秒",
        "2024年03月05日 14:07:09",
        "2024年3月5日 星期二 14:07:09",
        "２０２４－０３－０５　１４：０７：０９",
        "20240305140709",
        "20240305 140709",
        "20240305T140709Z",
        "03/05/2024 14:07:09",
        "3/5/2024 2:07:09 PM",
        "3/5/2024 02:07:09 pm",
        "3/5/24 14:07:09",
        "2024-03-05 下午 2:07:09",
        "2024/3/5 下午2:07:09",
        "05-Mar-2024 14:07:09",
        "5 March 2024 14:07:09",
        "Mar 5, 2024 2:07:09 PM",
        "Tue, 05 Mar 2024 14:07:09 GMT",
        "[05/Mar/2024:14:07:09 +0800]",
        "1709647629",
        "1709647629000",
        "1709647629000000",
        "1709647629000000000",
        "1.709647629E9",
        "1.709647629E+12",
        "45356.5882986111",
        "45356.588298611111",
        "\"2024-03-05 14:07:09\"",
        "'2024-03-05 14:07:09",
      })
  void timeIsReadInEverySpelling(String cell) {
    String text = cell.startsWith("[05") ? cell.substring(1, cell.length() - 1) : cell;
    Decimal read = requireNonNull(new TimeNotation(CellStyle.PLAIN).read(text));

    long expected = LocalDateTime.of(2024, 3, 5, 14, 7, 9).toEpochSecond(ZoneOffset.UTC);
    assertThat(read.toBigDecimal().setScale(0, java.math.RoundingMode.HALF_UP))
        .isEqualByComparingTo(BigDecimal.valueOf(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-05",
        "2024/3/5",
        "20240305",
        "2024年3月5日",
        "2024年3月5号",
        "5.3.2024",
        "05.03.2024",
        "3/5/2024",
        "03-05-2024",
        "3/5/24",
        "5-Mar-2024",
        "March 5, 2024",
        "Mar 5 2024",
        "45356",
        "45356.0",
        "1709596800",
        "1709596800000",
        "2024-03-05 00:00:00",
        "2024-03-05T00:00:00.000Z",
        "2024-03-04T16:00:00.000Z",
        "1709568000",
        "1709568000000",
        "2024-03-05 23:59:59",
      })
  void dayIsReadInEverySpelling(String cell) {
    Decimal read = new DateNotation(CellStyle.PLAIN).read(cell);

    assertThat(read).isEqualTo(new Decimal(19_787, 0));
  }

  @Test
  void dayMovesAndItsTimeOfDayStays() {
    Written written = requireNonNull(new DateNotation(CellStyle.PLAIN).parse("2024-02-28 23:15"));

    long day = written.value().unscaled();
    assertThat(written.render(day, 0)).isEqualTo("2024-02-28 23:15");
    assertThat(written.render(day + 2, 0)).isEqualTo("2024-03-01 23:15");
    assertThat(written.render(day * 10 + 5, 1)).isNull();
  }

  private static @Nullable String moved(String cell, long seconds, CellStyle style) {
    TimeNotation notation = new TimeNotation(style);
    Written written = requireNonNull(notation.parse(cell), cell);
    Decimal value = written.value();
    assertThat(written.render(value.unscaled(), value.decimals())).isEqualTo(cell);
    long moved = value.unscaled() + seconds * Decimal.power(value.decimals());
    return written.render(moved, value.decimals());
  }
}
