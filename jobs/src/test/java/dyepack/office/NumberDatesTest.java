package dyepack.office;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.office.NumberDates.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberDatesTest {
  private static String text(String number, String code) {
    NumberDates dates = new NumberDates();
    dates.style(0);
    dates.style(200);
    dates.format(200, code);
    return dates.text(number, 1);
  }

  /** ECMA-376 part 1, 18.8.31. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "yyyy-mm-dd ! DATE",
        "yyyy\\-mm\\-dd;@ ! DATE",
        "[$-804]yyyy\"年\"m\"月\"d\"日\";@ ! DATE",
        "yyyy/m/d h:mm ! DATE_TIME",
        "h:mm:ss ! TIME",
        "hh:mm:ss.000 ! TIME",
        "[h]:mm:ss ! NUMBER",
        "General ! NUMBER",
        "0.00 ! NUMBER",
        "#,##0.00;[Red]-#,##0.00 ! NUMBER",
        "0.00\"days\" ! NUMBER",
        "0.00E+00 ! NUMBER",
        "@ ! NUMBER",
        "[Red]0 ! NUMBER"
      })
  void whatAFormatShows(String code, Shown shown) {
    assertThat(NumberDates.of(code)).isEqualTo(shown);
  }

  @Test
  void numbersBecomeTheDatesThatTheyAre() {
    assertThat(text("45110", "yyyy/m/d")).isEqualTo("2023-07-03");
    assertThat(text("45289.98428240741", "yyyy/m/d h:mm")).isEqualTo("2023-12-29 23:37:22");
    assertThat(text("45289", "yyyy/m/d h:mm")).isEqualTo("2023-12-29 00:00:00");
    // The time of day is kept even where it isn't shown.
    assertThat(text("45289.5", "yyyy/m/d")).isEqualTo("2023-12-29 12:00:00");
    assertThat(text("0.75", "h:mm")).isEqualTo("18:00:00");
    assertThat(text("45289.000011574", "yyyy-mm-dd hh:mm:ss")).isEqualTo("2023-12-29 00:00:01");
  }

  /** 18.17.4.1: Excel counts a 29th of February 1900. */
  @Test
  void firstDaysAreAsExcelCountsThem() {
    assertThat(text("1", "yyyy-mm-dd")).isEqualTo("1900-01-01");
    assertThat(text("59", "yyyy-mm-dd")).isEqualTo("1900-02-28");
    assertThat(text("60", "yyyy-mm-dd")).isEqualTo("60");
    assertThat(text("61", "yyyy-mm-dd")).isEqualTo("1900-03-01");
    NumberDates macintosh = new NumberDates();
    macintosh.since1904();
    macintosh.style(14);
    assertThat(macintosh.text("0", 0)).isEqualTo("1904-01-01");
    assertThat(macintosh.text("43648", 0)).isEqualTo("2023-07-03");
  }

  /** LibreOffice writes what a double is, to nanoseconds. */
  @Test
  void momentsOfOpenDocumentAreRounded() {
    assertThat(NumberDates.plain("2023-07-03")).isEqualTo("2023-07-03");
    assertThat(NumberDates.plain("2023-07-03T10:22:33")).isEqualTo("2023-07-03 10:22:33");
    assertThat(NumberDates.plain("2023-07-03T10:22:32.999999997")).isEqualTo("2023-07-03 10:22:33");
    assertThat(NumberDates.plain("2023-07-03T10:22:33.250")).isEqualTo("2023-07-03 10:22:33.250");
    assertThat(NumberDates.plain("T")).isEqualTo("T");
  }

  @Test
  void whatIsNoDateStaysAsItIs() {
    assertThat(text("13812345678", "yyyy-mm-dd")).isEqualTo("13812345678");
    assertThat(text("-1", "yyyy-mm-dd")).isEqualTo("-1");
    assertThat(text("x", "yyyy-mm-dd")).isEqualTo("x");
    assertThat(text("45110", "0.00")).isEqualTo("45110");
    assertThat(new NumberDates().text("45110", 7)).isEqualTo("45110");
  }
}
