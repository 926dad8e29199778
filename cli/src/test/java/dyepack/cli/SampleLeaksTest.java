package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dyepack.simulate.LeakTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Traces every folder of {@code sample-leaks/} with the public command and compares with the truth.
 */
class SampleLeaksTest {
  @TempDir Path out;

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("..", "sample-leaks"))) {
      List<Path> found = folders.filter(Files::isDirectory).sorted().toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(16);
      return found.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void traceFindsTheTruth(Path folder) throws IOException {
    LeakTruth truth = LeakTruth.read(folder.resolve("truth.json"));
    List<Object> words = new ArrayList<>(List.of("trace"));
    truth.files().forEach(file -> words.add(folder.resolve(file.name())));
    words.addAll(List.of("--ledger", folder.resolve("ledger"), "--out", out, "--quiet"));
    Run run = Run.ok(words.toArray());

    JsonNode findings = new ObjectMapper().readTree(out.resolve("findings.json").toFile());
    List<String> accused = new ArrayList<>();
    findings.path("accused").forEach(one -> accused.add(one.path("recipient").asText()));
    assertThat(truth.expected().accused()).as(run.out()).containsAll(accused);
    assertThat(accused).as(run.out()).hasSizeGreaterThanOrEqualTo(truth.expected().atLeast());
    if (truth.expected().atLeast() != 1 || truth.expected().accused().size() == 1) {
      assertThat(findings.path("verdict").asText()).isEqualTo(truth.expected().verdict());
    }
    assertThat(findings.path("dump").path("rows").asLong()).isEqualTo(truth.rows());
    assertThat(Files.readString(out.resolve("report.html"))).contains("</html>");
  }
}
