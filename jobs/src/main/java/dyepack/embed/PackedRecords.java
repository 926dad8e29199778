package dyepack.embed;

import dyepack.share.BlindIndex;
import java.io.Serializable;
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

  /** Returns the record numbers in ascending order of the whole record as unsigned bytes. */
  Integer[] sorted() {
    Integer[] order = new Integer[size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) ->
            Arrays.compareUnsigned(
                bytes, a * width, a * width + width, bytes, b * width, b * width + width));
    return order;
  }

  PackedRecords trimmed() {
    bytes = Arrays.copyOf(bytes, used);
    return this;
  }
}
