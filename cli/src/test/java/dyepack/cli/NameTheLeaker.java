package dyepack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A whole case through the public commands: an owner shares a table, copies leak, and every leak is
 * traced. Each check says what was found; what ought to have been found is up to the caller.
 */
final class NameTheLeaker {
  /**
   * What a trace said.
   *
   * @param leak name of the leak
   * @param verdict verdict of the findings
   * @param accused who was named
   * @param worstBound largest bound among the accused, 0 if nobody was
   * @param findings all of it
   */
  record Found(
      String leak, String verdict, Set<String> accused, double worstBound, JsonNode findings) {
    double share(String recipient) {
      for (JsonNode one : findings.path("accused")) {
        if (one.path("recipient").asText().equals(recipient)) {
          return one.path("shareOfDump").asDouble();
        }
      }
      return 0;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s: %s %s %.1e, %d of %d rows matched",
          leak,
          verdict,
          accused,
          worstBound,
          findings.path("dump").path("rowsMatched").asLong(),
          findings.path("dump").path("rows").asLong());
    }
  }

  private final OutsideTable kind;
  private final Path folder;
  private final Path ledger;
  private final Path table;
  private final long seed;

  /** Makes a table and shares it with some recipients, p0001 and so on. */
  NameTheLeaker(OutsideTable kind, int rows, int recipients, long seed, Path folder)
      throws IOException {
    this.kind = kind;
    this.folder = folder;
    this.seed = seed;
    ledger = folder.resolve("ledger");
    table = kind.write(folder.resolve("table.csv"), rows, seed);
    begin(ledger, recipients);
  }

  private static void begin(Path where, int recipients) throws IOException {
    List<String> ids =
        IntStream.rangeClosed(1, recipients).mapToObj(NameTheLeaker::recipient).toList();
    Run.ledger(where, ids);
  }

  static String recipient(int number) {
    return String.format("p%04d", number);
  }

  /** Shares with everybody under the owner's policy or under the one that the product suggests. */
  void share(boolean suggested) throws IOException {
    share(ledger, suggested, "outbox");
  }

  private void share(Path where, boolean suggested, String out) throws IOException {
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(policy, suggested ? Run.ok("policy", "suggest", table).out() : kind.policy());
    Run.ok(
        "share",
        table,
        "--ledger",
        where,
        "--policy",
        policy,
        "--to-all",
        "--out",
        folder.resolve(out),
        "--quiet");
  }

  /** A copy that was delivered. */
  Path copy(int number) {
    return folder.resolve("outbox").resolve(recipient(number)).resolve("table.csv");
  }

  /** The table without marks. */
  Path original() {
    return table;
  }

  /** A table of the same kind about other people. */
  Path foreign(int rows) throws IOException {
    return kind.write(folder.resolve("foreign.csv"), rows, seed + 7_777);
  }

  /** A copy of the same table that was marked under another ledger's keys. */
  Path unregistered() throws IOException {
    Path other = folder.resolve("other-ledger");
    if (!Files.exists(other)) {
      begin(other, 1);
      share(other, false, "other-outbox");
    }
    return folder.resolve("other-outbox").resolve(recipient(1)).resolve("table.csv");
  }

  OutsideLeak leak(long number) {
    return new OutsideLeak(kind, seed * 1_000 + number);
  }

  /** Traces a leak. */
  Found trace(String name, OutsideLeak leak, OutsideLeak.Form form) throws IOException {
    Path file = leak.save(folder, name, form);
    Path out = folder.resolve("case-" + name);
    Run.ok("trace", file, "--ledger", ledger, "--out", out, "--quiet");
    return found(name, out);
  }

  /** Reads what a trace found. */
  static Found found(String name, Path out) throws IOException {
    JsonNode findings = new ObjectMapper().readTree(out.resolve("findings.json").toFile());
    Set<String> accused = new TreeSet<>();
    double worst = 0;
    for (JsonNode one : findings.path("accused")) {
      accused.add(one.path("recipient").asText());
      worst = Math.max(worst, one.path("falseAccusationBound").asDouble());
    }
    return new Found(name, findings.path("verdict").asText(), accused, worst, findings);
  }
}
