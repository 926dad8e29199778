package dyepack.charset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the character set and the dialect of a file are found from: its beginning, and, since the
 * beginning may be plain ASCII, stretches from anywhere that aren't.
 */
public final class TextSample {
  /** Length of the beginning that is looked at. */
  public static final int HEAD_BYTES = 1 << 18;

  private static final int TELLING_BYTES = 1 << 16;
  private static final int BLOCK = 1 << 16;

  private final byte[] head;
  private final byte[] telling;
  private final long length;

  private TextSample(byte[] head, byte[] telling, long length) {
    this.head = head;
    this.telling = telling;
    this.length = length;
  }

  /**
   * Reads the sample of a file, all of it where nothing but ASCII is found sooner.
   *
   * @throws IOException if it can't be read
   */
  public static TextSample read(Path file) throws IOException {
    long length = Files.size(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      return new TextSample(head, telling(head, in), length);
    }
  }

  /** The sample that whole content gives. */
  public static TextSample of(byte[] content) {
    byte[] head = Arrays.copyOf(content, Math.min(content.length, HEAD_BYTES));
    return new TextSample(head, head, content.length);
  }

  /** The first {@link #HEAD_BYTES} or all of it; not a copy. */
  public byte[] head() {
    return head;
  }

  /**
   * The beginning, then stretches that begin after a blank or line end, chosen for their bytes
   * above 0x7F; not a copy.
   */
  public byte[] telling() {
    return telling;
  }

  /** Whether {@link #head} is the whole file. */
  public boolean whole() {
    return head.length == length;
  }

  private static byte[] telling(byte[] head, InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    int high = highBytes(head, head.length);
    byte[] block = new byte[BLOCK];
    while (high < TELLING_BYTES / 8 && out.size() < HEAD_BYTES + TELLING_BYTES) {
      int n = in.readNBytes(block, 0, BLOCK);
      if (n <= 0) {
        break;
      }
      high += addHighStretches(block, n, out);
    }
    return out.toByteArray();
  }

  /** Adds stretches of up to 512 bytes from bytes above 0x7F on; returns how many such bytes. */
  private static int addHighStretches(byte[] block, int n, ByteArrayOutputStream out) {
    int high = 0;
    int i = cleanFrom(block, 0, n);
    while (i < n) {
      if (block[i] >= 0) {
        i++;
        continue;
      }
      int end = Math.min(n, i + 512);
      while (end > i && block[end - 1] < 0) {
        end--;
      }
      for (int k = i; k < end; k++) {
        high += block[k] < 0 ? 1 : 0;
      }
      out.write(block, i, end - i);
      out.write('\n');
      i = cleanFrom(block, end + 4096, n);
    }
    return high;
  }

  /**
   * A byte below 0x30 after ASCII is itself ASCII in every set; what follows begins a character.
   */
  private static int cleanFrom(byte[] block, int from, int n) {
    int i = from;
    while (i < n && (block[i] < 0 || block[i] >= 0x30)) {
      i++;
    }
    return i;
  }

  private static int highBytes(byte[] bytes, int n) {
    int high = 0;
    for (int i = 0; i < n; i++) {
      high += bytes[i] < 0 ? 1 : 0;
    }
    return high;
  }
}
