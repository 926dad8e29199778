package dyepack.keys;

import java.nio.charset.StandardCharsets;

/**
 * The byte string LP(x): the length of x as four bytes, big-endian, then x. Concatenations of
 * length-prefixed parts can be taken apart in one way only, so no two lists of parts give the same
 * key.
 */
public final class LengthPrefixed {
  private LengthPrefixed() {}

  /** Returns LP(parts[0]) || LP(parts[1]) || ... */
  public static byte[] of(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += 4 + part.length;
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      at = write(part, joined, at);
    }
    return joined;
  }

  /** Returns LP(parts[0]) || LP(parts[1]) || ..., each part as UTF-8. */
  public static byte[] of(String... parts) {
    byte[][] bytes = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = parts[i].getBytes(StandardCharsets.UTF_8);
    }
    return of(bytes);
  }

  /** Writes LP(part) into {@code target} from {@code offset} on and returns the offset after it. */
  public static int write(byte[] part, byte[] target, int offset) {
    writeLength(part.length, target, offset);
    System.arraycopy(part, 0, target, offset + 4, part.length);
    return offset + 4 + part.length;
  }

  /**
   * Writes {@code length} as four bytes, big-endian, into {@code target} from {@code offset} on.
   */
  public static void writeLength(int length, byte[] target, int offset) {
    target[offset] = (byte) (length >>> 24);
    target[offset + 1] = (byte) (length >>> 16);
    target[offset + 2] = (byte) (length >>> 8);
    target[offset + 3] = (byte) length;
  }
}
