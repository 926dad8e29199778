package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.confine.ConfineLimits;
import dyepack.rates.FigureBook;
import dyepack.rates.ReadingFigure;
import dyepack.unpack.UnpackLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder of hostile files is looked through to its end: every file is listed with what became of
 * it, nothing is written outside the working folder, and the working folder is empty afterwards.
 *
 * <p>The large folder: {@code mvn -pl jobs -am test -Dtest=HostileFilesTest -DexcludedGroups=
 * -Dsurefire.failIfNoSpecifiedTests=false}; with {@code -Ddyepack.hostile=DIR} it is left in DIR,
 * to be given to {@code dyepack trace}.
 */
class HostileFilesTest {
  private static final UnpackLimits SMALL =
      new UnpackLimits(8, 3_000, 3_000, 4 << 20, 32 << 20, 200, 256 << 10, 20, 64);
  private static final ConfineLimits SHORT =
      new ConfineLimits(128, 10, 60, 600, 256, 256 << 20, 100);

  @TempDir Path temporary;

  private static DumpLimits limits(UnpackLimits unpacking, ConfineLimits confined) {
    DumpLimits d = DumpLimits.DEFAULT;
    return new DumpLimits(
        d.recordBytes(),
        d.cellChars(),
        d.columns(),
        d.inflatedBytes(),
        d.jsonDepth(),
        d.files(),
        unpacking,
        confined);
  }

  @Test
  void everyHostileFileIsListedAndTheRunEnds() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("hostile"));
    int written = new HostileFiles(folder, 1, 1).write();
    Path work = Files.createDirectories(temporary.resolve("work"));
    HostileTrial.Result result = HostileTrial.run(folder, work, limits(SMALL, SHORT));
    assertThat(result.roots()).isEqualTo(written);
    assertThat(result.byFolder().keySet()).containsAll(HostileFiles.kinds());
    assertThat(result.rows()).isGreaterThan(2_000);
    assertThat(result.byFolder().get("locked")).containsOnlyKeys(DumpStatus.UNREADABLE);
  }

  /** Bombs of their usual size, usual limits, and a line of a gigabyte, with 512 MB of heap. */
  @Test
  @Tag("slow")
  @Tag("figures")
  void theLargeFolderEndsWithinItsLimits() throws IOException, InterruptedException {
    String kept = System.getProperty("dyepack.hostile");
    Path folder =
        Files.createDirectories(kept == null ? temporary.resolve("hostile") : Path.of(kept));
    int written = 1 + new HostileFiles(folder, 64, 5).write();
    HostileFiles.endlessLine(
        Files.createDirectories(folder.resolve("texts")).resolve("gigabyte"), 1024);
    Path work = Files.createDirectories(temporary.resolve("work"));
    long begun = System.nanoTime();
    Process reader =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                HostileTrial.class.getName(),
                folder.toString(),
                work.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = reader.waitFor();
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.println(printed);
    boolean whole = code == 0 && printed.contains("| all | " + written + " files");
    FigureBook.here()
        .put(
            ReadingFigure.HOSTILE,
            whole ? "all of " + written : "ended with code " + code,
            "",
            whole && written >= 200,
            seconds);
    assertThat(code).as(printed).isZero();
    assertThat(printed).contains("| all | " + written + " files");
    assertThat(written).isGreaterThan(200);
  }
}
