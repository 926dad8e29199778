package dyepack.ingest;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A character set as a byte scanner needs it: how wide a code unit is, and which bytes are the
 * first of several.
 *
 * <p>In GB18030 the second byte of a character can look like a backslash (0x5C), a bar (0x7C) or a
 * digit, so a scanner that searches for delimiters must step over whole characters. UTF-8 never
 * hides ASCII in longer characters; there every byte is a step.
 *
 * @param name canonical name of the character set
 * @param markBytes length of the byte order mark at the beginning of the file, 0 to 4
 */
record TextEncoding(String name, int markBytes) implements Serializable {
  private static final long serialVersionUID = 1L;

  static final TextEncoding UTF_8 = new TextEncoding("UTF-8", 0);

  /** GBK and GB2312 become GB18030, of which they are parts. */
  static TextEncoding of(Charset charset, int markBytes) {
    boolean partOfGb18030 = charset.name().equals("GBK") || charset.name().equals("GB2312");
    return new TextEncoding(partOfGb18030 ? "GB18030" : charset.name(), markBytes);
  }

  Charset charset() {
    return Charset.forName(name);
  }

  /** Bytes of the smallest unit: 2 for UTF-16, otherwise 1. */
  int unit() {
    return name.startsWith("UTF-16") ? 2 : 1;
  }

  /** Whether the low byte of a two-byte unit comes first. */
  boolean lowByteFirst() {
    return name.equals("UTF-16LE");
  }

  /** Whether characters of several bytes can hold ASCII bytes. */
  boolean hidesAscii() {
    return name.equals("GB18030") || name.equals("Big5") || name.equals("Shift_JIS");
  }

  /**
   * Bytes of the character that begins with {@code first}, where {@link #hidesAscii}.
   *
   * @param second the next byte, or -1 at the end
   */
  int width(int first, int second) {
    if (first < 0x81 || first == 0xFF || second < 0) {
      return 1;
    }
    if (name.equals("GB18030")) {
      return second >= 0x30 && second <= 0x39 ? 4 : second >= 0x40 ? 2 : 1;
    }
    if (name.equals("Shift_JIS") && first >= 0xA0 && first <= 0xDF) {
      return 1;
    }
    return second >= 0x40 ? 2 : 1;
  }

  /** {@code text} in this character set, without byte order mark. */
  byte[] bytes(String text) {
    return text.getBytes(charset());
  }

  /** Name for a report: a byte order mark is mentioned. */
  String label() {
    return markBytes > 0 && !charset().equals(StandardCharsets.UTF_8)
        ? name + " with byte order mark"
        : markBytes > 0 ? "UTF-8 with byte order mark" : name;
  }
}
