package dyepack.cells;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes in a stretch, eight at a time.
 *
 * <p>Where a byte of a word {@code w} is zero, {@code (w - 0x01..01) & ~w & 0x80..80} has its high
 * bit set; bits above the first zero may be set without need, the lowest never is (Mycroft's test,
 * as in Warren, Hacker's Delight, 2nd edition, 6-1). Where all bytes of {@code w} are below 0x80,
 * {@code (w - 0x20..20) & 0x80..80} does the same for bytes below 0x20. Stretches are {@code
 * b[from, to)}; nothing is checked but what the array checks.
 */
public final class ByteSearch {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long SPACES = 0x2020202020202020L;

  private ByteSearch() {}

  private static long word(byte[] b, int at) {
    return (long) WORDS.get(b, at);
  }

  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGH;
  }

  private static int index(long found) {
    return Long.numberOfTrailingZeros(found) >>> 3;
  }

  /** Index of the first {@code value}, or {@code to} if there is none. */
  public static int find(byte[] b, int from, int to, byte value) {
    long wanted = ONES * (value & 0xFF);
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long found = zeros(word(b, i) ^ wanted);
      if (found != 0) {
        return i + index(found);
      }
    }
    while (i < to && b[i] != value) {
      i++;
    }
    return i;
  }

  /** Index of the first byte that is either of two values, or {@code to} if there is none. */
  public static int find(byte[] b, int from, int to, byte value, byte other) {
    long wanted = ONES * (value & 0xFF);
    long wantedToo = ONES * (other & 0xFF);
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = word(b, i);
      long found = zeros(word ^ wanted) | zeros(word ^ wantedToo);
      if (found != 0) {
        return i + index(found);
      }
    }
    while (i < to && b[i] != value && b[i] != other) {
      i++;
    }
    return i;
  }

  /** Index of the first byte that is a control character or above 0x7F, or {@code to}. */
  public static int endOfPrintable(byte[] b, int from, int to) {
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = word(b, i);
      // A borrow can only come from a byte below 0x20, which is found before what it disturbs.
      long found = (word | (word - SPACES)) & HIGH;
      if (found != 0) {
        return i + index(found);
      }
    }
    while (i < to && b[i] >= 0x20) {
      i++;
    }
    return i;
  }

  /** Index of the first byte that is {@code value}, or above 0x7F, or {@code to}. */
  public static int findOrHigh(byte[] b, int from, int to, byte value) {
    long wanted = ONES * (value & 0xFF);
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = word(b, i);
      long found = zeros(word ^ wanted) | (word & HIGH);
      if (found != 0) {
        return i + index(found);
      }
    }
    while (i < to && b[i] >= 0 && b[i] != value) {
      i++;
    }
    return i;
  }

  /** Index of the first byte above 0x7F, or {@code to}. */
  public static int endOfAscii(byte[] b, int from, int to) {
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long found = word(b, i) & HIGH;
      if (found != 0) {
        return i + index(found);
      }
    }
    while (i < to && b[i] >= 0) {
      i++;
    }
    return i;
  }

  /** Whether no byte is above 0x7F. */
  public static boolean isAscii(byte[] b, int from, int to) {
    long all = 0;
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      all |= word(b, i);
    }
    for (; i < to; i++) {
      all |= b[i];
    }
    return (all & HIGH) == 0;
  }

  /** How many bytes are {@code value}. */
  public static int count(byte[] b, int from, int to, byte value) {
    int count = 0;
    for (int i = find(b, from, to, value); i < to; i = find(b, i + 1, to, value)) {
      count++;
    }
    return count;
  }
}
