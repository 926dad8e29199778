package dyepack.layout;

/** Coarse classes of the first character of a cell. */
final class FirstClass {
  private static final int BLANK = 1;
  private static final int DIGIT = 2;
  private static final int LATIN = 4;
  private static final int HAN = 8;
  private static final int OTHER = 16;

  private FirstClass() {}

  /** The bit of a class; 0 stands for a blank cell. */
  static int of(char c) {
    if (c == 0) {
      return BLANK;
    }
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    if (c < 0x80) {
      boolean latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      return latin ? LATIN : c == '+' || c == '-' || c == '.' || c == '*' ? DIGIT : OTHER;
    }
    return Anchors.isHan(c) || Character.isSurrogate(c)
        ? HAN
        : Character.isLetter(c) ? LATIN : OTHER;
  }

  static int of(String cell) {
    return of(cell.isEmpty() ? (char) 0 : cell.charAt(0));
  }

  /** Classes that a column holds, of counts by class: all but the rare ones, blanks always. */
  static int usual(int[] counts, int cells) {
    int usual = BLANK;
    for (int k = 0; k < 5; k++) {
      if (counts[k] * 25 > cells) {
        usual |= 1 << k;
      }
    }
    return usual;
  }
}
