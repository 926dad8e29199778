package dyepack.rates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatesReportTest {
  @Test
  void aQuickReportHoldsEveryTable() {
    String text = new RatesReport(Effort.QUICK, 1, title -> {}).markdown();
    assertThat(text)
        .contains("| thirds | ", "| hybrid | ", "| 16-ary x 2 | ")
        .contains("tests of innocents; accused")
        .contains("both sources named: 1.000")
        .contains("others named: 0")
        .doesNotContain("BROKEN");
  }
}
