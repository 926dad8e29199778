package dyepack.layout;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Bytes of UTF-8 written as numbers behind backslashes, as C does: {@code \345} (sqlite3's mode
 * {@code tcl}) or {@code \xe5} (redis-cli).
 */
final class EscapedBytes {
  private static final Pattern ESCAPED =
      Pattern.compile("(?:\\\\[2-3][0-7]{2}|\\\\x[89a-fA-F]\\p{XDigit}){2}");

  private EscapedBytes() {}

  /** Whether a line holds a character so written. */
  static boolean in(String line) {
    return ESCAPED.matcher(line).find();
  }

  /**
   * Reads the bytes that begin at a backslash.
   *
   * @param out receives their characters
   * @return how many characters of the text they take; 0 if there are none, or they are no UTF-8
   */
  static int read(char[] text, int from, int to, StringBuilder out) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = from;
    while (i + 4 <= to && text[i] == '\\') {
      boolean hex = text[i + 1] == 'x';
      int value =
          hex ? number(text, i + 2, 2, 16) : text[i + 1] <= '3' ? number(text, i + 1, 3, 8) : -1;
      if (value < 0x80) {
        break;
      }
      bytes.write(value);
      i += 4;
    }
    if (bytes.size() == 0) {
      return 0;
    }
    try {
      out.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())));
      return i - from;
    } catch (CharacterCodingException e) {
      return 0;
    }
  }

  private static int number(char[] text, int from, int digits, int radix) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(text[i], radix);
      if (digit < 0) {
        return -1;
      }
      value = radix * value + digit;
    }
    return value;
  }
}
