package dyepack.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what isn't read, by reason, and keeps the first lines of each. */
final class SkipCount {
  private static final int LINES_KEPT = 10;

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, List<Long>> lines = new LinkedHashMap<>();
  private final Set<String> harmless = new HashSet<>();

  /** Counts one thing that is missing from the rows. */
  void add(String reason, long line) {
    add(reason, true, 1, line);
  }

  /** Counts what is missing from the rows. */
  void add(String reason, long count, long line) {
    add(reason, true, count, line);
  }

  /** Counts what no row is missing for. */
  void note(String reason, long count, long line) {
    add(reason, false, count, line);
  }

  void add(String reason, boolean lost, long count, long line) {
    if (!lost) {
      harmless.add(reason);
    }
    counts.merge(reason, count, Long::sum);
    List<Long> kept = lines.computeIfAbsent(reason, r -> new ArrayList<>());
    if (kept.size() < LINES_KEPT) {
      kept.add(line);
    }
  }

  List<Skipped> all() {
    List<Skipped> all = new ArrayList<>();
    counts.forEach(
        (reason, count) ->
            all.add(
                new Skipped(
                    reason,
                    count,
                    lines.getOrDefault(reason, List.of()),
                    !harmless.contains(reason))));
    return all;
  }
}
