package dyepack.inspect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Hashes of short texts: the first 64 bits of MurmurHash3_x64_128 (Austin Appleby, 2011) with seed
 * 0 over the bytes of UTF-8. Not for secrets: what was hashed can be guessed. Not for several
 * threads.
 */
final class ValueHash {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;
  private static final int BLOCK = 16;

  private byte[] bytes = new byte[256];

  /** The hash of {@code head} with {@code text} behind it. */
  long of(String head, String text) {
    int length = put(text, put(head, 0));
    return length < 0 ? hash((head + text).getBytes(StandardCharsets.UTF_8)) : hash(length);
  }

  /** Writes a text of ASCII; returns where it ends, -1 if it isn't one or doesn't begin. */
  private int put(String text, int at) {
    if (at < 0 || at + text.length() + BLOCK > bytes.length) {
      return -1;
    }
    byte[] out = bytes;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return -1;
      }
      out[at + i] = (byte) c;
    }
    return at + text.length();
  }

  private long hash(byte[] whole) {
    if (bytes.length < whole.length + BLOCK) {
      bytes = new byte[2 * (whole.length + BLOCK)];
    }
    System.arraycopy(whole, 0, bytes, 0, whole.length);
    return hash(whole.length);
  }

  /** The last block is filled up with zeros, which leave both halves as they are. */
  private long hash(int length) {
    WORDS.set(bytes, length, 0L);
    WORDS.set(bytes, length + Long.BYTES, 0L);
    long h1 = 0;
    long h2 = 0;
    int i = 0;
    for (; i + BLOCK <= length; i += BLOCK) {
      h1 = (Long.rotateLeft(h1 ^ first(i), 27) + h2) * 5 + 0x52dce729;
      h2 = (Long.rotateLeft(h2 ^ second(i), 31) + h1) * 5 + 0x38495ab5;
    }
    h1 ^= first(i) ^ length;
    h2 ^= second(i) ^ length;
    h1 += h2;
    h2 += h1;
    return mixed(h1) + mixed(h2);
  }

  private long first(int at) {
    return Long.rotateLeft((long) WORDS.get(bytes, at) * C1, 31) * C2;
  }

  private long second(int at) {
    return Long.rotateLeft((long) WORDS.get(bytes, at + Long.BYTES) * C2, 33) * C1;
  }

  private static long mixed(long h) {
    long k = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
    k = (k ^ k >>> 33) * 0xc4ceb9fe1a85ec53L;
    return k ^ k >>> 33;
  }
}
