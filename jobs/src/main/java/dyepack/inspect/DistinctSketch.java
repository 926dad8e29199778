package dyepack.inspect;

/**
 * Counts different values in bounded memory, without keeping any: adaptive sampling (Wegman;
 * Flajolet, "On adaptive sampling", 1990). Hashes whose {@code level} lowest bits are 0 are kept,
 * and the level rises when they become too many. Exact up to {@link #CAPACITY}; beyond, the
 * relative standard error is about {@code 1.2 / sqrt(CAPACITY)}, 0.5 %.
 */
final class DistinctSketch {
  /** Hashes kept; one to two megabytes. */
  static final int CAPACITY = 1 << 16;

  private final ValueHash hash = new ValueHash();
  private final HashSample kept = new HashSample();
  private int level;

  void add(String value) {
    add("", value);
  }

  /** Adds the value that begins with {@code head} and ends with {@code value}. */
  void add(String head, String value) {
    add(hash.of(head, value));
  }

  private void add(long hash) {
    if ((hash & outside()) != 0) {
      return;
    }
    kept.add(hash);
    while (kept.size() > CAPACITY) {
      level++;
      kept.keepWithout(outside());
    }
  }

  /** The bits of which a hash that is kept has none. */
  private long outside() {
    return (1L << level) - 1;
  }

  /** Adds what another one counted. */
  void addAll(DistinctSketch other) {
    level = Math.max(level, other.level);
    kept.keepWithout(outside());
    for (long hash : other.kept.toArray()) {
      add(hash);
    }
  }

  long count() {
    return (long) kept.size() << level;
  }

  boolean exact() {
    return level == 0;
  }
}
