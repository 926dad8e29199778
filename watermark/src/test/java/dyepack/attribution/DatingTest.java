package dyepack.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatingTest {
  private static ShareEvidence share(String id, long fits, long fitsNot, int canariesNotHere) {
    return new ShareEvidence(id, fits, fitsNot, 0, canariesNotHere);
  }

  @Test
  void versionsThatChangedTellTheShare() {
    List<DatedShare> dated =
        Dating.posterior(List.of(share("first", 40, 3, 0), share("second", 43, 0, 0)));

    assertThat(dated.get(0).id()).isEqualTo("second");
    assertThat(dated.get(1).posterior()).isCloseTo(1.03e-6, within(1e-8));
    assertThat(Dating.likeliest(dated, .95)).extracting(DatedShare::id).containsExactly("second");
  }

  @Test
  void whatFitsAllSharesTellsNothing() {
    List<DatedShare> dated =
        Dating.posterior(
            List.of(share("a", 90, 0, 0), share("b", 90, 0, 0), share("c", 40, 50, 0)));

    assertThat(dated.get(0).posterior()).isCloseTo(.5, within(1e-9));
    assertThat(Dating.likeliest(dated, .95)).extracting(DatedShare::id).containsExactly("a", "b");
  }

  @Test
  void aCanaryExcludesSharesOlderThanItself() {
    List<DatedShare> dated =
        Dating.posterior(List.of(share("old", 90, 0, 1), share("new", 90, 0, 0)));

    assertThat(dated.get(0).id()).isEqualTo("new");
    assertThat(dated.get(0).posterior()).isCloseTo(1 / 1.001, within(1e-6));
  }

  /** Rows of one export are no independent witnesses: a million say no more than a hundred. */
  @Test
  void moreThanAHundredRowsSayNoMore() {
    List<DatedShare> few = Dating.posterior(List.of(share("a", 99, 1, 0), share("b", 98, 2, 0)));
    List<DatedShare> many =
        Dating.posterior(List.of(share("a", 990_000, 10_000, 0), share("b", 980_000, 20_000, 0)));

    assertThat(many.get(0).posterior()).isCloseTo(few.get(0).posterior(), within(1e-9));
  }
}
