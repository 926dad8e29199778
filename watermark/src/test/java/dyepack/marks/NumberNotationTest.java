package dyepack.marks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberNotationTest {
  private static final CellStyle FIXED_2 = CellStyle.PLAIN.withDecimals(2, 2);
  private static final CellStyle TRIMMED_2 = CellStyle.PLAIN.withDecimals(0, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1234.50|-0.03|1234.47",
        "1234.50|0.50|1235.00",
        "1,234.50|0.07|1,234.57",
        "999,999.99|0.01|1,000,000.00",
        "¥1,234.50|-0.03|¥1,234.47",
        "$ 12.00|0.05|$ 12.05",
        "12.00元|0.05|12.05元",
        "-12.00|0.05|-11.95",
        "(12.00)|0.05|(11.95)",
        "+12.00|0.05|+12.05",
        "12.00-|0.05|11.95-",
        "000123|5|000128",
        "007|1|008",
        ".50|0.05|.55",
        "1 234,50|0.05|1 234,55",
        "1.234.567,50|0.05|1.234.567,55",
        "12.35万|100|12.36万",
        "1.20亿|1000000|1.21亿",
        "12.5%|0.1|12.6%",
        "36.5 kg|0.2|36.7 kg",
        "  42|1|  43",
        "0|7|7",
        "7|-7|0",
      })
  void movedValueIsWrittenTheWayTheCellIs(String cell, BigDecimal move, String expected) {
    assertThat(moved(cell, move, FIXED_2)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1234.5,0.50,1235",
    "1234.5,-0.03,1234.47",
    "1234,0.10,1234.1",
    "1234.50,0.25,1234.75",
  })
  void columnThatLeavesZerosOutKeepsLeavingThemOut(String cell, BigDecimal move, String expected) {
    assertThat(moved(cell, move, TRIMMED_2)).isEqualTo(expected);
  }

  @Test
  void floatsOfAProgramKeepOneDecimal() {
    CellStyle floats = CellStyle.PLAIN.withDecimals(1, 2);

    assertThat(moved("1234.0", new BigDecimal("0.25"), floats)).isEqualTo("1234.25");
    assertThat(moved("1234.25", new BigDecimal("0.75"), floats)).isEqualTo("1235.0");
  }

  @Test
  void cellTooSmallForASeparatorTakesThatOfItsColumn() {
    CellStyle grouped = new CellStyle(2, 2, false, ",", 0, false, null, false, true, true);

    assertThat(moved("998.20", new BigDecimal("3"), grouped)).isEqualTo("1,001.20");
    assertThat(moved("1,001.20", new BigDecimal("-3"), grouped)).isEqualTo("998.20");
    assertThat(moved("4000.00", new BigDecimal("1"), grouped)).isEqualTo("4001.00");
  }

  @Test
  void codeOfFixedWidthStaysSo() {
    CellStyle padded = new CellStyle(0, 0, false, "", 4, false, null, false, true, true);

    assertThat(moved("1001", new BigDecimal("-3"), padded)).isEqualTo("0998");
    assertThat(moved("9999", new BigDecimal("3"), padded)).isNull();
  }

  @Test
  void moveThatTheDecimalsDoNotShowIsRefused() {
    assertThat(moved("1234", new BigDecimal("0.05"), FIXED_2)).isNull();
    assertThat(moved("12.35万", new BigDecimal("1"), FIXED_2)).isNull();
  }

  @Test
  void negativeNumberStaysNegative() {
    assertThat(moved("-1", new BigDecimal("1"), FIXED_2)).isNull();
    assertThat(moved("-1", new BigDecimal("2"), FIXED_2)).isNull();
    assertThat(moved("1", new BigDecimal("-2"), FIXED_2)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "1.5E+5",
        "１２３",
        "12.",
        "'123",
        "1-2",
        "2024-01-02",
        "12:30",
        "1,23,456.00",
        "12 34",
        "10k",
        "1234567890123456789",
        "$",
        "--5",
        "-(5)",
        "12 Main Street"
      })
  void cellThatCannotBeRewrittenExactlyIsLeftAlone(String cell) {
    assertThat(new NumberNotation(CellStyle.PLAIN).parse(cell)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1234.5|1234.5",
        "1234.50|1234.5",
        "1,234.50|1234.5",
        "1 234.50|1234.5",
        "1'234.50|1234.5",
        "1.234,50|1234.5",
        "1234,5|1234.5",
        "¥1,234.50|1234.5",
        "￥ 1,234.50元|1234.5",
        "US$1234.50|1234.5",
        "RMB 1234.50|1234.5",
        "1234.50 USD|1234.5",
        "0.12345万|1234.5",
        "0.12345万元|1234.5",
        "１２３４．５|1234.5",
        "1.2345E3|1234.5",
        "1.2345e+03|1234.5",
        "12345E-1|1234.5",
        "'1234.5|1234.5",
        "~\"1234.5\"~|1234.5",
        "=\"1234.5\"|1234.5",
        "  1234.5  |1234.5",
        "0001234.5|1234.5",
        "1.2345k|1234.5",
        "0.12345w|1234.5",
        "1.2亿|120000000",
        "3千万|30000000",
        "-1234.5|-1234.5",
        "−1234.5|-1234.5",
        "(1,234.50)|-1234.5",
        "1234.5-|-1234.5",
        "1234.|1234",
        "1,234|1234",
        "1.234|1.234",
        "1,23|1.23",
        "12.5%|12.5",
        "36.5kg|36.5",
      })
  void numberIsReadInEverySpelling(String cell, BigDecimal expected) {
    String text = cell.startsWith("~") ? cell.substring(1, cell.length() - 1) : cell;
    Decimal read = requireNonNull(new NumberNotation(CellStyle.PLAIN).read(text));

    assertThat(read.toBigDecimal()).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "abc", "NULL", "-", "2024-01-02", "12:30:00", "张三", "1-2", "1.2.3"})
  void textThatIsNoNumberIsNotRead(String cell) {
    assertThat(new NumberNotation(CellStyle.PLAIN).read(cell)).isNull();
  }

  @Test
  void columnSettlesWhatOneCellLeavesOpen() {
    CellStyle comma = new CellStyle(0, 3, true, "", 0, false, null, false, true, true);

    assertThat(new NumberNotation(comma).read("1,234")).isEqualTo(new Decimal(1234, 3));
    assertThat(new NumberNotation(comma).read("1.234")).isEqualTo(new Decimal(1234, 0));
    assertThat(moved("1,234", new BigDecimal("0.002"), comma)).isEqualTo("1,236");
  }

  private static @Nullable String moved(String cell, BigDecimal move, CellStyle style) {
    Written written = requireNonNull(new NumberNotation(style).parse(cell), cell);
    Decimal value = written.value();
    assertThat(written.render(value.unscaled(), value.decimals())).isEqualTo(cell);
    BigDecimal sum = value.toBigDecimal().add(move);
    Decimal target = new Decimal(sum.unscaledValue().longValueExact(), Math.max(0, sum.scale()));
    if (sum.scale() < 0) {
      target = Decimal.of(sum);
    }
    String text = written.render(target.unscaled(), target.decimals());
    if (text != null) {
      Decimal again = requireNonNull(new NumberNotation(style).read(text));
      assertThat(again.toBigDecimal()).isEqualByComparingTo(sum);
    }
    return text;
  }
}
