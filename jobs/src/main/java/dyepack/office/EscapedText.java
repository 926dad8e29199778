package dyepack.office;

/** The escapes of Office Open XML for what XML can't hold (ECMA-376 part 1, 22.4.2.4). */
final class EscapedText {
  private static final int ESCAPE = "_x000D_".length();

  private EscapedText() {}

  /** Puts the character in the place of each {@code _xHHHH_}. */
  static String plain(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int done = 0;
    while (at >= 0 && at + ESCAPE <= text.length()) {
      int unit = unit(text, at);
      if (unit >= 0) {
        plain.append(text, done, at).append((char) unit);
        done = at + ESCAPE;
      }
      at = text.indexOf("_x", unit >= 0 ? done : at + 1);
    }
    return plain.append(text, done, text.length()).toString();
  }

  private static int unit(String text, int at) {
    if (text.charAt(at + ESCAPE - 1) != '_') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE - 1; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }
}
