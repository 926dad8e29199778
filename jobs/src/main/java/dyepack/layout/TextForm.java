package dyepack.layout;

import java.io.Serializable;
import java.nio.charset.Charset;

/**
 * How the bytes of a text become lines of characters.
 *
 * @param charset canonical name of the character set
 * @param markBytes length of the byte order mark at the beginning of the file
 * @param loneReturns whether a carriage return alone ends a line too
 */
public record TextForm(String charset, int markBytes, boolean loneReturns) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bytes of the smallest unit: 4 for UTF-32, 2 for UTF-16, otherwise 1. */
  int unit() {
    return charset.startsWith("UTF-32") ? 4 : charset.startsWith("UTF-16") ? 2 : 1;
  }

  /** Whether the lowest byte of a longer unit comes first. */
  boolean lowByteFirst() {
    return charset.endsWith("LE");
  }

  Charset set() {
    return Charset.forName(charset);
  }

  TextForm withLoneReturns(boolean ending) {
    return new TextForm(charset, markBytes, ending);
  }
}
