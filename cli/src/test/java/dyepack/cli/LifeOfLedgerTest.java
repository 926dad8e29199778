package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.cli.NameTheLeaker.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a ledger over the years, through its commands; leaks are named all the while. */
class LifeOfLedgerTest {
  private static final OutsideTable KIND = OutsideTable.DEVICES;

  @TempDir Path folder;
  private Path ledger;
  private Path table;

  @BeforeEach
  void ledgerWithRecipients() throws IOException {
    ledger = folder.resolve("ledger");
    table = KIND.write(folder.resolve("table.csv"), 1_000, 9);
    Files.writeString(folder.resolve("policy.yaml"), KIND.policy());
    Run.ok("init", "--ledger", ledger, "--owner", "Owner");
    for (String recipient : List.of("a", "b", "c", "d")) {
      Run.ok("recipient", "add", recipient, "--ledger", ledger);
    }
  }

  @CanIgnoreReturnValue
  private Run share(Path file, String outbox, Object... more) {
    List<Object> words = new ArrayList<>(List.of("share", file));
    words.addAll(List.of("--ledger", ledger, "--policy", folder.resolve("policy.yaml")));
    words.addAll(List.of("--out", folder.resolve(outbox)));
    words.addAll(List.of(more));
    return Run.ok(words.toArray());
  }

  private Found trace(String name, Path... files) throws IOException {
    List<Object> words = new ArrayList<>(List.of("trace"));
    words.addAll(List.of(files));
    Path out = folder.resolve("case-" + name);
    words.addAll(List.of("--ledger", ledger, "--out", out, "--quiet"));
    Run.ok(words.toArray());
    return NameTheLeaker.found(name, out);
  }

  private long segments() throws IOException {
    try (Stream<Path> files = Files.list(ledger.resolve("datasets/devices/index"))) {
      return files.count();
    }
  }

  @Test
  void everyOutputFormatIsTraced() throws IOException {
    for (String format : List.of("csv", "jsonl", "parquet", "xlsx")) {
      share(table, "out-" + format, "--to", "a,b", "--format", format);
      Path copy = folder.resolve("out-" + format).resolve("b").resolve("table." + format);
      assertThat(copy).exists();
      assertThat(trace(format, copy).accused()).as(format).containsExactly("b");
    }
    assertThat(segments()).as("formats share one index").isEqualTo(2);
  }

  @Test
  void aRepeatedShareChangesNothing() throws IOException {
    share(table, "out", "--to", "a");
    byte[] before = Files.readAllBytes(folder.resolve("out/a/table.csv"));
    long lines = Files.readAllLines(ledger.resolve("log/entries.jsonl")).size();
    assertThat(share(table, "out", "--to", "a").out()).contains("0 new shares");
    assertThat(Files.readAllBytes(folder.resolve("out/a/table.csv"))).isEqualTo(before);
    assertThat(Files.readAllLines(ledger.resolve("log/entries.jsonl")).size()).isEqualTo(lines);
  }

  @Test
  void rotatedCompactedAndForgotten() throws IOException {
    share(table, "old", "--to", "a,b");
    Path grown = folder.resolve("grown.csv");
    List<String> rows = new ArrayList<>(Files.readAllLines(table));
    Path other = KIND.write(folder.resolve("other.csv"), 300, 10);
    rows.addAll(Files.readAllLines(other).subList(1, 301));
    Files.write(grown, rows);
    share(grown, "grown", "--to", "a,b");
    assertThat(segments()).isEqualTo(4);

    Run.ok("ledger", "compact", "--ledger", ledger);
    assertThat(segments()).isEqualTo(2);
    assertThat(trace("compacted", folder.resolve("grown/a/grown.csv")).accused())
        .containsExactly("a");

    Run.ok("ledger", "rotate", "devices", "--reason", "key seen by a stranger", "--ledger", ledger);
    share(table, "new", "--to", "a,b");
    Path old = folder.resolve("old/a/table.csv");
    Path fresh = folder.resolve("new/a/table.csv");
    assertThat(Files.readAllBytes(old)).as("marked anew").isNotEqualTo(Files.readAllBytes(fresh));
    assertThat(trace("old-epoch", old).accused()).containsExactly("a");
    assertThat(trace("new-epoch", folder.resolve("new/b/table.csv")).accused())
        .containsExactly("b");

    for (String release : List.of("devices-r1", "devices-r2")) {
      Run.ok("ledger", "forget", release, "--ledger", ledger);
    }
    assertThat(trace("forgotten", old).accused()).isEmpty();
    assertThat(trace("kept", fresh).accused()).containsExactly("a");
    assertThat(Run.ok("ledger", "audit", "--ledger", ledger).out()).contains("verifies");
  }

  @Test
  void peopleWhoStandInTwoDatasets() throws IOException {
    share(table, "out", "--to-all");
    List<String> repairs = new ArrayList<>(List.of("device,price,minutes"));
    for (String line : Files.readAllLines(table)) {
      String device = line.substring(0, line.indexOf(','));
      if (!device.equals("device")) {
        repairs.add(device + "," + (5_000 + repairs.size() * 37 % 9_000) + "," + repairs.size());
      }
    }
    Path second = folder.resolve("repairs.csv");
    Files.write(second, repairs);
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        dataset: repairs
        identifiers:
          - {column: device, type: number}
        marks:
          - {column: price, kind: number, step: 1, tolerance: 8}
          - {column: minutes, kind: number, step: 1, tolerance: 4}
        """);
    share(second, "out-2", "--to-all");
    assertThat(trace("first", folder.resolve("out/b/table.csv")).accused()).containsExactly("b");
    assertThat(trace("second", folder.resolve("out-2/c/repairs.csv")).accused())
        .containsExactly("c");
    assertThat(
            trace("both", folder.resolve("out/b/table.csv"), folder.resolve("out-2/c/repairs.csv"))
                .accused())
        .containsExactlyInAnyOrder("b", "c");
  }

  /** Ten rows suffice for the default, not for an owner who accepts a chance of 1e-15 only. */
  @Test
  void thePolicySaysHowSureOneHasToBe() throws IOException {
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(policy, KIND.policy() + "decision: {alpha: 1e-15}\n");
    share(table, "strict", "--to-all");
    Path few = folder.resolve("few.csv");
    Files.write(few, Files.readAllLines(folder.resolve("strict/b/table.csv")).subList(0, 11));
    Found strict = trace("strict", few);
    assertThat(strict.accused()).isEmpty();
    assertThat(strict.findings().path("alpha").asDouble()).isEqualTo(1e-15);
    Path out = folder.resolve("case-asked");
    Run.ok("trace", few, "--ledger", ledger, "--out", out, "--alpha", "1e-6", "--quiet");
    assertThat(NameTheLeaker.found("asked", out).accused()).containsExactly("b");
    assertThat(trace("whole", folder.resolve("strict/b/table.csv")).accused()).containsExactly("b");

    // The policy of the last release counts.
    Files.writeString(policy, KIND.policy() + "decision: {alpha: 1e-4}\n");
    share(table, "later", "--to", "a");
    Found later = trace("later", few);
    assertThat(later.findings().path("alpha").asDouble()).isEqualTo(1e-4);
    assertThat(later.accused()).containsExactly("b");
  }

  @Test
  void nestedCopiesAccuseTheLastHolder() throws IOException {
    Run.ok("recipient", "add", "a-branch", "--of", "a", "--ledger", ledger);
    Run.ok("recipient", "add", "a-branch-desk", "--of", "a-branch", "--ledger", ledger);
    share(table, "out", "--to-all");
    assertThat(trace("desk", folder.resolve("out/a-branch-desk/table.csv")).accused())
        .containsExactly("a-branch-desk");
    assertThat(trace("branch", folder.resolve("out/a-branch/table.csv")).accused())
        .containsExactly("a-branch");
    assertThat(trace("parent", folder.resolve("out/a/table.csv")).accused()).containsExactly("a");
  }

  @Test
  void manyOneRowExportsCostOneIndex() throws IOException {
    List<String> lines = Files.readAllLines(table);
    List<Object> words = new ArrayList<>(List.of("share"));
    for (int i = 1; i <= 200; i++) {
      Path file = folder.resolve("export-" + i + ".csv");
      Files.write(file, List.of(lines.get(0), lines.get(i)));
      words.add(file);
    }
    words.addAll(List.of("--ledger", ledger, "--policy", folder.resolve("policy.yaml")));
    words.addAll(List.of("--to", "c", "--out", folder.resolve("exports")));
    Run.ok(words.toArray());
    assertThat(segments()).isEqualTo(2);

    List<Path> copies = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      copies.add(folder.resolve("exports/c/export-" + i + ".csv"));
    }
    Path together = folder.resolve("together.csv");
    List<String> leaked = new ArrayList<>();
    for (Path copy : copies) {
      leaked.add(Files.readAllLines(copy).get(1));
    }
    Files.write(together, leaked, StandardCharsets.UTF_8);
    assertThat(trace("exports", together).accused()).containsExactly("c");
  }

  @Test
  void keyIsBackedUpAndRestored() throws IOException {
    share(table, "out", "--to", "a,b");
    Path key = folder.resolve("ledger.key");
    assertThat(key).exists();
    Path backup = folder.resolve("backup.key");
    Run.ok("key", "backup", backup, "--ledger", ledger);
    Files.delete(key);
    assertThat(Run.of("recipient", "add", "e", "--ledger", ledger).code()).isEqualTo(2);
    Run.ok("key", "restore", backup, "--ledger", ledger);
    assertThat(trace("restored", folder.resolve("out/b/table.csv")).accused()).containsExactly("b");
  }
}
