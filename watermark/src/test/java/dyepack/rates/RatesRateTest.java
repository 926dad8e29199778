package dyepack.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures the published rates and writes them to {@code watermark/target/RATES.md}. Takes some ten
 * minutes; seed 1, 600 dumps a figure, ten million innocents.
 */
@Tag("slow")
class RatesRateTest {
  @Test
  void publishedRatesAreMeasured() throws IOException {
    String report = new RatesReport(Effort.FULL, 1, title -> {}).markdown();
    Path file = Path.of("target", "RATES.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, report);
    assertThat(report).contains("Innocents", "| holds |").doesNotContain("BROKEN");
    assertThat(report).as("nobody innocent in mixtures").contains("others named: 0 of ");
  }
}
