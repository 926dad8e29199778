package dyepack.marks;

import java.util.Locale;
import java.util.Set;

/** Brings a cell into plain characters before it is read loosely. */
final class Folded {
  private static final Set<String> MISSING =
      Set.of(
          "", "-", "--", "?", "\\n", "\\N", "null", "none", "nan", "na", "n/a", "#n/a", "nil",
          "nul", "空", "无", "未知", "missing", "unknown");

  private Folded() {}

  /** Says whether a cell is empty or stands for a missing value. */
  static boolean isMissing(String cell) {
    if (!cell.isEmpty() && Digits.isDigit(cell.charAt(0))) {
      return false;
    }
    if (cell.length() > 8) {
      return cell.isBlank();
    }
    return MISSING.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the text with full-width characters, spaces of all kinds and typographic signs replaced
   * by their ASCII counterparts, without outer spaces, quotes and spreadsheet text marks.
   */
  static String of(String cell) {
    return unquoted(narrow(cell).strip());
  }

  /** Returns the text with the characters replaced, nothing removed. */
  static String narrow(String cell) {
    int length = cell.length();
    int i = 0;
    while (i < length && cell.charAt(i) < 0x80) {
      i++;
    }
    if (i == length) {
      return cell;
    }
    StringBuilder folded = new StringBuilder(length);
    folded.append(cell, 0, i);
    for (; i < length; i++) {
      folded.append(narrow(cell.charAt(i)));
    }
    return folded.toString();
  }

  private static char narrow(char c) {
    if (c >= 0xff01 && c <= 0xff5e) {
      return (char) (c - 0xfee0);
    }
    return switch (c) {
      case '\u00a0', '\u2002', '\u2003', '\u2009', '\u202f', '\u3000', '\ufeff' -> ' ';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
      case '\u2018', '\u2019', '\u2032' -> '\'';
      case '\u201c', '\u201d', '\u2033' -> '"';
      case '\uffe5' -> '\u00a5';
      default -> c;
    };
  }

  private static String unquoted(String text) {
    String inner = text;
    if (inner.startsWith("=\"")) {
      inner = inner.substring(1);
    }
    if (inner.length() >= 2 && inner.startsWith("\"") && inner.endsWith("\"")) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    return inner.startsWith("'") ? inner.substring(1) : inner;
  }
}
