package dyepack.inspect;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts different values in bounded memory, without keeping any: adaptive sampling (Wegman;
 * Flajolet, "On adaptive sampling", 1990). Hashes whose {@code level} lowest bits are 0 are kept,
 * and the level rises when they become too many. Exact up to {@link #CAPACITY}; beyond, the
 * relative standard error is about {@code 1.2 / sqrt(CAPACITY)}, 0.5 %.
 */
final class DistinctSketch {
  /** Hashes kept; two to three megabytes. */
  static final int CAPACITY = 1 << 16;

  private static final HashFunction HASH = Hashing.murmur3_128();

  private final Set<Long> kept = new HashSet<>();
  private int level;

  void add(String value) {
    add(HASH.hashString(value, StandardCharsets.UTF_8).asLong());
  }

  private void add(long hash) {
    if (!belongs(hash)) {
      return;
    }
    kept.add(hash);
    while (kept.size() > CAPACITY) {
      level++;
      kept.removeIf(h -> !belongs(h));
    }
  }

  private boolean belongs(long hash) {
    return (hash & ((1L << level) - 1)) == 0;
  }

  /** Adds what another one counted. */
  void addAll(DistinctSketch other) {
    level = Math.max(level, other.level);
    kept.removeIf(h -> !belongs(h));
    other.kept.forEach(this::add);
  }

  long count() {
    return (long) kept.size() << level;
  }

  boolean exact() {
    return level == 0;
  }
}
