package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.simulate.SampleTable;
import dyepack.simulate.seized.SeizedTruth;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateShapesTest {
  @TempDir Path folder;

  @Test
  void aTableIsWrittenInEveryShape() {
    Path table = folder.resolve("customers.csv");
    SampleTable.CUSTOMERS.write(table, 3, 40);
    Path out = folder.resolve("out");
    Run.ok(
        "simulate",
        "--table",
        table,
        "--shapes",
        "--shape-rows",
        "5",
        "--shape-encodings",
        "1",
        "--out",
        out);
    SeizedTruth truth = SeizedTruth.read(out.resolve(SeizedTruth.NAME));
    assertThat(truth.header()).isEqualTo(SampleTable.CUSTOMERS.header());
    assertThat(truth.files()).hasSizeGreaterThan(150);
    assertThat(truth.files())
        .allSatisfy(
            file -> {
              assertThat(out.resolve(file.path())).exists();
              assertThat(file.rows()).hasSize(5);
              assertThat(file.columns()).as(file.shape()).isNotEmpty();
            });
    assertThat(out.resolve("truth.json")).content().contains("not-ours");
  }

  @Test
  void aTableOrDeliveredCopiesAreNeeded() {
    Run run = Run.of("simulate", "--shapes", "--out", folder.resolve("out"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }
}
