package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.confine.ConfineLimits;
import dyepack.unpack.UnpackLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  private record Result(Map<String, Map<DumpStatus, Integer>> byFolder, int roots, long rows) {}

  private Result run(Path folder, DumpLimits limits) throws IOException {
    Path work = Files.createDirectories(temporary.resolve("work"));
    TreeSet<String> before = paths(temporary);
    Map<String, Map<DumpStatus, Integer>> byFolder = new TreeMap<>();
    int roots = 0;
    long rows = 0;
    try (DumpInput input =
        DumpInput.open(List.of(folder), new DumpOptions(limits, List.of(), null, work))) {
      for (DumpFile file : input.files()) {
        assertThat(file.format()).isNotEmpty();
        if (file.status() != DumpStatus.READ) {
          assertThat(file.skipped()).as(file.path()).isNotEmpty();
          assertThat(file.skipped().get(0).reason()).as(file.path()).isNotBlank();
        }
        if (!file.path().contains("!/")) {
          String kind = folder.relativize(Path.of(file.path())).getName(0).toString();
          byFolder
              .computeIfAbsent(kind, k -> new EnumMap<>(DumpStatus.class))
              .merge(file.status(), 1, Integer::sum);
          roots++;
        }
      }
      for (DumpTable table : input.tables()) {
        for (TableSplit split : table.splits(1 << 20)) {
          try (DumpRows all = table.open(split)) {
            while (all.hasNext()) {
              assertThat(all.next().cells()).hasSize(table.columns());
            }
            rows += all.rows();
          }
        }
      }
      assertThat(input.changed()).isEmpty();
    }
    assertThat(paths(temporary)).isEqualTo(before);
    assertThat(Path.of("/tmp/dyepack-escaped.csv")).doesNotExist();
    return new Result(byFolder, roots, rows);
  }

  private static TreeSet<String> paths(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      TreeSet<String> paths = new TreeSet<>();
      for (Path path : all.toList()) {
        boolean regular = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        paths.add(path + (regular ? " " + Files.size(path) : ""));
      }
      return paths;
    }
  }

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
    Result result = run(folder, limits(SMALL, SHORT));
    assertThat(result.roots()).isEqualTo(written);
    assertThat(result.byFolder().keySet()).containsAll(HostileFiles.kinds());
    assertThat(result.rows()).isGreaterThan(2_000);
    assertThat(result.byFolder().get("locked")).containsOnlyKeys(DumpStatus.UNREADABLE);
  }

  /** Bombs of their usual size, usual limits, and a line of a gigabyte. */
  @Test
  @Tag("slow")
  void theLargeFolderEndsWithinItsLimits() throws IOException {
    String kept = System.getProperty("dyepack.hostile");
    Path folder =
        Files.createDirectories(kept == null ? temporary.resolve("hostile") : Path.of(kept));
    int written = new HostileFiles(folder, 64, 5).write();
    HostileFiles.endlessLine(
        Files.createDirectories(folder.resolve("texts")).resolve("gigabyte"), 1024);
    long begun = System.nanoTime();
    Result result = run(folder, DumpLimits.DEFAULT);
    assertThat(result.roots()).isEqualTo(written + 1).isGreaterThan(200);
    List<String> lines = new ArrayList<>();
    result
        .byFolder()
        .forEach(
            (kind, counts) -> {
              StringBuilder line = new StringBuilder("| " + kind);
              for (DumpStatus status : DumpStatus.values()) {
                line.append(" | ").append(counts.getOrDefault(status, 0));
              }
              lines.add(line + " |");
            });
    System.out.println("| files | read | read in part | not readable | not data |");
    System.out.println(String.join("\n", lines));
    System.out.printf(
        "%d files, %d rows, %.0f s%n",
        result.roots(), result.rows(), (System.nanoTime() - begun) / 1e9);
  }
}
