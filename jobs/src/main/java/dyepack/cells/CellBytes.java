package dyepack.cells;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** Writes an account: its sums, then its spans. */
  void account(ByteAccount account) {
    number(account.record());
    number(account.header());
    number(account.noise());
    number(account.blank());
    number(account.rejected());
    number(account.spansLeftOut());
    number(account.spans().size());
    for (ByteAccount.Span span : account.spans()) {
      text(span.kind().name());
      text(span.reason());
      number(span.start());
      number(span.end());
    }
  }

  static ByteAccount account(ByteBuffer in) throws IOException {
    long[] sums = new long[6];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = number(in);
    }
    List<ByteAccount.Span> spans = new ArrayList<>();
    long count = number(in);
    if (count < 0 || count > ByteAccount.SPANS_KEPT) {
      throw new IOException("an account of the cell stream has too many spans");
    }
    for (long left = count; left > 0; left--) {
      spans.add(new ByteAccount.Span(kind(text(in)), text(in), number(in), number(in)));
    }
    return new ByteAccount(sums[0], sums[1], sums[2], sums[3], sums[4], spans, sums[5]);
  }

  private static ByteAccount.Kind kind(String name) throws IOException {
    for (ByteAccount.Kind kind : ByteAccount.Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new IOException("an account of the cell stream has a span of no kind");
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
