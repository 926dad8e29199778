package dyepack.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of this package by JMH and writes {@code watermark/target/KERNELS.md}:
 *
 * <pre>mvn -pl watermark test -Dtest=KernelBenchmarks</pre>
 *
 * <p>Some five minutes on a quiet machine. {@code -Dkernels=Tally} runs those whose name holds the
 * word. Its name keeps it out of ordinary test runs, and nothing here judges a time: figures are
 * published as ratios.
 */
class KernelBenchmarks {
  @Test
  void run() throws RunnerException, IOException {
    Options options =
        new OptionsBuilder()
            .include("dyepack.benchmarks.*" + System.getProperty("kernels", "") + ".*")
            .mode(Mode.AverageTime)
            .timeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
            .forks(1)
            .threads(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(6)
            .measurementTime(TimeValue.seconds(2))
            .build();
    Collection<RunResult> results = new Runner(options).run();
    String report = report(results);
    Path file = Path.of("target", "KERNELS.md");
    Files.writeString(file, report);
    System.out.println(report);
    assertThat(results).isNotEmpty();
  }

  private static String report(Collection<RunResult> results) {
    StringBuilder text =
        new StringBuilder(
            "| Kernel | Time for one row | Error | Rows per second |\n|---|---|---|---|\n");
    for (RunResult result : results) {
      double nanoseconds = result.getPrimaryResult().getScore();
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f ns | %,.0f ns | %,.0f |%n",
              name(result),
              nanoseconds,
              result.getPrimaryResult().getScoreError(),
              1e9 / nanoseconds));
    }
    text.append('\n');
    for (List<String> pair : RATIOS) {
      double slow = score(results, pair.get(0));
      double fast = score(results, pair.get(1));
      if (slow > 0 && fast > 0) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s takes %.2f times as long as %s.%n",
                pair.get(0),
                slow / fast,
                pair.get(1)));
      }
    }
    return text.toString();
  }

  private static final List<List<String>> RATIOS =
      List.of(
          List.of("Tally.rowByRow", "Tally.recipientByRecipient"),
          List.of("Tally.streamByRow", "Tally.recipientByRecipient"),
          List.of("Index.allKeys", "Index.idAlone"),
          List.of("Index.keyedHashByThePlatform", "Index.keyedHash"));

  private static double score(Collection<RunResult> results, String name) {
    return results.stream()
        .filter(result -> name(result).equals(name))
        .mapToDouble(result -> result.getPrimaryResult().getScore())
        .findFirst()
        .orElse(0);
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark().replace("dyepack.benchmarks.", "");
    String cells = result.getParams().getParam("cells");
    return benchmark.replace("Benchmark.", ".")
        + (cells == null ? "" : " " + cells.toLowerCase(Locale.ROOT));
  }
}
