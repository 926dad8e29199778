package dyepack.charset;

import dyepack.cells.ByteSearch;

/** Runs of plain text in bytes. */
final class TextBytes {
  private TextBytes() {}

  /**
   * Index of the first byte above 0x7F or of the first control character that no text uses, or
   * {@code to} if there is none.
   */
  static int endOfPlain(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] >= 0) {
      i = ByteSearch.endOfPrintable(b, i, to);
      if (i == to || !Score.isTextControl(b[i])) {
        return i;
      }
      i++;
    }
    return i;
  }
}
