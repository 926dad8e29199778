package dyepack.layout;

import java.util.Arrays;

/**
 * Cuts the characters of a record into cells. Blanks around a cell don't belong to it. A quote
 * opens a cell only as its first character, and closes it only if a delimiter or the end follows;
 * other quotes are text. Not for several threads.
 */
final class RecordCutter {
  private final Separation separation;
  private final char[] delimiter;
  private final char head;
  private final char[] lead;
  private final boolean plain;
  private char[] chars = new char[0];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] quoted = new boolean[64];
  private int cells;
  private boolean open;

  RecordCutter(Separation separation) {
    this.separation = separation;
    this.delimiter = separation.runs() ? new char[0] : separation.text().toCharArray();
    this.head = delimiter.length == 0 ? '\uFFFF' : delimiter[0];
    this.lead = lead(separation);
    this.plain = !separation.runs() && delimiter.length == 1;
  }

  /**
   * A mark that each cell begins with, with a blank before it, stands before the first cell too.
   */
  private static char[] lead(Separation separation) {
    String text = separation.text();
    boolean mark = text.startsWith(" ") && !text.isBlank() && !text.endsWith(" ");
    return mark && !separation.runs() ? text.strip().toCharArray() : new char[0];
  }

  /** Cuts; returns the number of cells, at least 1. */
  int cut(char[] record, int length) {
    return cut(record, length, separation.quote() != 0);
  }

  /** Cuts with quotes taken as text. */
  int cutUnquoted(char[] record, int length) {
    return cut(record, length, false);
  }

  private int cut(char[] record, int length, boolean quotes) {
    chars = record;
    cells = 0;
    open = false;
    int i = separation.wrapped() ? Separation.afterBracket(record, length) : 0;
    int to = i > 0 ? Separation.beforeBracket(record, length) : length;
    i = lead.length == 0 ? i : afterLead(i, to);
    if (separation.runs()) {
      while (to > 0 && Separation.isBlank(record[to - 1])) {
        to--;
      }
    }
    while (true) {
      int start = skip(i, to);
      int end;
      int next;
      if (quotes && start < to && record[start] == separation.quote()) {
        int close = close(start + 1, to);
        if (close < 0) {
          open = true;
          close = 0;
        }
        if (close > 0) {
          next = skip(close, to);
          add(start + 1, close - 1, true);
          if (next >= to) {
            return cells;
          }
          i = separation.runs() ? next : next + delimiter.length;
          continue;
        }
      }
      end = end(start, to);
      int trimmed = end;
      while (trimmed > start && Separation.isBlank(record[trimmed - 1])) {
        trimmed--;
      }
      add(start, trimmed, false);
      if (end >= to) {
        return cells;
      }
      i = separation.runs() ? end : end + delimiter.length;
    }
  }

  private int afterLead(int from, int to) {
    int i = skip(from, to);
    for (int k = 0; k < lead.length; k++) {
      if (i + k >= to || chars[i + k] != lead[k]) {
        return from;
      }
    }
    return i + lead.length;
  }

  /** Whether the last record ends within quotes: the next line may belong to it. */
  boolean open() {
    return open;
  }

  int cells() {
    return cells;
  }

  /** First character of a cell, or 0 if it is blank. */
  char first(int cell) {
    return starts[cell] == ends[cell] ? (char) 0 : chars[starts[cell]];
  }

  String cell(int cell) {
    int start = starts[cell];
    int end = ends[cell];
    if (quoted[cell]) {
      // Shops put a tab beside digits so that a spreadsheet keeps them as text.
      while (start < end && chars[start] == '\t') {
        start++;
      }
      while (end > start && chars[end - 1] == '\t') {
        end--;
      }
      return unquote(start, end);
    }
    // A spreadsheet's way of keeping digits as text: ="007".
    if (end - start > 2
        && chars[start] == '='
        && chars[start + 1] == '"'
        && chars[end - 1] == '"') {
      return new String(chars, start + 2, Math.max(0, end - start - 3));
    }
    // Another: '007, where the apostrophe has no partner.
    if (end - start > 1
        && chars[start] == '\''
        && Character.isDigit(chars[start + 1])
        && chars[end - 1] != '\'') {
      return new String(chars, start + 1, end - start - 1);
    }
    return new String(chars, start, end - start);
  }

  String[] all() {
    String[] all = new String[cells];
    for (int c = 0; c < cells; c++) {
      all[c] = cell(c);
    }
    return all;
  }

  private String unquote(int start, int end) {
    char quote = separation.quote();
    boolean escapes = false;
    for (int i = start; i < end && !escapes; i++) {
      escapes = chars[i] == quote || (chars[i] == '\\' && separation.backslash());
    }
    if (!escapes) {
      return new String(chars, start, end - start);
    }
    StringBuilder out = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = chars[i];
      int bytes = c == '\\' && separation.backslash() ? EscapedBytes.read(chars, i, end, out) : 0;
      if (bytes > 0) {
        i += bytes - 1;
        continue;
      }
      boolean escape =
          i + 1 < end
              && ((c == '\\' && separation.backslash()) || (c == quote && chars[i + 1] == quote));
      out.append(escape ? chars[++i] : c);
    }
    return out.toString();
  }

  private void add(int start, int end, boolean inQuotes) {
    if (cells == starts.length) {
      starts = Arrays.copyOf(starts, 2 * cells);
      ends = Arrays.copyOf(ends, 2 * cells);
      quoted = Arrays.copyOf(quoted, 2 * cells);
    }
    starts[cells] = start;
    ends[cells] = Math.max(start, end);
    quoted[cells] = inQuotes;
    cells++;
  }

  private int skip(int from, int to) {
    int i = from;
    if (i < to && chars[i] > ' ' && chars[i] < '\u0080') {
      return i;
    }
    while (i < to
        && Separation.isBlank(chars[i])
        && (separation.runs() || chars[i] != head || !delimits(i, to))) {
      i++;
    }
    return i;
  }

  private boolean delimits(int i, int to) {
    if (i + delimiter.length > to || delimiter.length == 0) {
      return false;
    }
    for (int k = 0; k < delimiter.length; k++) {
      if (chars[i + k] != delimiter[k]) {
        return false;
      }
    }
    return true;
  }

  private int end(int from, int to) {
    int i = from;
    if (plain) {
      char[] text = chars;
      while (i < to && text[i] != head) {
        i++;
      }
      return i;
    }
    if (separation.runs()) {
      while (i < to && !isGap(i, to)) {
        i++;
      }
      return i;
    }
    while (i < to && !(chars[i] == head && delimits(i, to))) {
      i++;
    }
    return i;
  }

  /** Whether a run that separates begins here. */
  private boolean isGap(int i, int to) {
    char c = chars[i];
    return Separation.isBlank(c)
        && (separation.text().length() == 1
            || c == '\t'
            || c == '\u3000'
            || i + 1 == to
            || Separation.isBlank(chars[i + 1]));
  }

  /** One past the closing quote; 0 if the quote is text, -1 if nothing closes it. */
  private int close(int from, int to) {
    char quote = separation.quote();
    int i = from;
    while (i < to) {
      char c = chars[i];
      if (c == '\\' && separation.backslash()) {
        i++;
      } else if (c == quote) {
        if (i + 1 < to && chars[i + 1] == quote) {
          i++;
        } else {
          int next = skip(i + 1, to);
          if (next >= to || (separation.runs() ? next > i + 1 : delimits(next, to))) {
            return i + 1;
          }
        }
      }
      i++;
    }
    return -1;
  }
}
