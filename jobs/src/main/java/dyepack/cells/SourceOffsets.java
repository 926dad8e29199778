package dyepack.cells;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes of a text's UTF-8 copy come from in the text itself, so that accounts tell places and
 * sums of what was seized, not of the copy.
 *
 * <p>Kept as a file of pairs of big-endian 64-bit numbers, offset in the copy and offset in the
 * original, in order, the first (0, 0), the last the two lengths. Between two pairs places are
 * interpolated, so a single place is off by less than the distance of two pairs; sums over all
 * bytes are exact, since neighbouring stretches are given the same place where they touch.
 */
public final class SourceOffsets implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of a text that is read as it is. */
  public static final SourceOffsets SAME = new SourceOffsets(null);

  /** A map of so many bytes is taken in at once; a longer one is of no use to 32-bit buffers. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - 15L;

  private final @Nullable String file;
  private transient @Nullable LongBuffer pairs;
  private transient int last;

  private SourceOffsets(@Nullable String file) {
    this.file = file;
  }

  /** Of a text whose copy was written with a {@link Writer} to {@code file}. */
  public static SourceOffsets in(Path file) {
    return new SourceOffsets(file.toString());
  }

  /** The place in the original of a place in the copy. */
  public long original(long copy) {
    if (file == null) {
      return copy;
    }
    LongBuffer known = pairs == null ? open(Path.of(file)) : pairs;
    int pair = find(known, copy);
    long from = known.get(2 * pair);
    long original = known.get(2 * pair + 1);
    if (from == copy || 2 * pair + 2 >= known.limit()) {
      return original;
    }
    double part = (double) (copy - from) / (known.get(2 * pair + 2) - from);
    return original + (long) (part * (known.get(2 * pair + 3) - original));
  }

  private LongBuffer open(Path map) {
    try (FileChannel in = FileChannel.open(map, StandardOpenOption.READ)) {
      long bytes = Math.min(in.size(), MOST_BYTES) / 16 * 16;
      LongBuffer all = in.map(FileChannel.MapMode.READ_ONLY, 0, bytes).asLongBuffer();
      pairs = all;
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last pair at or before a place; places are mostly asked for in order. */
  private int find(LongBuffer known, long copy) {
    int count = known.limit() / 2;
    int low = 0;
    int high = count - 1;
    if (last < count && known.get(2 * last) <= copy) {
      low = last;
      high = Math.min(high, last + 4);
      if (high < count - 1 && known.get(2 * high) <= copy) {
        low = high;
        high = count - 1;
      }
    }
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (known.get(2 * middle) <= copy) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    last = low;
    return low;
  }

  /** Writes the pairs of a copy while it is made. */
  public static final class Writer implements Closeable {
    private final DataOutputStream out;
    private long copy = -1;
    private long original = -1;

    /** Makes or replaces a file. */
    public Writer(Path file) throws IOException {
      this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
      pair(0, 0);
    }

    /** Says that a place of the copy comes from a place of the original; both never go back. */
    public void pair(long copy, long original) throws IOException {
      if (copy > this.copy) {
        out.writeLong(copy);
        out.writeLong(original);
        this.copy = copy;
        this.original = original;
      }
    }

    /** Ends the map: the whole copy comes from the whole original. */
    public void end(long copyBytes, long originalBytes) throws IOException {
      if (copyBytes > copy) {
        pair(copyBytes, originalBytes);
      } else if (originalBytes > original) {
        // What stands behind the last character of the copy belongs to it.
        out.writeLong(copyBytes);
        out.writeLong(originalBytes);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
