package dyepack.charset;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a file written in one character set.
 *
 * @param from byte offset of its beginning, byte order mark included
 * @param to byte offset of its end
 * @param encoding its character set and the length of the byte order mark at {@code from}
 * @param misreading the earlier mistake that has to be undone, or null
 */
public record EncodedSpan(
    long from, long to, TextEncoding encoding, @Nullable Misreading misreading)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** For a report, such as "bytes 0-4095: GB18030". */
  public String label() {
    return "bytes " + from + "-" + (to - 1) + ": " + text();
  }

  /** The character set, and what is undone. */
  public String text() {
    return misreading == null ? encoding.label() : misreading.label(encoding);
  }

  /** Whether both are read in the same way. */
  boolean sameText(EncodedSpan other) {
    return encoding.name().equals(other.encoding.name())
        && (misreading == null ? other.misreading == null : misreading.equals(other.misreading));
  }
}
