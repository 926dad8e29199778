package dyepack.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what isn't read, by reason, and keeps the first lines of each. */
final class SkipCount {
  private static final int LINES_KEPT = 10;

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, List<Long>> lines = new LinkedHashMap<>();

  void add(String reason, long line) {
    add(reason, 1, line);
  }

  void add(String reason, long count, long line) {
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
            all.add(new Skipped(reason, count, lines.getOrDefault(reason, List.of()))));
    return all;
  }
}
