package dyepack.spool;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How the cells of a row and other byte strings stand in a spool block: length, then bytes. */
public final class Cells {
  private Cells() {}

  /** Writes cells; a missing cell has length -1. */
  public static void write(@Nullable String[] cells, DataOutputStream out) throws IOException {
    out.writeInt(cells.length);
    for (String cell : cells) {
      if (cell == null) {
        out.writeInt(-1);
      } else {
        writeBytes(cell.getBytes(StandardCharsets.UTF_8), out);
      }
    }
  }

  /** Reads cells written by {@link #write}. */
  public static @Nullable String[] read(DataInputStream in) throws IOException {
    @Nullable String[] cells = new String[in.readInt()];
    for (int i = 0; i < cells.length; i++) {
      int length = in.readInt();
      cells[i] = length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
    return cells;
  }

  /** Writes a byte string. */
  public static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads a byte string. */
  public static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  /** Writes integers. */
  public static void writeInts(int[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  /** Reads integers. */
  public static int[] readInts(DataInputStream in) throws IOException {
    int[] values = new int[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }
}
