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

  /** Every employee's own look-ups of a day, handed out by one command. */
  @Test
  void eachFileGoesToItsOwnEmployee() throws IOException {
    recipients(20);
    Path whole = folder.resolve("whole.csv");
    SampleTable.LOANS.write(whole, 5, 200);
    List<String> rows = Files.readAllLines(whole);
    List<String> list = new ArrayList<>(List.of("recipient,file,queried"));
    for (int i = 0; i < 200; i++) {
      // Employees keep their files in folders of their own, under names that others have as well.
      Path desk = Files.createDirectories(folder.resolve("desks").resolve("d" + i % 20));
      String name = "query-" + i / 20 + ".csv";
      Files.writeString(desk.resolve(name), rows.get(0) + "\n" + rows.get(1 + i) + "\n");
      list.add("r-" + i % 20 + ",desks/d" + i % 20 + "/" + name + ",today");
    }
    list.add("r-19,desks/d0/query-0.csv,today");
    Path outbox = folder.resolve("outbox");
    Path addresses = Files.write(folder.resolve("list.csv"), list);
    Object[] share = {
      "share", "--ledger", ledger, "--policy", policy, "--out", outbox, "--to-file", addresses
    };
    // r-19 has a query-0 of his own: the other one may not take its place.
    Run clash = Run.of(share);
    assertThat(clash.code()).isEqualTo(2);
    assertThat(clash.err()).contains("Two files are called query-0.csv");
    assertThat(Files.exists(outbox)).isFalse();

    Files.move(folder.resolve("desks/d0/query-0.csv"), folder.resolve("desks/d0/shared.csv"));
    list.replaceAll(line -> line.replace("desks/d0/query-0.csv", "desks/d0/shared.csv"));
    Files.write(addresses, list);
    assertThat(Run.ok(share).out())
        .contains("200 files", "(200 rows)", "20 recipients", "201 new shares, 0 unchanged");
    Map<String, byte[]> copies = contents(outbox);
    assertThat(copies).hasSize(201);
    assertThat(copies.get("r-0/shared.csv")).isNotEqualTo(copies.get("r-19/shared.csv"));
    assertThat(contents(ledger.resolve("datasets").resolve("loans").resolve("index"))).hasSize(2);
    assertThat(Run.ok("ledger", "audit", "--ledger", ledger).out()).contains("verifies");

    // Lost copies come back the same, and nobody else's are made.
    MoreFiles.deleteRecursively(outbox.resolve("r-7"), RecursiveDeleteOption.ALLOW_INSECURE);
    assertThat(Run.ok(share).out()).contains("0 new shares, 201 unchanged");
    assertThat(contents(outbox)).containsExactlyInAnyOrderEntriesOf(copies);

    List<String> dump = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      dump.add(Files.readAllLines(outbox.resolve("r-7").resolve("query-" + i + ".csv")).get(1));
    }
    Path leak = Files.write(folder.resolve("leak.csv"), dump);
    Run.ok("trace", leak, "--ledger", ledger, "--out", folder.resolve("case"));
    JsonNode findings =
        new ObjectMapper().readTree(folder.resolve("case").resolve("findings.json").toFile());
    assertThat(findings.path("accused")).hasSize(1);
    assertThat(findings.path("accused").path(0).path("recipient").asText()).isEqualTo("r-7");
  }

  @Test
  void aListThatLeavesSomethingOpenIsRefused() throws IOException {
    recipients(2);
    Path list = Files.writeString(folder.resolve("list.csv"), "file,recipient\nnone.csv,r-0\n");
    Object[] share = {
      "share", "--ledger", ledger, "--policy", policy, "--out", folder.resolve("out"), "--to-file"
    };
    assertThat(Run.of(with(share, list)).err()).contains("list.csv, line 2", "none.csv");
    Files.writeString(folder.resolve("one.csv"), "a\n1\n");
    Files.writeString(list, "file,recipient\none.csv,\n");
    assertThat(Run.of(with(share, list)).err()).contains("line 2 lacks a file or a recipient");
    Files.writeString(list, "file,recipient\none.csv,nobody\n");
    assertThat(Run.of(with(share, list)).err()).contains("nobody");
    Object[] both = with(with(share, list), folder.resolve("one.csv"));
    assertThat(Run.of(both).err()).contains("no other FILE");
    Path ids = Files.writeString(folder.resolve("ids.txt"), "r-0\nr-1\n");
    assertThat(Run.of(with(share, ids)).err()).contains("Give at least one FILE");
  }
}
