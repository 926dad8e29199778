package dyepack.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what isn't read, by reason, and keeps the first lines of each. */
final class SqlNotes {
  private static final int LINES_KEPT = 10;

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, List<Long>> lines = new LinkedHashMap<>();
  private final Set<String> harmless = new HashSet<>();

  /** Counts what is missing from the rows. */
  void add(String reason, long count, long line) {
    counts.merge(reason, count, Long::sum);
    List<Long> kept = lines.computeIfAbsent(reason, r -> new ArrayList<>());
    if (kept.size() < LINES_KEPT) {
      kept.add(line);
    }
  }

  /** Counts what nothing is missing for. */
  void addHarmless(String reason, long count, long line) {
    harmless.add(reason);
    add(reason, count, line);
  }

  List<SqlNote> all() {
    List<SqlNote> all = new ArrayList<>();
    counts.forEach(
        (reason, n) ->
            all.add(
                new SqlNote(
                    reason, n, lines.getOrDefault(reason, List.of()), !harmless.contains(reason))));
    return all;
  }
}
