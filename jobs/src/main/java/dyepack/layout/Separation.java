package dyepack.layout;

import java.io.Serializable;

/**
 * What stands between the cells of a line.
 *
 * @param text the delimiter; empty for a table of one column, a blank for runs
 * @param runs whether any run of blanks separates
 * @param quote the character around cells that hold delimiters or line ends, or 0 for none; doubled
 *     inside, it stands for itself
 * @param backslash whether a backslash inside quotes takes the next character literally
 */
record Separation(String text, boolean runs, char quote, boolean backslash)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Lines that are cells. */
  static final Separation NONE = new Separation("", false, (char) 0, false);

  /** Runs of blanks. */
  static final Separation BLANKS = new Separation(" ", true, (char) 0, false);

  static Separation of(String text) {
    return new Separation(text, false, (char) 0, false);
  }

  /** For the report. */
  String label() {
    if (runs) {
      return "text, blanks";
    }
    return switch (text) {
      case "" -> "text, one column";
      case "\t" -> "text, tab";
      case " " -> "text, space";
      default ->
          text.chars().anyMatch(Character::isISOControl)
              ? "text, U+" + String.format("%04X", (int) text.charAt(0))
              : "text, \"" + text + "\"";
    };
  }

  /** Blanks that may surround a cell. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\u3000' || c == '\u00A0' || c == '\uFEFF';
  }
}
