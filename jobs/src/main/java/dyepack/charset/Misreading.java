package dyepack.charset;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How a text was decoded with a wrong character set before it was written again: bytes of {@code
 * truth} taken for {@code taken}.
 *
 * @param truth character set of the bytes as they were first, such as GB18030
 * @param taken character set that they were read as, such as windows-1252
 */
public record Misreading(String truth, String taken) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** As a report says it, such as "UTF-8 of GB18030 read as windows-1252". */
  public String label(TextEncoding written) {
    return written.label() + " of " + truth + " read as " + taken;
  }

  /** The character set of the first bytes. */
  public TextEncoding encoding() {
    return new TextEncoding(truth, 0);
  }

  /**
   * The bytes as they were before they were misread. A character that {@code taken} doesn't have,
   * such as U+FFFD, becomes 0xFF, which is malformed in every {@code truth} there is here: it was
   * lost and stays so, and decoding counts it.
   */
  public byte[] undo(CharSequence text) {
    byte[] out = new byte[text.length() * 2 + 16];
    int n = 0;
    TakenBytes bytes = TakenBytes.of(taken);
    int i = 0;
    while (i < text.length()) {
      int c = Character.codePointAt(text, i);
      i += Character.charCount(c);
      if (n + 4 > out.length) {
        out = Arrays.copyOf(out, out.length * 2);
      }
      n = bytes.put(c, out, n);
    }
    return Arrays.copyOf(out, n);
  }
}
