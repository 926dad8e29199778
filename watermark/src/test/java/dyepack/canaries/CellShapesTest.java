package dyepack.canaries;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellShapesTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "-12", "+3.50", "1,234,567.80", "¥ 9.99", "15%", "0.00012"})
  void numbersAreWrittenAsTheyWereRead(String cell) {
    NumberShape shape = requireNonNull(NumberShape.read(cell));
    assertThat(shape.write(shape.mantissa())).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"007", "1E5", "1.2.3", "", "abc", "1,23"})
  void otherThingsAreNoNumbers(String cell) {
    assertThat(NumberShape.read(cell)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-31,YEAR_MONTH_DAY",
    "2024/3/1 7:05,YEAR_MONTH_DAY",
    "2024年03月01日,YEAR_MONTH_DAY",
    "20240331,YEAR_MONTH_DAY",
    "20240331235959,YEAR_MONTH_DAY",
    "2024-03-31T23:59:59.123Z,YEAR_MONTH_DAY",
    "31.03.2024 23:59:59,DAY_MONTH_YEAR",
    "3/31/2024,MONTH_DAY_YEAR"
  })
  void datesAreWrittenAsTheyWereRead(String cell, DateShape.Order order) {
    DateShape shape = requireNonNull(DateShape.read(cell, order));
    assertThat(shape.write(shape.epochSecond(), shape.fraction())).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-02-29", "20241301", "2024-1", "12345678"})
  void impossibleDatesAreNone(String cell) {
    assertThat(DateShape.read(cell, DateShape.Order.YEAR_MONTH_DAY)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "LUHN,4539148803436467",
    "GS1,6901234567892",
    "MOD_11_2,11010519491231002X",
    "GB_32100,91350100M000100Y43",
    "MOD_7,7305490135"
  })
  void publishedCodesPassTheirCheck(CheckDigit check, String code) {
    assertThat(check.passes(code)).isTrue();
    assertThat(check.mend(code)).isEqualTo(code);
  }

  @Test
  void checkIsFoundFromTheCodes() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      codes.add(requireNonNull(CheckDigit.LUHN.mend("62220" + (1_000_003L * i + 17) + "0")));
    }
    assertThat(CheckDigit.of(codes)).isEqualTo(CheckDigit.LUHN);
    codes.replaceAll(code -> code.substring(0, code.length() - 1) + "1");
    assertThat(CheckDigit.of(codes)).isNull();
  }

  @Test
  void dissolvedRegionsAreNeverIssuedToThoseBornLater() {
    RegionCodes regions = RegionCodes.all();
    assertThat(regions.neverIssued("110103", 2011)).isTrue();
    assertThat(regions.neverIssued("110103", 1990)).isFalse();
    assertThat(regions.neverIssued("110101", 2020)).isFalse();
    assertThat(regions.neverIssued("110199", 1950)).isTrue();
    for (String near : regions.neverIssuedNear("410102", 1995)) {
      assertThat(near).startsWith("4101");
      assertThat(regions.neverIssued(near, 1995)).isTrue();
    }
    assertThat(regions.neverIssuedNear("410102", 1995)).isNotEmpty();
  }

  @Test
  void namesComeApart() {
    assertThat(PersonName.read("欧阳修文").family()).isEqualTo("欧阳");
    assertThat(PersonName.read("李雷").given()).isEqualTo("雷");
    assertThat(PersonName.read("Anna Maria Smith").family()).isEqualTo(" Smith");
    assertThat(PersonName.read("Smith, Anna").given()).isEqualTo(", Anna");
  }
}
