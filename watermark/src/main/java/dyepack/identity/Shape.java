package dyepack.identity;

/**
 * Shows a value without showing it: the first character stays, every other letter or digit becomes
 * {@code #}. The form in which cells appear in messages.
 */
public final class Shape {
  private static final int LONGEST = 40;

  private Shape() {}

  /** Returns the shape of a cell, such as {@code 1##########}; long ones end in three dots. */
  public static String of(String cell) {
    StringBuilder shape = new StringBuilder();
    for (int at = 0; at < cell.length(); at += Character.charCount(cell.codePointAt(at))) {
      if (shape.length() == LONGEST) {
        return shape.append("...").toString();
      }
      int c = cell.codePointAt(at);
      if (at == 0 && c < 128) {
        shape.appendCodePoint(c);
      } else if (Character.isLetterOrDigit(c) || c > 127) {
        shape.append('#');
      } else {
        shape.append(Character.isISOControl(c) ? '#' : (char) c);
      }
    }
    return shape.toString();
  }
}
