package dyepack.sql;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * UTF-16 as UTF-8, unit by unit.
 *
 * <p>Half a surrogate pair becomes U+FFFD and is counted; so every UTF-8 character given out stands
 * for two bytes, those of four bytes for four, and byte sums of the original can be told from what
 * was read. A last odd byte is dropped and counted.
 */
final class Utf16Bytes extends InputStream {
  private final InputStream in;
  private final boolean lowByteFirst;
  private final byte[] raw = new byte[1 << 16];
  private byte[] out = new byte[0];
  private int outFrom;
  private int outTo;
  private int high = -1;
  private long malformed;
  private int oddBytes;
  private boolean ended;

  Utf16Bytes(InputStream in, boolean lowByteFirst) {
    this.in = in;
    this.lowByteFirst = lowByteFirst;
  }

  /** Halves of surrogate pairs met so far. */
  long malformed() {
    return malformed;
  }

  /** 1 if the file ended with half a unit. */
  int oddBytes() {
    return oddBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte @Nullable [] target, int offset, int length) throws IOException {
    if (target == null) {
      throw new NullPointerException();
    }
    while (outFrom == outTo) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int n = Math.min(length, outTo - outFrom);
    System.arraycopy(out, outFrom, target, offset, n);
    outFrom += n;
    return n;
  }

  private void fill() throws IOException {
    int n = in.readNBytes(raw, 0, raw.length);
    ended = n < raw.length;
    outFrom = 0;
    outTo = 0;
    if (out.length == 0) {
      out = new byte[3 * raw.length];
    }
    for (int i = 0; i + 1 < n; i += 2) {
      int low = raw[lowByteFirst ? i : i + 1] & 0xFF;
      unit(low | (raw[lowByteFirst ? i + 1 : i] & 0xFF) << 8);
    }
    if (ended) {
      oddBytes = n & 1;
      loseHigh();
    }
  }

  private void unit(int unit) {
    if (Character.isLowSurrogate((char) unit) && high >= 0) {
      int point = Character.toCodePoint((char) high, (char) unit);
      high = -1;
      put(0xF0 | point >> 18);
      put(0x80 | (point >> 12 & 0x3F));
      put(0x80 | (point >> 6 & 0x3F));
      put(0x80 | (point & 0x3F));
      return;
    }
    loseHigh();
    if (Character.isHighSurrogate((char) unit)) {
      high = unit;
    } else if (Character.isLowSurrogate((char) unit)) {
      malformed++;
      three(0xFFFD);
    } else if (unit < 0x80) {
      put(unit);
    } else if (unit < 0x800) {
      put(0xC0 | unit >> 6);
      put(0x80 | (unit & 0x3F));
    } else {
      three(unit);
    }
  }

  private void loseHigh() {
    if (high >= 0) {
      high = -1;
      malformed++;
      three(0xFFFD);
    }
  }

  private void three(int unit) {
    put(0xE0 | unit >> 12);
    put(0x80 | (unit >> 6 & 0x3F));
    put(0x80 | (unit & 0x3F));
  }

  private void put(int value) {
    out[outTo++] = (byte) value;
  }

  /** How many bytes of the original a stretch of whole characters stands for. */
  static long originalBytes(byte[] utf8, int from, int to) {
    long units = 0;
    for (int i = from; i < to; i++) {
      int b = utf8[i] & 0xFF;
      units += b >= 0xF0 ? 2 : (b & 0xC0) == 0x80 ? 0 : 1;
    }
    return 2 * units;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
