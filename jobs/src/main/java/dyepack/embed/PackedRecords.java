package dyepack.embed;

import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Records of equal length that begin with a blind index, in one array: what a shuffle moves instead
 * of millions of small objects.
 *
 * <p>Also says which bucket a blind index belongs to: buckets are ranges of its highest bits, so
 * that the sorted buckets one after another are sorted as a whole.
 */
final class PackedRecords implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final VarHandle HEAD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final int width;
  private byte[] bytes;
  private int used;

  PackedRecords(int width) {
    this.width = width;
    this.bytes = new byte[64 * width];
  }

  /** Returns the bucket, 0 to {@code buckets - 1}, of a blind index. */
  static int bucket(BlindIndex index, int buckets) {
    return (int) (((index.high() >>> 32) * buckets) >>> 32);
  }

  /** Adds room for one record and returns where it starts in {@link #bytes()}. */
  int add() {
    if (used + width > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.multiplyExact(2, bytes.length));
    }
    used += width;
    return used - width;
  }

  /** Appends all records of another array of the same width. */
  void addAll(PackedRecords other) {
    if (used + other.used > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, Math.max(Math.multiplyExact(2, bytes.length), used + other.used));
    }
    System.arraycopy(other.bytes, 0, bytes, used, other.used);
    used += other.used;
  }

  /** The backing array: records stand one after another from 0 on. */
  byte[] bytes() {
    return bytes;
  }

  int size() {
    return used / width;
  }

  int start(int record) {
    return record * width;
  }

  BlindIndex key(int record) {
    return BlindIndex.read(bytes, record * width);
  }

  /**
   * Returns the record numbers in ascending order of the whole record as unsigned bytes.
   *
   * <p>Keys are as good as random, so their first four bytes decide nearly always: they are sorted
   * together with the record's number as one array of longs, and only runs of equal ones are
   * compared as a whole.
   */
  int[] sorted() {
    long[] heads = new long[size()];
    for (int i = 0; i < heads.length; i++) {
      int head = (int) HEAD.get(bytes, i * width);
      heads[i] = (long) (head ^ Integer.MIN_VALUE) << 32 | i;
    }
    Arrays.sort(heads);
    int[] order = new int[heads.length];
    int start = 0;
    for (int i = 0; i < order.length; i++) {
      if (heads[i] >>> 32 != heads[start] >>> 32) {
        sortRun(order, start, i);
        start = i;
      }
      order[i] = (int) heads[i];
    }
    sortRun(order, start, order.length);
    return order;
  }

  private void sortRun(int[] order, int start, int end) {
    if (end - start < 2) {
      return;
    }
    int[] sorted =
        Arrays.stream(order, start, end)
            .boxed()
            .sorted(this::compare)
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, order, start, sorted.length);
  }

  private int compare(int a, int b) {
    return Arrays.compareUnsigned(
        bytes, a * width, a * width + width, bytes, b * width, b * width + width);
  }

  PackedRecords trimmed() {
    bytes = Arrays.copyOf(bytes, used);
    return this;
  }
}
