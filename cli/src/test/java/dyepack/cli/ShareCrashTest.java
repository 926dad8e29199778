package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills whole shares, and runs two at once, as processes of their own: the ledger audits clean, no
 * file stands in {@code --out} that the ledger does not hold, and the same command completes what
 * was cut short.
 */
class ShareCrashTest {
  private static final int RECIPIENTS = 40;

  @TempDir Path folder;
  private Path ledger;
  private Path outbox;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void ledgerWithRecipients() throws IOException {
    ledger = folder.resolve("ledger");
    outbox = folder.resolve("outbox");
    Run.ledger(ledger, IntStream.range(0, RECIPIENTS).mapToObj(i -> "p" + i).toList());
    Files.writeString(folder.resolve("policy.yaml"), OutsideTable.DEVICES.policy());
    OutsideTable.DEVICES.write(folder.resolve("table.csv"), 20_000, 3);
  }

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void killedWhileIndexing() throws Exception {
    killedWhen(() -> anyFile(ledger.resolve("datasets"), ".parquet"));
  }

  @Test
  void killedWhileMarking() throws Exception {
    killedWhen(() -> anyFile(staging(), ".csv"));
  }

  @Test
  void killedWhileHandingOver() throws Exception {
    killedWhen(() -> anyFile(outbox, ".csv"));
  }

  @Test
  void twoSharesAtOnce() throws Exception {
    Process first = share("--to", "p1,p2,p3", "--out", outbox);
    Process second = share("--to", "p3,p4,p5", "--out", folder.resolve("outbox-2"));
    assertThat(first.waitFor(180, TimeUnit.SECONDS)).isTrue();
    assertThat(second.waitFor(180, TimeUnit.SECONDS)).isTrue();
    assertThat(first.exitValue()).as(log(first)).isZero();
    assertThat(second.exitValue()).as(log(second)).isZero();
    everyFileIsRecorded(outbox);
    everyFileIsRecorded(folder.resolve("outbox-2"));
    // One table, one index: whoever came second found the rows known.
    assertThat(files(ledger.resolve("datasets/devices/index"))).hasSize(2);
    assertThat(outbox.resolve("p3/table.csv"))
        .hasSameBinaryContentAs(folder.resolve("outbox-2/p3/table.csv"));
  }

  private void killedWhen(BooleanSupplier moment) throws Exception {
    Process process = share("--to-all", "--out", outbox);
    while (process.isAlive() && !moment.getAsBoolean()) {
      Thread.sleep(1);
    }
    process.destroyForcibly().waitFor();
    assertThat(process.exitValue()).as("ended before it could be killed").isNotZero();
    everyFileIsRecorded(outbox);

    Run.ok(
        "share",
        folder.resolve("table.csv"),
        "--ledger",
        ledger,
        "--policy",
        folder.resolve("policy.yaml"),
        "--to-all",
        "--out",
        outbox);
    everyFileIsRecorded(outbox);
    assertThat(files(outbox)).hasSize(RECIPIENTS);
    assertThat(staging()).as("what the killed process left").doesNotExist();
    // The index holds what the log names and nothing else.
    assertThat(files(ledger.resolve("datasets/devices/index"))).hasSize(2);
  }

  private void everyFileIsRecorded(Path out) throws IOException {
    assertThat(Run.ok("ledger", "audit", "--ledger", ledger).out()).contains("verifies");
    Path log = ledger.resolve("log");
    StringBuilder recorded = new StringBuilder();
    for (Path file : files(log)) {
      for (String line : Files.readAllLines(file)) {
        int from = line.indexOf("\"payload\":\"") + 11;
        if (from > 10) {
          byte[] payload =
              java.util.Base64.getDecoder().decode(line.substring(from, line.indexOf('"', from)));
          recorded.append(new String(payload, java.nio.charset.StandardCharsets.UTF_8));
        }
      }
    }
    for (Path file : files(out)) {
      String digest = MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
      assertThat(recorded.indexOf(digest)).as("%s is recorded", file).isPositive();
    }
  }

  private Process share(Object... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Spark needs the same openings of the JDK as the tests themselves have.
    java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Dlog4j2"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dyepack.cli.Dyepack",
            "share",
            folder.resolve("table.csv").toString(),
            "--ledger",
            ledger.toString(),
            "--policy",
            folder.resolve("policy.yaml").toString()));
    for (Object word : more) {
      command.add(word.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DYEPACK_PASSPHRASE", Run.PASSPHRASE);
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("process-" + processes.size() + ".log").toFile());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private String log(Process process) throws IOException {
    return Files.readString(folder.resolve("process-" + processes.indexOf(process) + ".log"));
  }

  /** The staging folder of the killed process, or one that doesn't exist. */
  private Path staging() {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path -> path.getFileName().toString().startsWith(".dyepack-staging-"))
          .findFirst()
          .orElse(folder.resolve("no-staging"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean anyFile(Path folder, String end) {
    try {
      return files(folder).stream().anyMatch(path -> path.toString().endsWith(end));
    } catch (IOException | java.io.UncheckedIOException e) {
      // Folders come and go while the other process works.
      return false;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).toList();
    }
  }
}
