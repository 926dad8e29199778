package dyepack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks through a hostile folder to its end, also in a process of its own whose heap is limited:
 * every file is listed, every one that isn't read whole with a reason, neither the folder nor the
 * working folder is changed.
 */
final class HostileTrial {
  private HostileTrial() {}

  record Result(Map<String, Map<DumpStatus, Integer>> byFolder, int roots, long rows) {}

  static Result run(Path folder, Path work, DumpLimits limits) throws IOException {
    TreeSet<String> before = paths(folder);
    TreeSet<String> workBefore = paths(work);
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
    assertThat(paths(folder)).isEqualTo(before);
    assertThat(paths(work)).isEqualTo(workBefore);
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

  /** Takes the folder and the working folder; prints what became of the files, by their kind. */
  public static void main(String[] arguments) throws IOException {
    Result result = run(Path.of(arguments[0]), Path.of(arguments[1]), DumpLimits.DEFAULT);
    System.out.println("| files | read | read in part | not readable | not data |");
    System.out.println("|---|---|---|---|---|");
    result
        .byFolder()
        .forEach(
            (kind, counts) -> {
              StringBuilder line = new StringBuilder("| " + kind);
              for (DumpStatus status : DumpStatus.values()) {
                line.append(" | ").append(counts.getOrDefault(status, 0));
              }
              System.out.println(line + " |");
            });
    System.out.printf("| all | %d files, %d rows | | | |%n", result.roots(), result.rows());
    System.exit(0);
  }
}
