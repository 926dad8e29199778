package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dyepack.simulate.SampleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many copies at once, and many small exports of one table. */
class ManySharesTest {
  @TempDir Path folder;
  private Path ledger;
  private Path policy;

  @BeforeEach
  void ledgerWithPolicy() throws IOException {
    ledger = folder.resolve("ledger");
    policy = folder.resolve("policy.yaml");
    Run.ok("init", "--ledger", ledger, "--owner", "Test Owner");
    Files.writeString(
        policy,
        """
        dataset: loans
        identifiers:
          - {column: application_no, type: text}
          - {column: phone, type: phone}
        marks:
          - {column: monthly_income, kind: number, step: 0.01, tolerance: 0.50}
          - {column: applied_at, kind: timestamp, step: 1s, tolerance: 60s}
          - {column: address, kind: text}
        """);
  }

  private void recipients(int count) throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,name,kind"));
    for (int i = 0; i < count; i++) {
      lines.add("r-" + i + ",Number " + i + ",employee");
    }
    Run.ok("recipient", "import", Files.write(folder.resolve("r.csv"), lines), "--ledger", ledger);
  }

  private static Map<String, byte[]> contents(Path outbox) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    try (Stream<Path> files = Files.walk(outbox)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(outbox.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  /**
   * Rows are prepared once for a group of recipients and a file may be cut into parts; neither may
   * show in a copy. A copy that got lost is written again, this time alone.
   */
  @Test
  void aCopyWrittenAmongManyIsTheCopyWrittenAlone() throws IOException {
    recipients(12);
    Run.ok("recipient", "add", "below", "--ledger", ledger, "--of", "r-3");
    Path table = folder.resolve("loans.csv");
    SampleTable.LOANS.write(table, 3, 1_500);
    Path outbox = folder.resolve("outbox");
    Object[] share = {
      "share", table, "--ledger", ledger, "--policy", policy, "--out", outbox, "--to"
    };
    String all = "below";
    for (int i = 0; i < 12; i++) {
      all += ",r-" + i;
    }
    Run.ok(with(share, all));
    Map<String, byte[]> together = contents(outbox);
    assertThat(together).hasSize(13);
    assertThat(together.values()).doesNotHaveDuplicates();
    for (String lost : List.of("r-0", "r-3", "r-11", "below")) {
      MoreFiles.deleteRecursively(outbox.resolve(lost), RecursiveDeleteOption.ALLOW_INSECURE);
      Run.ok(with(share, lost));
    }
    assertThat(contents(outbox)).containsExactlyInAnyOrderEntriesOf(together);
  }

  private static Object[] with(Object[] words, Object last) {
    Object[] all = java.util.Arrays.copyOf(words, words.length + 1);
    all[words.length] = last;
    return all;
  }

  /** What an employee looks up in a day: hundreds of files of one row, some of them repeated. */
  @Test
  void exportsOfSingleRowsCostOneIndex() throws IOException {
    recipients(20);
    Path exports = Files.createDirectory(folder.resolve("exports"));
    List<Object> words = new ArrayList<>(List.of("share"));
    String header = String.join(",", SampleTable.LOANS.header()) + "\n";
    for (int i = 0; i < 300; i++) {
      Path one = exports.resolve("query-" + i + ".csv");
      Path whole = folder.resolve("whole.csv");
      if (i == 0) {
        SampleTable.LOANS.write(whole, 4, 250);
      }
      String row = Files.readAllLines(whole).get(1 + i % 250);
      Files.writeString(one, header + row + "\n");
      words.add(one);
    }
    Path outbox = folder.resolve("outbox");
    words.addAll(
        List.of("--ledger", ledger, "--policy", policy, "--out", outbox, "--to", "r-1,r-2"));
    String said = Run.ok(words.toArray()).out();
    assertThat(said).contains("300 files", "600 new shares");
    assertThat(contents(outbox)).hasSize(600);
    Path index = ledger.resolve("datasets").resolve("loans").resolve("index");
    Map<String, byte[]> segments = contents(index);
    assertThat(segments).as("segments").hasSize(2);
    Run.ok("ledger", "audit", "--ledger", ledger);

    // Further exports of the same rows add nothing to the index.
    Run.ok(
        "share",
        exports.resolve("query-0.csv"),
        exports.resolve("query-9.csv"),
        "--ledger",
        ledger,
        "--policy",
        policy,
        "--out",
        folder.resolve("later"),
        "--to",
        "r-3");
    assertThat(contents(index)).containsExactlyInAnyOrderEntriesOf(segments);

    List<String> dump = new ArrayList<>();
    for (int i = 100; i < 180; i++) {
      dump.add(Files.readAllLines(outbox.resolve("r-2").resolve("query-" + i + ".csv")).get(1));
    }
    Path leak = Files.write(folder.resolve("leak.csv"), dump);
    Run.ok("trace", leak, "--ledger", ledger, "--out", folder.resolve("case"));
    JsonNode findings =
        new ObjectMapper().readTree(folder.resolve("case").resolve("findings.json").toFile());
    assertThat(findings.path("accused")).hasSize(1);
    assertThat(findings.path("accused").path(0).path("recipient").asText()).isEqualTo("r-2");
  }
}
