package dyepack.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Each case is a column that can be taken for something else. */
class ContentFinderTest {
  private static final int ROWS = 300;
  private final Random random = new Random(20);

  @Test
  void mobileNumbersNeedNoHeader() {
    assertThat(content("c7", i -> MadeUpTables.phone(random))).isEqualTo(ContentType.PHONE);
    assertThat(content("c7", i -> "+86 " + MadeUpTables.phone(random)))
        .isEqualTo(ContentType.PHONE);
    assertThat(content("x", i -> MadeUpTables.phone(random).replaceAll("^(...)....", "$1****")))
        .isEqualTo(ContentType.PHONE);
  }

  @Test
  void numbersGivenOutOneAfterAnotherAreNoPhones() {
    assertThat(content("单号", i -> String.valueOf(13_800_000_000L + i * 2L)))
        .isEqualTo(ContentType.CODE);
  }

  @Test
  void identityNumbersNeedRightCheckDigits() {
    IntFunction<String> right =
        i -> MadeUpTables.idNumber("410122", LocalDate.of(1980, 1, 1).plusDays(i), random);

    assertThat(content("x", right)).isEqualTo(ContentType.CN_ID);
    assertThat(content("x", i -> right.apply(i).replaceAll(".$", "Z")))
        .isNotEqualTo(ContentType.CN_ID);
  }

  @Test
  void longNumbersWithoutCheckDigitAreCodes() {
    assertThat(content("card", i -> String.valueOf(6_222_000_000_000_000L + random.nextInt())))
        .isEqualTo(ContentType.CODE);
  }

  @Test
  void foreignKeysAreCodesAndMeasuresAreNumbers() {
    assertThat(content("b", i -> String.valueOf(100_000 + random.nextInt(900_000))))
        .isEqualTo(ContentType.CODE);
    assertThat(content("b", i -> String.valueOf((int) (50_000 + random.nextGaussian() * 9_000))))
        .isEqualTo(ContentType.NUMBER);
    assertThat(content("price", i -> String.format(Locale.ROOT, "%.2f", random.nextDouble() * 90)))
        .isEqualTo(ContentType.NUMBER);
  }

  @Test
  void leadingZerosAndYearsNameThings() {
    assertThat(content("b", i -> String.format("%06d", random.nextInt(1_000_000))))
        .isEqualTo(ContentType.CODE);
    assertThat(content("year", i -> String.valueOf(1990 + i % 30))).isEqualTo(ContentType.CODE);
  }

  @Test
  void namesOfPeopleAreToldFromThoseOfThings() {
    assertThat(content("b", i -> MadeUpTables.name(random))).isEqualTo(ContentType.NAME);
    assertThat(
            content(
                "customer_name", i -> i % 2 == 0 ? "Ann Lee " + letter(i) : "Jo Hill " + letter(i)))
        .isEqualTo(ContentType.NAME);
    assertThat(content("product_name", i -> "Lamp " + letter(i) + letter(i / 26)))
        .isEqualTo(ContentType.TEXT);
  }

  @Test
  void addressesNeedNoHeader() {
    assertThat(content("b", i -> MadeUpTables.address(i % 5, random)))
        .isEqualTo(ContentType.ADDRESS);
    assertThat(content("b", i -> (i + 1) + " Elm Street, Apt " + i % 9))
        .isEqualTo(ContentType.ADDRESS);
  }

  @Test
  void timesAreToldFromDaysAndFromNumbers() {
    assertThat(content("b", i -> LocalDate.of(2024, 1, 1).plusDays(i % 200).toString()))
        .isEqualTo(ContentType.DATE);
    assertThat(content("b", i -> "2024年3月" + (1 + i % 28) + "日")).isEqualTo(ContentType.DATE);
    assertThat(content("b", i -> "2024-03-0" + (1 + i % 9) + "T10:" + (10 + i % 50) + ":00Z"))
        .isEqualTo(ContentType.TIMESTAMP);
    assertThat(
            content("created_at", i -> String.valueOf(1_700_000_000L + random.nextInt(9_000_000))))
        .isEqualTo(ContentType.TIMESTAMP);
    assertThat(
            content(
                "amount",
                i -> String.valueOf(1_700_000_000L + (long) (random.nextGaussian() * 1e8))))
        .isNotEqualTo(ContentType.TIMESTAMP);
  }

  @Test
  void placesNeedTheirName() {
    IntFunction<String> degrees = i -> String.format(Locale.ROOT, "%.6f", 34 + random.nextDouble());

    assertThat(content("lat", degrees)).isEqualTo(ContentType.LATITUDE);
    assertThat(content("经度", degrees)).isEqualTo(ContentType.LONGITUDE);
    assertThat(content("x", degrees)).isEqualTo(ContentType.NUMBER);
  }

  @Test
  void fewValuesAreCategoriesAndOneIsConstant() {
    assertThat(content("b", i -> List.of("web", "app", "shop").get(i % 3)))
        .isEqualTo(ContentType.CATEGORY);
    assertThat(content("b", i -> "same")).isEqualTo(ContentType.CONSTANT);
    assertThat(content("b", i -> " ")).isEqualTo(ContentType.BLANK);
  }

  private static String letter(int i) {
    return String.valueOf((char) ('A' + i % 26));
  }

  private static ContentType content(String header, IntFunction<String> cell) {
    TableProfiler profiler = new TableProfiler(List.of(header), new byte[16]);
    for (int i = 0; i < ROWS; i++) {
      profiler.add(new String[] {cell.apply(i)});
    }
    return profiler.profile().columns().get(0).content();
  }
}
