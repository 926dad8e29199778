package dyepack.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.ingest.LeakStyle;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaks of delivered files, down to the bytes. */
class LeakFilesTest {
  @TempDir private Path folder;

  @Test
  void aLeakIsReadFromADeliveredFileAndWrittenWithItsTruth() throws IOException {
    Path delivered = folder.resolve("customers.csv");
    SampleTable.CUSTOMERS.write(delivered, 3, 500);
    LeakPlan plan =
        LeakPlan.of(List.of(LeakSource.of("north", RowSource.of(delivered))), 100, 8)
            .withAttacks("drop:email", "reorder", "rename")
            .withFiles(new LeakStyle(LeakStyle.Form.DASHES, "GB18030", false, false), 3, "list");
    LeakTruth truth = LeakSimulator.write(plan, folder.resolve("leak"));
    assertThat(truth.files())
        .containsExactly(
            new LeakTruth.FileRows("list-1.txt", 33),
            new LeakTruth.FileRows("list-2.txt", 33),
            new LeakTruth.FileRows("list-3.txt", 34));
    List<String> lines =
        Files.readAllLines(folder.resolve("leak/list-1.txt"), Charset.forName("GB18030"));
    assertThat(lines).hasSize(33).allMatch(line -> line.split("----", -1).length == 13);
    assertThat(lines.get(0)).containsPattern("省|市");
    assertThat(LeakTruth.read(folder.resolve("leak/truth.json"))).isEqualTo(truth);
    assertThat(truth.expected().verdict()).isEqualTo("one-source");
    assertThat(truth.attacks()).containsExactly("drop:email", "reorder", "rename");
  }

  @Test
  void nestedProfilesAreReadByTheirPaths() {
    Path delivered = folder.resolve("profiles.jsonl");
    SampleTable.PROFILES.write(delivered, 3, 50);
    RowSource rows = RowSource.of(delivered);
    List<String[]> read = new ArrayList<>();
    rows.forEach(read::add);
    assertThat(rows.header()).containsExactlyElementsOf(SampleTable.PROFILES.header());
    assertThat(read).hasSize(50);
    assertThat(read.get(7)).containsExactly(SampleTable.PROFILES.row(3, 7));
  }

  @Test
  void aFileThatIsNoTruthIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("truth.json"), "{\"rows\": 3}");
    assertThatThrownBy(() -> LeakTruth.read(file)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> LeakTruth.read(folder.resolve("none.json")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("can't be read");
  }
}
