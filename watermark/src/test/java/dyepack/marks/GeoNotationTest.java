package dyepack.marks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoNotationTest {
  private static final GeoNotation GEO = new GeoNotation(CellStyle.PLAIN.withDecimals(6, 6));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "31.230416|31.230416",
        "31.230416°|31.230416",
        "31.230416°N|31.230416",
        "31.230416 S|-31.230416",
        "121.473701W|-121.473701",
        "-121.473701|-121.473701",
        "31°13′49.4976″N|31.230416",
        "31°13'49.4976\"|31.230416",
        "S31°13'49.4976\"|-31.230416",
        "31度13分49.4976秒|31.230416",
      })
  void coordinateIsReadInEverySpelling(String cell, double expected) {
    assertThat(requireNonNull(GEO.read(cell)).nearest()).isCloseTo(expected, within(1e-7));
  }

  @Test
  void decimalDegreesAreRewrittenAndOthersLeftAlone() {
    Written written = requireNonNull(GEO.parse("31.230416"));
    assertThat(written.render(31_230_400, 6)).isEqualTo("31.230400");
    assertThat(GEO.parse("31.230416S")).isNull();
    assertThat(GEO.parse("31°13'49.4976\"")).isNull();
    assertThat(GEO.parse("-0.000001")).isNotNull();
    assertThat(requireNonNull(GEO.parse("-0.000001")).render(0, 6)).isNull();
  }
}
