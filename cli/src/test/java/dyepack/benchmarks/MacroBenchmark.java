package dyepack.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
 * {@code folder} (cli/target), below which a folder for rows x recipients x 190 bytes is made and
 * removed again.
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
      Path.of(System.getProperty("folder", "target"), "dyepack-macro-benchmark").toAbsolutePath();
  private final Path table = folder.resolve("applicants.csv");
  private final List<String> lines = new ArrayList<>();

  @Test
  void run() throws IOException, InterruptedException {
    assertThat(recipients).as("recipients").isGreaterThan(SECOND);
    clear();
    try {
      prepare();
      Timed share = share();
      Timed trace = trace();
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

  private Timed share() throws IOException, InterruptedException {
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
    row("share", share, copyRate(recipients, share.wall()));
    return share;
  }

  private Timed trace() throws IOException, InterruptedException {
    int half = rows / 2;
    Timed whole = leak("all rows of one copy", List.of(LEAKER), rows);
    leak("all rows, half from each of two copies", List.of(LEAKER, SECOND), 2 * half);
    leak("317 rows, 30 % of marks destroyed", List.of(LEAKER), Math.min(rows, 317), "damage:0.3");
    leak("50 rows", List.of(SECOND), Math.min(rows, 50));
    Timed original =
        dyepack("trace", "trace", table.toString(), "--ledger", "ledger", "--out", "case-original");
    row("trace, the unmarked table", original, rate(rows, original));
    JsonNode findings = findings("case-original");
    assertThat(findings.path("accused")).as("accused by the unmarked table").isEmpty();
    return whole;
  }

  /** Leaks and traces; the verdict has to name exactly the sources. */
  @CanIgnoreReturnValue
  private Timed leak(String title, List<Integer> sources, int count, String... attacks)
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
    dyepack("simulate", words.toArray(String[]::new));
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
    return trace;
  }

  private JsonNode findings(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).resolve("findings.json").toFile());
  }

  @CanIgnoreReturnValue
  private Timed dyepack(String title, String... arguments)
      throws IOException, InterruptedException {
    System.out.println(title + " ...");
    return Timed.run(heap, folder, Dyepack.class, List.of(arguments));
  }

  private void rivals(Timed share, Timed trace) throws IOException, InterruptedException {
    Path out = Files.createDirectories(folder.resolve("rival"));
    Timed copying =
        Timed.run(
            heap,
            folder,
            DuckDbRival.class,
            List.of("share", table.toString(), out.toString(), Integer.toString(copies)));
    row("DuckDB, " + copies + " copies", copying, copyRate(copies, copying.wall()));
    Timed comparing =
        Timed.run(
            heap,
            folder,
            DuckDbRival.class,
            List.of(
                "trace",
                table.toString(),
                out.resolve(LEAKER + ".csv").toString(),
                Integer.toString(recipients)));
    row("DuckDB, all rows of one copy", comparing, rate(rows, comparing));
    assertThat(comparing.output()).as("DuckDB's best").contains("best " + LEAKER + " ");
    double plain = plainCopies(out);
    say("| plain copies of the file, %d | %.1f | | | %s |", copies, plain, copyRate(copies, plain));
    say("");
    double ofAll = (double) recipients / copies;
    say(
        "share takes %.2f times as long a copy as DuckDB (%.2f times the processor time), and %.1f"
            + " times as long as plain copies.",
        share.wall() / (copying.wall() * ofAll),
        share.cpu() / (copying.cpu() * ofAll),
        share.wall() / (plain * ofAll));
    say(
        "trace takes %.2f times as long as DuckDB (%.2f times the processor time).",
        trace.wall() / comparing.wall(), trace.cpu() / comparing.cpu());
  }

  /** Seconds for as many copies of the file as the rival wrote. */
  private double plainCopies(Path out) throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < copies; i++) {
      Path copied = Files.copy(table, out.resolve(i + ".csv"), StandardCopyOption.REPLACE_EXISTING);
      assertThat(copied).exists();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private String copyRate(int count, double seconds) {
    return String.format(Locale.ROOT, "%,.0f row copies/s", (double) rows * count / seconds);
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
