package dyepack.layout;

import dyepack.cells.ByteSearch;
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

  /** Classes of ASCII characters at the beginning of a cell; 0 where it needs a closer look. */
  private final int[] kinds = new int[128];

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
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = c == quote || SPECIAL.indexOf(c) >= 0 ? 0 : FirstClass.of((char) c);
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
      while (true) {
        i = ByteSearch.findOrHigh(b, i, to, delimiter);
        if (i >= to || b[i] >= 0) {
          break;
        }
        last = characters.codePoint(b, i, to);
        if (last == CharacterReader.NONE) {
          return false;
        }
        first = i == start ? last : first;
        i += characters.bytes();
        lastEnd = i;
        high = true;
      }
      if (i > start && b[start] >= 0) {
        first = b[start];
      }
      int kind = kind(first, i == start);
      if ((kind & usual[cell]) == 0) {
        return false;
      }
      int end = i;
      while (end > start && isBlank(b[end - 1])) {
        end--;
      }
      boolean blankEnd = lastEnd == end && last < 0x10000 && Separation.isBlank((char) last);
      if (blankEnd || (i < to) != (cell + 1 < width)) {
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

  /** The class of a cell's first character; none, 0, if the cell needs a closer look. */
  private int kind(int first, boolean empty) {
    if (empty) {
      return FirstClass.of((char) 0);
    }
    if (first < 0x80) {
      return kinds[first];
    }
    char c = first < 0x10000 ? (char) first : Character.highSurrogate(first);
    return Separation.isBlank(c) ? 0 : FirstClass.of(c);
  }

  /** As {@link Separation#isBlank}, for ASCII. */
  private static boolean isBlank(byte c) {
    return c <= ' ' && (c == ' ' || c == '\t' || c == '\r');
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
