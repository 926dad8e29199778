package dyepack.marks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationNotationTest {
  private static final CellStyle UNPADDED =
      new CellStyle(0, 18, false, "", 0, false, null, false, false, false);

  @ParameterizedTest
  @CsvSource({
    "01:02:03,5,01:02:08",
    "00:59:58,5,01:00:03",
    "99:59:58,5,100:00:03",
    "02:03,58,03:01",
    "00:00:03.250,2,00:00:05.250",
    "PT1H2M3S,5,PT1H2M8S",
    "PT90S,5,PT95S",
    "P1DT2H,3600,P1DT3H",
    "1h 2m,60,1h 3m",
    "90 min,120,92 min",
    "3分20秒,15,3分35秒",
    "1小时2分3秒,-1,1小时2分2秒",
    "2 days,86400,3 days",
    "3723,-5,3718",
    "12.5,1,13.5",
  })
  void movedDurationIsWrittenTheWayTheCellIs(String cell, long seconds, String expected) {
    assertThat(moved(cell, seconds, CellStyle.PLAIN)).isEqualTo(expected);
  }

  @Test
  void columnSettlesWhetherHoursArePadded() {
    assertThat(moved("9:59:58", 5, UNPADDED)).isEqualTo("10:00:03");
    assertThat(moved("10:00:03", -5, UNPADDED)).isEqualTo("9:59:58");
    assertThat(moved("10:00:03", -5, CellStyle.PLAIN)).isEqualTo("09:59:58");
  }

  @Test
  void moveThatNothingShowsHowToWriteIsRefused() {
    assertThat(moved("1h 2m", 5, CellStyle.PLAIN)).isNull();
    assertThat(moved("3分1秒", -1, CellStyle.PLAIN)).isNull();
    assertThat(moved("00:00:03", -4, CellStyle.PLAIN)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1:02:03",
        "01:02:03",
        "3723",
        "3723.0",
        "PT1H2M3S",
        "1h2m3s",
        "1h 2m 3s",
        "1小时2分3秒",
        "1时2分3秒",
        "62:03",
        "62 min 3 sec",
        "１：０２：０３"
      })
  void durationIsReadInEverySpelling(String cell) {
    Decimal read = requireNonNull(new DurationNotation(CellStyle.PLAIN).read(cell));

    assertThat(read.toBigDecimal()).isEqualByComparingTo("3723");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1:2:3:4", "1:72", "2m 1h", "3 apples and 2", "-1:02:03"})
  void textThatIsNoDurationIsLeftAlone(String cell) {
    assertThat(new DurationNotation(CellStyle.PLAIN).parse(cell)).isNull();
  }

  private static @Nullable String moved(String cell, long seconds, CellStyle style) {
    Written written = requireNonNull(new DurationNotation(style).parse(cell), cell);
    Decimal value = written.value();
    assertThat(written.render(value.unscaled(), value.decimals())).isEqualTo(cell);
    long units = value.unscaled() + seconds * Decimal.power(value.decimals());
    String text = written.render(units, value.decimals());
    if (text != null) {
      Decimal again = requireNonNull(new DurationNotation(style).read(text), text);
      assertThat(again.at(9)).isEqualTo(new Decimal(units, value.decimals()).at(9));
    }
    return text;
  }
}
