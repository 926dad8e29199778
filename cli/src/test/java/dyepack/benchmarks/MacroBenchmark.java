package dyepack.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dyepack.cli.Dyepack;
import dyepack.simulate.SampleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Shares a large table with many recipients, leaks it in several ways, traces every leak, and lets
 * DuckDB do comparable work in the same run. Checks every verdict; judges no time. Writes {@code
 * cli/target/MACRO.md}. See BENCHMARKS.md for the command.
 *
 * <p>System properties: {@code rows} (100000), {@code recipients} (1859), {@code copies} that the
 * rivals write (50), {@code marks} (numbers; or address: an address as well), {@code heap} (6g),
 * {@code folder} (cli/target/macro; needs rows x recipients x 190 bytes), {@code master}
 * (local[*]).
 */
class MacroBenchmark {
  private static final int LEAKER = 7;
  private static final int SECOND = 11;
  private static final String NUMBERS =
      """
      dataset: loans
      identifiers:
        - {column: application_no, type: text}
        - {column: id_no, type: cn-id}
        - {column: phone, type: phone}
        - {column: bank_card, type: bank-card}
      marks:
        - {column: monthly_income, kind: number, step: 0.01, tolerance: 0.08}
        - {column: score, kind: number, step: 1, tolerance: 4}
      """;
  private static final String ADDRESS = "  - {column: address, kind: text}\n";

  private final int rows = Integer.getInteger("rows", 100_000);
  private final int recipients = Integer.getInteger("recipients", 1_859);
  private final int copies = Math.min(recipients, Integer.getInteger("copies", 50));
  private final String heap = System.getProperty("heap", "6g");
  private final Path folder =
      Path.of(System.getProperty("folder", "target/macro")).toAbsolutePath();
  private final Path table = folder.resolve("applicants.csv");
  private final List<String> lines = new ArrayList<>();

  @Test
  void run() throws IOException, InterruptedException {
    assertThat(recipients).as("recipients").isGreaterThan(SECOND);
    clear();
    try {
      prepare();
      double share = share();
      double trace = trace();
      rivals(share, trace);
    } finally {
      String report = String.join("\n", lines) + "\n";
      Files.writeString(Path.of("target", "MACRO.md"), report);
      System.out.println(report);
      clear();
    }
  }

  private void clear() throws IOException {
    if (Files.exists(folder)) {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private void prepare() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    SampleTable.LOANS.write(table, 20_260_101, rows);
    long needed = Files.size(table) * (recipients + copies + 10L);
    assertThat(Files.getFileStore(folder).getUsableSpace()).as("free bytes").isGreaterThan(needed);
    List<String> list = new ArrayList<>(List.of("id,name,kind"));
    for (int i = 0; i < recipients; i++) {
      list.add("partner-" + i + ",Partner " + i + ",partner");
    }
    Files.write(folder.resolve("partners.csv"), list);
    boolean address = System.getProperty("marks", "numbers").equals("address");
    Files.writeString(folder.resolve("policy.yaml"), address ? NUMBERS + ADDRESS : NUMBERS);
    say(
        "%,d rows of %,d bytes on average, %,d recipients, marks: two numbers%s; %d cores, Java %s,"
            + " -Xmx%s.",
        rows,
        Files.size(table) / rows,
        recipients,
        address ? " and an address" : "",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        heap);
    say("");
    say("| Step | Wall s | CPU s | Resident MiB | Rate |");
    say("|---|---|---|---|---|");
    dyepack("init", "init", "--ledger", "ledger", "--owner", "Benchmark");
    dyepack("recipient import", "recipient", "import", "partners.csv", "--ledger", "ledger");
  }

  private double share() throws IOException, InterruptedException {
    Timed share =
        dyepack(
            "share",
            "share",
            table.toString(),
            "--ledger",
            "ledger",
            "--policy",
            "policy.yaml",
            "--to-all",
            "--out",
            "outbox");
    double rate = (double) rows * recipients / share.wall();
    row("share", share, String.format(Locale.ROOT, "%,.0f row copies/s", rate));
    return rate;
  }

  private double trace() throws IOException, InterruptedException {
    double seconds = leak("all rows of one copy", List.of(LEAKER), rows);
    int half = rows / 2;
    double unused =
        leak("all rows, half from each of two copies", List.of(LEAKER, SECOND), 2 * half);
    unused +=
        leak(
            "317 rows, 30 % of marks destroyed",
            List.of(LEAKER), Math.min(rows, 317), "damage:0.3");
    unused += leak("50 rows", List.of(SECOND), Math.min(rows, 50));
    assertThat(unused).isPositive();
    Timed original =
        dyepack("trace", "trace", table.toString(), "--ledger", "ledger", "--out", "case-original");
    row("trace, the unmarked table", original, rate(rows, original));
    JsonNode findings = findings("case-original");
    assertThat(findings.path("accused")).as("accused by the unmarked table").isEmpty();
    return seconds;
  }

  /** Leaks and traces; the verdict has to name exactly the sources. */
  private double leak(String title, List<Integer> sources, int count, String... attacks)
      throws IOException, InterruptedException {
    String name = "case-" + title.replaceAll("[^0-9a-z]+", "-");
    List<String> words =
        new ArrayList<>(
            List.of(
                "simulate",
                "--ledger",
                "ledger",
                "--outbox",
                "outbox",
                "--file",
                table.getFileName().toString(),
                "--rows",
                Integer.toString(count),
                "--seed",
                "5",
                "--out",
                "leak-" + name,
                "--from",
                String.join(",", sources.stream().map(source -> "partner-" + source).toList())));
    for (String attack : attacks) {
      words.add("--attack");
      words.add(attack);
    }
    Timed unused = dyepack("simulate", words.toArray(String[]::new));
    Timed trace =
        dyepack(
            "trace", "trace", "leak-" + name + "/dump.csv", "--ledger", "ledger", "--out", name);
    row("trace, " + title, trace, rate(count, trace));
    List<String> accused = new ArrayList<>();
    findings(name).path("accused").forEach(one -> accused.add(one.path("recipient").asText()));
    assertThat(accused)
        .as(title)
        .containsExactlyInAnyOrderElementsOf(
            sources.stream().map(source -> "partner-" + source).toList());
    return trace.wall();
  }

  private JsonNode findings(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).resolve("findings.json").toFile());
  }

  private Timed dyepack(String title, String... arguments)
      throws IOException, InterruptedException {
    System.out.println(title + " ...");
    return Timed.run(heap, folder, Dyepack.class, List.of(arguments));
  }

  private void rivals(double shareRate, double traceSeconds)
      throws IOException, InterruptedException {
    Path out = Files.createDirectories(folder.resolve("rival"));
    Timed share =
        Timed.run(
            heap,
            folder,
            DuckDbRival.class,
            List.of("share", table.toString(), out.toString(), Integer.toString(copies)));
    double rivalRate = (double) rows * copies / share.wall();
    row(
        "DuckDB, " + copies + " copies",
        share,
        String.format(Locale.ROOT, "%,.0f row copies/s", rivalRate));
    Timed trace =
        Timed.run(
            heap,
            folder,
            DuckDbRival.class,
            List.of(
                "trace",
                table.toString(),
                out.resolve("7.csv").toString(),
                Integer.toString(recipients)));
    row("DuckDB, all rows of one copy", trace, rate(rows, trace));
    assertThat(trace.output()).as("DuckDB's best").contains("best " + LEAKER + " ");
    double copyRate = copyRate(out);
    say(
        "| plain copies of the file, %d | %.1f | | | %,.0f row copies/s |",
        copies, rows * (double) copies / copyRate, copyRate);
    say("");
    say(
        "share: %.2f times the speed of DuckDB, %.3f times the speed of plain copies.",
        shareRate / rivalRate, shareRate / copyRate);
    say("trace: %.2f times the time of DuckDB.", traceSeconds / trace.wall());
  }

  private double copyRate(Path out) throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < copies; i++) {
      Path copied = Files.copy(table, out.resolve(i + ".csv"), StandardCopyOption.REPLACE_EXISTING);
      assertThat(copied).exists();
    }
    return (double) rows * copies / ((System.nanoTime() - start) / 1e9);
  }

  private static String rate(int count, Timed timed) {
    return String.format(Locale.ROOT, "%,.0f rows/s", count / timed.wall());
  }

  private void row(String title, Timed timed, String rate) {
    say(
        "| %s | %.1f | %.1f | %,d | %s |",
        title, timed.wall(), timed.cpu(), timed.residentMiB(), rate);
  }

  private void say(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values);
    lines.add(line);
    System.out.println(line);
  }
}
