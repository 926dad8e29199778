package dyepack.layout;

import dyepack.cells.ByteSearch;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Goes over a stretch of a text file record by record; a record is one line, or several that are
 * taken one after the other. Memory is bounded by the longest record.
 */
final class LineFeed implements Closeable {
  private static final int FIRST_BYTES = 1 << 18;
  private static final int FEWEST_BYTES = 1 << 10;

  private final InputStream in;
  private final TextForm form;
  private final int unit;
  private final int limit;
  private final LineDecoder decoder;
  private final long stop;
  private byte[] b;
  private int from;
  private int to;
  private long filled;
  private boolean exhausted;

  /** Ends of the lines taken: in {@link #b} counted from the record's first byte, and in chars. */
  private int[] byteEnds = new int[8];

  private int[] charEnds = new int[8];
  private int[] charEndsWithBreak = new int[8];
  private int[] malformed = new int[8];
  private int lines;
  private long line;
  private long passed;
  private int contentEnd;

  /** Where the record's first line ends if it isn't decoded yet, else -1. */
  private int undecoded = -1;

  private boolean plain;

  /**
   * Opens a stretch that begins at a line.
   *
   * @param limit most bytes of a record
   * @param firstLine number of the stretch's first line
   */
  LineFeed(Path file, long start, long end, TextForm form, int limit, long firstLine)
      throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    this.stop = Math.min(end, channel.size());
    this.in = Channels.newInputStream(channel.position(start));
    long stretch = Math.max(0, stop - start) + 1;
    this.b = new byte[(int) Math.max(FEWEST_BYTES, Math.min(FIRST_BYTES, stretch))];
    this.filled = start;
    this.form = form;
    this.unit = form.unit();
    this.limit = limit;
    this.decoder = new LineDecoder(form);
    this.line = firstLine;
  }

  /** Goes to the line behind the last record; false at the end of the stretch. */
  boolean first() throws IOException {
    from += lines == 0 ? 0 : byteEnds[lines - 1];
    line += lines + (passed > 0 ? 1 : 0);
    lines = 0;
    passed = 0;
    undecoded = -1;
    plain = false;
    decoder.cut(0);
    return take();
  }

  /**
   * Takes the next line into the record; false if there is none or the record would be too long.
   */
  boolean extend() throws IOException {
    decode();
    if (passed > 0 || byteEnds[lines - 1] > limit) {
      return false;
    }
    if (decoder.length() != charEndsWithBreak[lines - 1]) {
      appendBreak(lines - 1);
    }
    int before = lines;
    boolean more = take() && lines > before;
    if (!more) {
      decoder.cut(charEnds[lines - 1]);
    }
    return more;
  }

  /** Gives back all lines of the record behind the first {@code kept}. */
  void keep(int kept) {
    decode();
    lines = kept;
    decoder.cut(charEnds[kept - 1]);
  }

  private boolean take() throws IOException {
    int start = lines == 0 ? 0 : byteEnds[lines - 1];
    int end = lineEnd(start);
    if (end == start) {
      return false;
    }
    if (end < 0) {
      if (lines == 0) {
        passOver();
      }
      return lines == 0;
    }
    if (lines == byteEnds.length) {
      byteEnds = Arrays.copyOf(byteEnds, 2 * lines);
      charEnds = Arrays.copyOf(charEnds, 2 * lines);
      charEndsWithBreak = Arrays.copyOf(charEndsWithBreak, 2 * lines);
      malformed = Arrays.copyOf(malformed, 2 * lines);
    }
    byteEnds[lines] = end;
    charEndsWithBreak[lines] = -1;
    if (lines == 0) {
      undecoded = contentEnd;
    } else {
      decode(lines, start, contentEnd);
    }
    lines++;
    return true;
  }

  private void decode(int index, int start, int end) {
    decoder.append(b, from + start, from + end);
    charEnds[index] = decoder.length();
    malformed[index] = decoder.malformed();
  }

  /** Decodes the record's first line once somebody asks for characters. */
  private void decode() {
    if (undecoded >= 0) {
      decode(0, 0, undecoded);
      undecoded = -1;
    }
  }

  /**
   * Whether the record's only line is a plain one; then nothing of it is malformed, and it is
   * decoded only if somebody asks for its characters.
   */
  boolean isPlain(PlainRecord record) {
    boolean is = undecoded >= 0 && record.read(b, from, from + undecoded);
    plain = is;
    if (is) {
      malformed[0] = 0;
    }
    return is;
  }

  /** How bytes become characters here. */
  TextForm form() {
    return form;
  }

  /** Adds the characters of the line end, since another line follows in the same record. */
  private void appendBreak(int index) throws IOException {
    int start = index == 0 ? 0 : byteEnds[index - 1];
    int end = lineEnd(start);
    decoder.append(b, from + contentEnd, from + end);
    charEndsWithBreak[index] = decoder.length();
  }

  /**
   * One past the line that begins at {@code start}, counted from the record; -1 if it is too long.
   * Sets {@link #contentEnd} to where its line end begins.
   */
  private int lineEnd(int start) throws IOException {
    int i = start;
    while (true) {
      int end = from + i;
      if (unit == 1 && !form.loneReturns()) {
        end = ByteSearch.find(b, end, to, (byte) '\n');
      } else {
        while (end + unit <= to && !breaks(end)) {
          end += unit;
        }
      }
      i = end - from;
      boolean found = end + unit <= to;
      if (found && at(end) == '\r' && end + 2 * unit > to && !exhausted) {
        found = false;
      }
      if (found) {
        boolean pair = at(end) == '\r' && end + 2 * unit <= to && at(end + unit) == '\n';
        boolean returned = at(end) == '\n' && i >= start + unit && at(end - unit) == '\r';
        contentEnd = returned && !form.loneReturns() ? i - unit : i;
        return i + (pair ? 2 * unit : unit);
      }
      if (exhausted) {
        contentEnd = to - from;
        return to - from;
      }
      if (i - start > limit) {
        return -1;
      }
      more();
    }
  }

  private boolean breaks(int i) {
    int c = at(i);
    return c == '\n' || (c == '\r' && form.loneReturns());
  }

  private int at(int i) {
    if (unit == 1) {
      return b[i] & 0xFF;
    }
    int value = 0;
    for (int k = 0; k < unit; k++) {
      int next = b[form.lowByteFirst() ? i + unit - 1 - k : i + k] & 0xFF;
      value = value << 8 | next;
    }
    return value;
  }

  private void more() throws IOException {
    System.arraycopy(b, from, b, 0, to - from);
    to -= from;
    from = 0;
    if (to > b.length / 2) {
      b = Arrays.copyOf(b, Math.multiplyExact(b.length, 2));
    }
    int room = (int) Math.min(b.length - to, Math.max(0, stop - filled));
    int read = room == 0 ? 0 : in.readNBytes(b, to, room);
    exhausted = read < room || filled + read >= stop;
    filled += read;
    to += read;
  }

  /** Drops a line that is too long. */
  private void passOver() throws IOException {
    long begin = filled - (to - from);
    while (true) {
      int end = from;
      while (end + unit <= to && at(end) != '\n') {
        end += unit;
      }
      if (end + unit <= to) {
        from = end + unit;
        break;
      }
      from = exhausted ? to : to - (to - from) % unit;
      if (exhausted) {
        break;
      }
      more();
    }
    passed = filled - (to - from) - begin;
  }

  /** Characters of the record, without the last line's end; valid to {@link #length}. */
  char[] chars() {
    decode();
    return decoder.chars();
  }

  int length() {
    decode();
    return decoder.length();
  }

  /** Characters before the end of the record's line {@code index}, without its line end. */
  int charEnd(int index) {
    decode();
    return charEnds[index];
  }

  /** Where in the characters the record's last line begins. */
  int lastLineStart() {
    return lines <= 1 ? 0 : charEndsWithBreak[lines - 2];
  }

  String text() {
    decode();
    return new String(decoder.chars(), 0, decoder.length());
  }

  /** Lines that the record takes up. */
  int lines() {
    return passed > 0 ? 1 : lines;
  }

  /** Number of the record's first line. */
  long line() {
    return line;
  }

  /** Offset of the record in the file. */
  long offset() {
    return filled - (to - from) - passed;
  }

  /** Offset of what follows the record. */
  long endOffset() {
    return filled - (to - from) + (lines == 0 ? 0 : byteEnds[lines - 1]);
  }

  /** Whether the record is a line too long to be kept; its characters are gone. */
  boolean overlong() {
    return passed > 0;
  }

  /** Malformed stretches of bytes in the record. */
  int malformed() {
    if (!plain) {
      decode();
    }
    int sum = 0;
    for (int i = 0; i < lines; i++) {
      sum += malformed[i];
    }
    return sum;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
