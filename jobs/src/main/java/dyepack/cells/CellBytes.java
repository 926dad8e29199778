package dyepack.cells;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of a block that is being written: numbers of seven bits a byte, the lowest first (LEB128),
 * and texts.
 *
 * <p>A text is the number {@code 2 * bytes}, then UTF-8; or, where it holds half a surrogate pair,
 * which UTF-8 can't carry, {@code 2 * bytes + 1}, then UTF-16BE. So every Java text comes back as
 * it was.
 */
final class CellBytes {
  private byte[] bytes = new byte[1 << 12];
  private int length;

  int length() {
    return length;
  }

  byte[] array() {
    return bytes;
  }

  void clear() {
    length = 0;
    if (bytes.length > 8 << 20) {
      bytes = new byte[1 << 12];
    }
  }

  void number(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void text(String text) {
    boolean whole = pairsAreWhole(text);
    byte[] encoded = whole ? text.getBytes(StandardCharsets.UTF_8) : units(text);
    number(2L * encoded.length + (whole ? 0 : 1));
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
  }

  /** Code units as they are: an encoder would replace half a pair. */
  private static byte[] units(String text) {
    byte[] units = new byte[text.length() * 2];
    for (int i = 0; i < text.length(); i++) {
      units[2 * i] = (byte) (text.charAt(i) >> 8);
      units[2 * i + 1] = (byte) text.charAt(i);
    }
    return units;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }

  private static boolean pairsAreWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  static long number(ByteBuffer in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!in.hasRemaining()) {
        throw new IOException("a block of the cell stream ends within a number");
      }
      byte next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a number of the cell stream is too long");
  }

  static String text(ByteBuffer in) throws IOException {
    long tagged = number(in);
    long size = tagged >>> 1;
    if (size > in.remaining()) {
      throw new IOException("a text of the cell stream is longer than its block");
    }
    int n = (int) size;
    if (n == 0) {
      return "";
    }
    try {
      if ((tagged & 1) == 0) {
        String text =
            new String(in.array(), in.arrayOffset() + in.position(), n, StandardCharsets.UTF_8);
        in.position(in.position() + n);
        return text;
      }
      char[] units = new char[n / 2];
      for (int i = 0; i < units.length; i++) {
        units[i] = in.getChar();
      }
      return new String(units);
    } catch (BufferUnderflowException e) {
      throw new IOException("a text of the cell stream is cut off", e);
    }
  }
}
