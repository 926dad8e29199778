package dyepack.identity;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.keys.LengthPrefixed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message of length-prefixed texts that is built again and again in the same bytes. One per row
 * and thread.
 */
final class Message {
  private static final int LONGEST_CHARACTER_BYTES = 3;

  private byte[] bytes = new byte[128];
  private int length;

  /** Starts a new message. */
  @CanIgnoreReturnValue
  Message clear() {
    length = 0;
    return this;
  }

  /** Appends LP(text), the text as UTF-8. */
  @CanIgnoreReturnValue
  Message add(String text) {
    int most = length + 4 + LONGEST_CHARACTER_BYTES * text.length();
    if (most > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * most);
    }
    int at = length + 4;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[at++] = (byte) c;
      } else if (c >= 0x800 && !Character.isSurrogate(c)) {
        bytes[at++] = (byte) (0xe0 | (c >> 12));
        bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[at++] = (byte) (0x80 | (c & 0x3f));
      } else {
        length = LengthPrefixed.write(text.getBytes(StandardCharsets.UTF_8), bytes, length);
        return this;
      }
    }
    LengthPrefixed.writeLength(at - length - 4, bytes, length);
    length = at;
    return this;
  }

  /** Returns the array that the message begins; valid until the next change. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns the message's length in bytes. */
  int length() {
    return length;
  }
}
