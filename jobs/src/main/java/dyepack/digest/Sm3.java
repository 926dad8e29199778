package dyepack.digest;

import static java.lang.Integer.rotateLeft;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The hash function SM3 (GB/T 32905-2016; ISO/IEC 10118-3:2018, dedicated hash function 17), of
 * bytes that come piece by piece. Not for several threads, and not for keys: nothing is wiped.
 *
 * <p>Message words are expanded for {@value #LANES} blocks at once, word by word, since that has no
 * order among blocks: the processor does many of them by one instruction. Only the rounds go block
 * by block; four of them stand in a row so that no register is moved to another. Words of a block
 * stand {@value #LANES} apart.
 */
public final class Sm3 {
  /** Bytes of a digest. */
  public static final int DIGEST_BYTES = 32;

  private static final int BLOCK = 64;
  private static final int LANES = 16;

  /** At the end stand a bit 1 and, in 64 bits, the length (5.2). */
  private static final int LENGTH_BYTES = 8;

  private static final int ALL_LANES = LANES * BLOCK;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** The constants of 5.3.3, each rotated as its round wants it. */
  private static final int[] T = new int[64];

  static {
    for (int j = 0; j < T.length; j++) {
      T[j] = rotateLeft(j < 16 ? 0x79CC4519 : 0x7A879D8A, j % 32);
    }
  }

  private final int[] state = {
    0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E
  };
  private final int[] words = new int[68 * LANES];
  private final int[] pairs = new int[64 * LANES];
  private final byte[] held = new byte[ALL_LANES];
  private int holds;
  private long length;

  /** Takes the next bytes, {@code bytes[from, from + count)}. */
  public void update(byte[] bytes, int from, int count) {
    int at = from;
    int left = count;
    length += count;
    if (holds > 0) {
      int taken = Math.min(left, ALL_LANES - holds);
      System.arraycopy(bytes, at, held, holds, taken);
      holds += taken;
      at += taken;
      left -= taken;
      if (holds < ALL_LANES) {
        return;
      }
      blocks(held, 0, LANES);
    }
    holds = left % ALL_LANES;
    blocks(bytes, at, (left - holds) / BLOCK);
    System.arraycopy(bytes, at + left - holds, held, 0, holds);
  }

  /** The digest of all bytes taken; afterwards nothing more may be asked of this object. */
  public byte[] digest() {
    byte[] end = new byte[(holds + LENGTH_BYTES + BLOCK) / BLOCK * BLOCK];
    System.arraycopy(held, 0, end, 0, holds);
    end[holds] = (byte) 0x80;
    WORDS.set(end, end.length - 8, (int) (length >>> 29));
    WORDS.set(end, end.length - 4, (int) (length << 3));
    blocks(end, 0, end.length / BLOCK);
    byte[] digest = new byte[DIGEST_BYTES];
    for (int i = 0; i < state.length; i++) {
      WORDS.set(digest, 4 * i, state[i]);
    }
    return digest;
  }

  private void blocks(byte[] bytes, int from, int count) {
    for (int done = 0; done < count; done += LANES) {
      int lanes = Math.min(LANES, count - done);
      for (int lane = 0; lane < lanes; lane++) {
        load(words, lane, bytes, from + BLOCK * (done + lane));
      }
      expand(words);
      pair(words, pairs);
      for (int lane = 0; lane < lanes; lane++) {
        compress(state, words, pairs, lane);
      }
    }
  }

  private static void load(int[] words, int lane, byte[] bytes, int from) {
    for (int j = 0; j < 16; j++) {
      words[j * LANES + lane] = (int) WORDS.get(bytes, from + 4 * j);
    }
  }

  /** Words 16 to 67 of all lanes (5.3.2). */
  private static void expand(int[] words) {
    for (int k = 16 * LANES; k < 68 * LANES; k++) {
      int x = words[k - 16 * LANES] ^ words[k - 9 * LANES] ^ rotateLeft(words[k - 3 * LANES], 15);
      int p1 = x ^ rotateLeft(x, 15) ^ rotateLeft(x, 23);
      words[k] = p1 ^ rotateLeft(words[k - 13 * LANES], 7) ^ words[k - 6 * LANES];
    }
  }

  /** The words that 5.3.2 calls W'. */
  private static void pair(int[] words, int[] pairs) {
    for (int k = 0; k < 64 * LANES; k++) {
      pairs[k] = words[k] ^ words[k + 4 * LANES];
    }
  }

  private static int majority(int a, int b, int c) {
    return (a & b) | ((a | b) & c);
  }

  private static int choice(int e, int f, int g) {
    return ((f ^ g) & e) ^ g;
  }

  private static int p0(int x) {
    return x ^ rotateLeft(x, 9) ^ rotateLeft(x, 17);
  }

  /**
   * The rounds of a block (5.3.3). What the standard shifts from register to register is the
   * registers' names here, which change places from one round to the next.
   */
  private static void compress(int[] state, int[] words, int[] pairs, int lane) {
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    int s;
    int t;
    for (int j = 0; j < 16; j += 4) {
      int k = j * LANES + lane;
      t = rotateLeft(a, 12);
      s = rotateLeft(t + T[j] + e, 7);
      d = (d + pairs[k]) + (a ^ b ^ c) + (s ^ t);
      h = p0((h + words[k]) + (e ^ f ^ g) + s);
      b = rotateLeft(b, 9);
      f = rotateLeft(f, 19);

      t = rotateLeft(d, 12);
      s = rotateLeft(t + T[j + 1] + h, 7);
      c = (c + pairs[k + LANES]) + (d ^ a ^ b) + (s ^ t);
      g = p0((g + words[k + LANES]) + (h ^ e ^ f) + s);
      a = rotateLeft(a, 9);
      e = rotateLeft(e, 19);

      t = rotateLeft(c, 12);
      s = rotateLeft(t + T[j + 2] + g, 7);
      b = (b + pairs[k + 2 * LANES]) + (c ^ d ^ a) + (s ^ t);
      f = p0((f + words[k + 2 * LANES]) + (g ^ h ^ e) + s);
      d = rotateLeft(d, 9);
      h = rotateLeft(h, 19);

      t = rotateLeft(b, 12);
      s = rotateLeft(t + T[j + 3] + f, 7);
      a = (a + pairs[k + 3 * LANES]) + (b ^ c ^ d) + (s ^ t);
      e = p0((e + words[k + 3 * LANES]) + (f ^ g ^ h) + s);
      c = rotateLeft(c, 9);
      g = rotateLeft(g, 19);
    }
    for (int j = 16; j < 64; j += 4) {
      int k = j * LANES + lane;
      t = rotateLeft(a, 12);
      s = rotateLeft(t + T[j] + e, 7);
      d = (d + pairs[k]) + majority(a, b, c) + (s ^ t);
      h = p0((h + words[k]) + choice(e, f, g) + s);
      b = rotateLeft(b, 9);
      f = rotateLeft(f, 19);

      t = rotateLeft(d, 12);
      s = rotateLeft(t + T[j + 1] + h, 7);
      c = (c + pairs[k + LANES]) + majority(d, a, b) + (s ^ t);
      g = p0((g + words[k + LANES]) + choice(h, e, f) + s);
      a = rotateLeft(a, 9);
      e = rotateLeft(e, 19);

      t = rotateLeft(c, 12);
      s = rotateLeft(t + T[j + 2] + g, 7);
      b = (b + pairs[k + 2 * LANES]) + majority(c, d, a) + (s ^ t);
      f = p0((f + words[k + 2 * LANES]) + choice(g, h, e) + s);
      d = rotateLeft(d, 9);
      h = rotateLeft(h, 19);

      t = rotateLeft(b, 12);
      s = rotateLeft(t + T[j + 3] + f, 7);
      a = (a + pairs[k + 3 * LANES]) + majority(b, c, d) + (s ^ t);
      e = p0((e + words[k + 3 * LANES]) + choice(f, g, h) + s);
      c = rotateLeft(c, 9);
      g = rotateLeft(g, 19);
    }
    state[0] ^= a;
    state[1] ^= b;
    state[2] ^= c;
    state[3] ^= d;
    state[4] ^= e;
    state[5] ^= f;
    state[6] ^= g;
    state[7] ^= h;
  }
}
