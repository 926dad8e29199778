package dyepack.ingest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts new text into the slots of a record. */
final class Splice {
  private Splice() {}

  static @Nullable SourceRow replace(TableStyle style, SourceRow row, String[] cells) {
    int[] starts = row.starts().clone();
    int[] ends = row.ends().clone();
    byte[] out = new byte[row.raw().length + 64];
    int length = 0;
    int copied = 0;
    for (int i : slotsInOrder(row)) {
      byte[] text = Arrays.copyOfRange(row.raw(), row.starts()[i], row.ends()[i]);
      if (!cells[i].equals(row.cells()[i])) {
        byte[] encoded = style.encode(cells[i], row.raw(), row.starts()[i], row.ends()[i]);
        if (encoded == null) {
          return null;
        }
        text = encoded;
      }
      int constant = row.starts()[i] - copied;
      out = roomFor(out, length + constant + text.length);
      System.arraycopy(row.raw(), copied, out, length, constant);
      System.arraycopy(text, 0, out, length + constant, text.length);
      starts[i] = length + constant;
      length += constant + text.length;
      ends[i] = length;
      copied = row.ends()[i];
    }
    int rest = row.raw().length - copied;
    out = roomFor(out, length + rest);
    System.arraycopy(row.raw(), copied, out, length, rest);
    return new SourceRow(
        row.number(), row.line(), Arrays.copyOf(out, length + rest), starts, ends, cells.clone());
  }

  private static int[] slotsInOrder(SourceRow row) {
    return IntStream.range(0, row.starts().length)
        .filter(i -> !row.absent(i))
        .boxed()
        .sorted(Comparator.comparingInt((Integer i) -> row.starts()[i]).thenComparing(i -> i))
        .mapToInt(i -> i)
        .toArray();
  }

  private static byte[] roomFor(byte[] out, int length) {
    return length <= out.length ? out : Arrays.copyOf(out, Math.max(length, 2 * out.length));
  }
}
