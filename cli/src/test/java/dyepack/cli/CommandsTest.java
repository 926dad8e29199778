package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wrong use of every command ends with one clear message and exit code 2; nothing is left behind.
 */
class CommandsTest {
  @TempDir Path folder;
  private Path ledger;
  private Path policy;

  @BeforeEach
  void ledgerWithOneRecipient() throws IOException {
    ledger = folder.resolve("ledger");
    policy = folder.resolve("policy.yaml");
    Run.ok("init", "--ledger", ledger, "--owner", "Test Owner");
    Run.ok("recipient", "add", "p1", "--ledger", ledger);
    Files.writeString(
        policy,
        """
        dataset: things
        identifiers:
          - {column: id, type: text}
        marks:
          - {column: amount, kind: number, step: 1, tolerance: 8}
        """);
  }

  private Path table(String... lines) throws IOException {
    Path file = folder.resolve("things.csv");
    Files.write(file, java.util.List.of(lines));
    return file;
  }

  private Run share(Path table, Object... more) {
    Object[] words = {
      "share", table, "--ledger", ledger, "--policy", policy, "--out", folder.resolve("outbox")
    };
    Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Run.of(all);
  }

  private static void refused(Run run, String... parts) {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(parts).doesNotContain("\tat ");
  }

  @Test
  void missingColumn() throws IOException {
    refused(share(table("id,price", "a,1", "b,2"), "--to", "p1"), "\"amount\"", "price");
    assertThat(folder.resolve("outbox")).doesNotExist();
  }

  @Test
  void emptyTable() throws IOException {
    refused(share(table("id,amount"), "--to", "p1"), "things.csv");
  }

  @Test
  void fileThatDoesNotExist() {
    refused(share(folder.resolve("nothing.csv"), "--to", "p1"), "nothing.csv");
  }

  @Test
  void unknownRecipient() throws IOException {
    refused(share(table("id,amount", "a,1"), "--to", "p2"), "\"p2\"", "recipient add");
  }

  @Test
  void toleranceSmallerThanStep() throws IOException {
    Files.writeString(policy, Files.readString(policy).replace("tolerance: 8", "tolerance: 0.5"));
    refused(share(table("id,amount", "a,1"), "--to", "p1"), "tolerance");
  }

  @Test
  void unknownKeyInPolicy() throws IOException {
    Files.writeString(policy, Files.readString(policy) + "canarys: {rare: 1}\n");
    refused(share(table("id,amount", "a,1"), "--to", "p1"), "canarys", "canaries");
  }

  @Test
  void primaryIdentifierRepeatedInMostRows() throws IOException {
    String[] lines = new String[301];
    lines[0] = "id,amount";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = "same," + i;
    }
    refused(share(table(lines), "--to", "p1"), "identifier", "300");
    assertThat(Run.ok("ledger", "audit", "--ledger", ledger).out()).contains("verifies");
  }

  @Test
  void wrongPassphrase() {
    Passphrase.assume("wrong");
    int code =
        Dyepack.run(
            new String[] {"recipient", "add", "p9", "--ledger", ledger.toString()},
            System.out,
            System.err);
    assertThat(code).isEqualTo(2);
  }

  @Test
  void ledgerOfAnotherVersion() throws IOException {
    Path header = ledger.resolve("ledger.json");
    Files.writeString(
        header, Files.readString(header).replaceAll("\"format\"\\s*:\\s*1", "\"format\":99"));
    refused(Run.of("ledger", "list", "--ledger", ledger), "99");
  }

  @Test
  void ledgerThatDoesNotExist() {
    refused(Run.of("ledger", "list", "--ledger", folder.resolve("none")), "init");
  }

  @Test
  void tracingWithoutShares() throws IOException {
    refused(
        Run.of(
            "trace", table("id,amount", "a,1"), "--ledger", ledger, "--out", folder.resolve("c")),
        "no share");
  }

  @Test
  void unknownCommandAndOption() {
    refused(Run.of("tracee"), "tracee");
    refused(Run.of("trace", "x", "--ledger", ledger, "--out", "y", "--alhpa", "1"), "alhpa");
    refused(Run.of("plan", policy, "--recipients", "0"), "--recipients");
    refused(
        Run.of(
            "simulate",
            "--ledger",
            ledger,
            "--outbox",
            folder,
            "--file",
            "x",
            "--from",
            "p1",
            "--attack",
            "melt",
            "--out",
            folder.resolve("l")),
        "delivered copy");
  }

  @Test
  void damagedLedgerEndsWithThree() throws IOException {
    Path log = ledger.resolve("log/entries.jsonl");
    byte[] bytes = Files.readAllBytes(log);
    bytes[bytes.length / 2] ^= 1;
    Files.write(log, bytes);
    assertThat(Run.of("ledger", "audit", "--ledger", ledger).code()).isEqualTo(3);
  }

  @Test
  void repeatingAShareChangesNothing() throws IOException {
    String[] lines = new String[401];
    lines[0] = "id,amount";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = "row-" + i * 7 + "," + 1000 + i * 13;
    }
    Path table = table(lines);
    assertThat(share(table, "--to", "p1").code()).isZero();
    byte[] log = Files.readAllBytes(ledger.resolve("log/entries.jsonl"));
    byte[] copy = Files.readAllBytes(folder.resolve("outbox/p1/things.csv"));
    assertThat(share(table, "--to", "p1").code()).isZero();
    assertThat(ledger.resolve("log/entries.jsonl")).hasBinaryContent(log);
    assertThat(folder.resolve("outbox/p1/things.csv")).hasBinaryContent(copy);
    // The copy itself is refused, also under another name.
    Path again = folder.resolve("again.csv");
    Files.write(again, copy);
    refused(share(again, "--to", "p1"), "shared already");
    assertThat(Run.ok("ledger", "audit", "--ledger", ledger).out()).contains("verifies");
  }
}
