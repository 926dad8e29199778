package dyepack.ingest;

import java.io.Serializable;

/**
 * How a delimited text separates its cells.
 *
 * @param delimiter what stands between two cells; empty for a table of one column
 * @param quote the character around cells that hold delimiters, or 0 for none. Inside, a doubled
 *     quote stands for one.
 * @param backslash whether a backslash inside quotes takes the next character literally
 * @param runs whether any run of blanks separates, as in aligned text; the delimiter is then a
 *     blank
 * @param carriageReturns whether lines end in lone carriage returns
 */
record Dialect(
    String delimiter, char quote, boolean backslash, boolean runs, boolean carriageReturns)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** RFC 4180. */
  static final Dialect COMMA = of(",");

  static Dialect of(String delimiter) {
    return new Dialect(delimiter, '"', false, false, false);
  }

  Dialect withCarriageReturns(boolean lone) {
    return new Dialect(delimiter, quote, backslash, runs, lone);
  }

  /** For the report: the delimiter in quotes, control characters by name. */
  String label() {
    if (runs) {
      return "text, blanks";
    }
    return switch (delimiter) {
      case "" -> "text, one column";
      case "\t" -> "text, tab";
      case " " -> "text, space";
      default ->
          delimiter.chars().anyMatch(Character::isISOControl)
              ? "text, U+" + String.format("%04X", (int) delimiter.charAt(0))
              : "text, \"" + delimiter + "\"";
    };
  }

  /** {@code text} of a quoted cell without its quotes, escapes undone. */
  String unquote(String text) {
    if (backslash && text.indexOf('\\') >= 0) {
      return unescape(text);
    }
    return text.indexOf(quote) < 0 ? text : text.replace("" + quote + quote, "" + quote);
  }

  private String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      boolean escapes = i < text.length() && (c == '\\' || (c == quote && text.charAt(i) == quote));
      out.append(escapes ? text.charAt(i++) : c);
    }
    return out.toString();
  }

  /** {@code text} between quotes, escaped so that {@link #unquote} gives it back. */
  String quoted(String text) {
    String inner = backslash ? text.replace("\\", "\\\\") : text;
    String escaped = inner.replace("" + quote, backslash ? "\\" + quote : "" + quote + quote);
    return quote + escaped + quote;
  }

  /** Whether a cell of this text, written without quotes, would be read as something else. */
  boolean needsQuotes(String text) {
    if (text.isEmpty()) {
      return runs;
    }
    boolean blankEnds = isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1));
    boolean looksQuoted = quote != 0 && text.indexOf(quote) >= 0;
    boolean splits =
        runs
            ? text.chars().anyMatch(c -> isBlank((char) c))
            : !delimiter.isEmpty() && splitsAt(text);
    return blankEnds || looksQuoted || splits || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }

  /**
   * A delimiter of several characters may also arise from the cell's end and the next delimiter.
   */
  private boolean splitsAt(String text) {
    return text.contains(delimiter)
        || (delimiter.length() > 1 && text.endsWith(delimiter.substring(0, 1)));
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\u3000';
  }
}
