package dyepack.sql;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/** How many bytes of a file, or of a part of it, are of each {@link ByteKind}. */
public final class ByteSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<ByteKind, Long> sums = new EnumMap<>(ByteKind.class);

  /** Adds bytes of one kind. */
  void add(ByteKind kind, long bytes) {
    sums.merge(kind, bytes, Long::sum);
  }

  /** Adds all of another's. */
  void add(ByteSums other) {
    for (Map.Entry<ByteKind, Long> sum : other.sums.entrySet()) {
      add(sum.getKey(), sum.getValue());
    }
  }

  /** Bytes of one kind. */
  public long of(ByteKind kind) {
    return sums.getOrDefault(kind, 0L);
  }

  /** All bytes: the length of what was read. */
  public long total() {
    return sums.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public String toString() {
    return sums.toString();
  }
}
