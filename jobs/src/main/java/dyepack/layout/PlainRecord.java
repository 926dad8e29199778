package dyepack.layout;

import dyepack.charset.CharacterReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Recognises in the bytes of a line that it is a record as nearly all of a table are, and cuts it
 * without decoding all of it: as many cells as columns, no quotes, usual first characters, whole
 * characters only. Whatever else a line may be, {@link DelimitedRows} finds out from its
 * characters; the cells are the same either way. Not for several threads.
 */
final class PlainRecord {
  /** First characters that make a cell be read otherwise than as it stands. */
  private static final String SPECIAL = "\"'=\0";

  private final CharacterReader characters;
  private final byte delimiter;
  private final char quote;
  private final int[] usual;
  private final int[] headerFirsts;
  private final int[] starts;
  private final int[] ends;
  private final boolean[] foreign;
  private byte[] bytes = new byte[0];

  private PlainRecord(CharacterReader characters, DelimitedForm form, String[] header) {
    this.characters = characters;
    this.delimiter = (byte) form.separation().text().charAt(0);
    this.quote = form.separation().quote();
    this.usual = form.firsts().stream().mapToInt(i -> i).toArray();
    this.headerFirsts = new int[header.length];
    for (int c = 0; c < header.length; c++) {
      headerFirsts[c] = header[c].isEmpty() ? 0 : header[c].charAt(0);
    }
    this.starts = new int[form.width()];
    this.ends = new int[form.width()];
    this.foreign = new boolean[form.width()];
  }

  /** For a table, or null if its records have to be read by their characters. */
  static @Nullable PlainRecord of(DelimitedForm form, String[] header, TextForm text) {
    Separation separation = form.separation();
    CharacterReader characters = CharacterReader.of(text.set());
    boolean simple =
        !separation.runs()
            && !separation.wrapped()
            && separation.text().length() == 1
            && separation.text().charAt(0) < 0x80
            && separation.quote() < 0x80
            && !form.numbered()
            && form.width() > 1
            && form.firsts().size() == form.width();
    return simple && characters != null && !characters.mayEndCharacter(separation.text().charAt(0))
        ? new PlainRecord(characters, form, header)
        : null;
  }

  /** Whether {@code b[from, to)} is such a record; if so, {@link #cells} may be asked for. */
  boolean read(byte[] b, int from, int to) {
    int width = starts.length;
    boolean header = headerFirsts.length > 0;
    int i = from;
    for (int cell = 0; cell < width; cell++) {
      while (i < to && isBlank(b[i]) && b[i] != delimiter) {
        i++;
      }
      int start = i;
      int first = 0;
      int last = 0;
      int lastEnd = -1;
      boolean high = false;
      while (i < to && b[i] != delimiter) {
        int c = b[i];
        if (c >= 0) {
          i++;
        } else {
          c = characters.codePoint(b, i, to);
          if (c == CharacterReader.NONE) {
            return false;
          }
          i += characters.bytes();
          high = true;
          last = c;
          lastEnd = i;
        }
        if (first == 0) {
          first = firstChar(c);
          if (first < 0) {
            return false;
          }
        }
      }
      int end = i;
      while (end > start && isBlank(b[end - 1])) {
        end--;
      }
      boolean unusual = (FirstClass.of((char) first) & usual[cell]) == 0;
      boolean blankEnd = lastEnd == end && last < 0x10000 && Separation.isBlank((char) last);
      if (unusual || blankEnd || (i < to) != (cell + 1 < width)) {
        return false;
      }
      header &= cell >= headerFirsts.length || headerFirsts[cell] == first;
      starts[cell] = start;
      ends[cell] = end;
      foreign[cell] = high;
      i++;
    }
    bytes = b;
    return !header;
  }

  /** The character by which a cell is judged, or -1 if it needs a closer look. */
  private int firstChar(int c) {
    if (c < 0x80) {
      return c == quote || SPECIAL.indexOf(c) >= 0 ? -1 : c;
    }
    if (c >= 0x10000) {
      return Character.highSurrogate(c);
    }
    return Separation.isBlank((char) c) ? -1 : c;
  }

  /** As {@link Separation#isBlank}, for ASCII. */
  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  /** The cells of the record; valid as long as its bytes stay where they are. */
  String[] cells() {
    String[] cells = new String[starts.length];
    for (int c = 0; c < cells.length; c++) {
      int from = starts[c];
      int to = ends[c];
      cells[c] =
          foreign[c]
              ? characters.text(bytes, from, to)
              : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    return cells;
  }
}
