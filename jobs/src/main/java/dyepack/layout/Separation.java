package dyepack.layout;

import java.io.Serializable;

/**
 * What stands between the cells of a line.
 *
 * @param text the delimiter; empty for a table of one column, the fewest blanks for runs
 * @param runs whether any run of so many blanks separates
 * @param quote the character around cells that hold delimiters or line ends, or 0 for none; doubled
 *     inside, it stands for itself
 * @param backslash whether a backslash inside quotes takes the next character literally
 * @param wrapped whether a record may stand in brackets, as in a program's list or a statement
 */
record Separation(String text, boolean runs, char quote, boolean backslash, boolean wrapped)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String OPENING = "([{<（【";
  private static final String CLOSING = ")]}>）】";

  /** Lines that are cells. */
  static final Separation NONE = new Separation("", false, (char) 0, false, false);

  /** Runs of blanks. */
  static final Separation BLANKS = new Separation(" ", true, (char) 0, false, false);

  /** Runs of two blanks or more, or of a tab or an ideographic space: cells may hold a blank. */
  static final Separation GAPS = new Separation("  ", true, (char) 0, false, false);

  static Separation of(String text) {
    return new Separation(text, false, (char) 0, false, false);
  }

  /** The same for records in brackets. */
  Separation inBrackets() {
    return new Separation(text, runs, quote, backslash, true);
  }

  /**
   * Where a record's cells begin if it stands in brackets that the line's end closes, perhaps
   * before a comma or semicolon; else 0.
   */
  static int afterBracket(char[] record, int length) {
    int from = 0;
    while (from < length && isBlank(record[from])) {
      from++;
    }
    int to = beforeBracket(record, length);
    boolean paired =
        from + 1 < to
            && OPENING.indexOf(record[from]) >= 0
            && OPENING.indexOf(record[from]) == CLOSING.indexOf(record[to]);
    return paired ? from + 1 : 0;
  }

  /**
   * Index of the last character that may close a record: commas and semicolons behind it are not.
   */
  static int beforeBracket(char[] record, int length) {
    int to = length - 1;
    while (to > 0 && (isBlank(record[to]) || record[to] == ',' || record[to] == ';')) {
      to--;
    }
    return Math.max(0, to);
  }

  /** For the report. */
  String label() {
    if (wrapped) {
      return new Separation(text, runs, quote, backslash, false).label() + " in brackets";
    }
    if (runs) {
      return text.length() == 1 ? "text, blanks" : "text, two blanks or more";
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
