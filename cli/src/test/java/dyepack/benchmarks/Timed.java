package dyepack.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java program that ran in a process of its own.
 *
 * @param wall seconds from start to end, start of the virtual machine included
 * @param cpu seconds of processor time of all cores, to the last sample before its end; 0 where the
 *     system doesn't say
 * @param residentMiB largest resident memory in MiB; 0 where the system doesn't say (it does on
 *     Linux)
 * @param output what it wrote
 */
record Timed(double wall, double cpu, long residentMiB, String output) {
  private static final long SAMPLE_MILLISECONDS = 50;

  /** What Spark opens on Java 17, as the manifest of the built jar does. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  /**
   * Runs a class of this class path and waits for its end.
   *
   * @param heap largest heap, as for {@code -Xmx}
   * @param folder where it runs; its output goes to a file {@code log.txt} there
   * @throws IllegalStateException if it ends with another code than 0
   */
  static Timed run(String heap, Path folder, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-XX:+UseParallelGC");
    command.add("-Dlog4j2.configurationFile=classpath:log4j2-dyepack.properties");
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("DYEPACK_PASSPHRASE", "for the benchmark only");
    long start = System.nanoTime();
    Process process = builder.start();
    double cpu = 0;
    long resident = 0;
    while (!process.waitFor(SAMPLE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      Duration used = process.info().totalCpuDuration().orElse(Duration.ZERO);
      cpu = Math.max(cpu, used.toNanos() / 1e9);
      resident = Math.max(resident, residentMiB(process.pid()));
    }
    double wall = (System.nanoTime() - start) / 1e9;
    String output = Files.readString(log, StandardCharsets.UTF_8);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          main.getSimpleName()
              + " "
              + String.join(" ", arguments)
              + " ended with "
              + process.exitValue()
              + ":\n"
              + output);
    }
    return new Timed(wall, cpu, resident, output);
  }

  private static long residentMiB(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
    } catch (IOException | NumberFormatException gone) {
      return 0; // Ended meanwhile, or a system without /proc.
    }
    return 0;
  }
}
