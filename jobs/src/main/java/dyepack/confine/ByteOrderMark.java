package dyepack.confine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The mark that a text may begin with: U+FEFF in the text's own character set. */
final class ByteOrderMark {
  private ByteOrderMark() {}

  /** Length of the mark at the beginning of a file, 0 if there is none. */
  static int bytes(Path file, String charset) throws IOException {
    byte[] head = new byte[4];
    int n;
    try (InputStream in = Files.newInputStream(file)) {
      n = in.readNBytes(head, 0, 4);
    }
    String name = charset.toUpperCase(Locale.ROOT);
    if (name.equals("UTF-8")) {
      return begins(head, n, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }
    if (name.startsWith("UTF-16")) {
      return begins(head, n, 0xFF, 0xFE) || begins(head, n, 0xFE, 0xFF) ? 2 : 0;
    }
    if (name.startsWith("UTF-32")) {
      return begins(head, n, 0xFF, 0xFE, 0, 0) || begins(head, n, 0, 0, 0xFE, 0xFF) ? 4 : 0;
    }
    return name.equals("GB18030") && begins(head, n, 0x84, 0x31, 0x95, 0x33) ? 4 : 0;
  }

  private static boolean begins(byte[] head, int length, int... mark) {
    if (length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
