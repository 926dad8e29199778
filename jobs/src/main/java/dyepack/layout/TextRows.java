package dyepack.layout;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.Pace;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a part of a {@link TextTable}, from first to last, in bounded memory. */
public final class TextRows implements Closeable {
  private final TextTable table;
  private final List<TextPart> parts;
  private final SkipSink skips;
  private final CellLimits limits;
  private final Pace pace;
  private long passed;
  private final RowReader reader;
  private final ByteAccount.Tally tally;
  private ByteAccount aside = ByteAccount.EMPTY;
  private @Nullable LineFeed feed;
  private int next;
  private String[] cells = new String[0];
  private long line;

  TextRows(TextTable table, List<TextPart> parts, SkipSink skips) {
    this.table = table;
    this.parts = parts;
    this.skips = skips;
    this.limits = table.limits();
    this.pace = new Pace(limits.seconds());
    this.tally = new ByteAccount.Tally(table.offsets());
    this.reader = table.form().reader(table.names(), limits, skips);
  }

  /** Goes to the next row; false after the last. */
  public boolean next() throws IOException {
    pace.resume();
    while (true) {
      if (feed == null) {
        if (next == parts.size()) {
          return false;
        }
        open(parts.get(next++));
      }
      LineFeed lines = feed;
      while (lines != null && lines.first()) {
        ByteAccount.Kind kind = reader.read(lines);
        tally.add(kind, reader.reason().reason(), lines.offset(), lines.endOffset());
        line = lines.line();
        passed += lines.endOffset() - lines.offset();
        pace.check(passed);
        if (kind == ByteAccount.Kind.RECORD) {
          take(lines.malformed());
          pace.pause(passed);
          return true;
        }
        if (kind == ByteAccount.Kind.NOISE
            || kind == ByteAccount.Kind.REJECTED
            || kind == ByteAccount.Kind.HEADER) {
          skips.skipped(reader.reason().reason(), reader.reason().loses(), 1, line);
        }
      }
      close();
      feed = null;
    }
  }

  private void open(TextPart part) throws IOException {
    for (Segment segment : table.segments()) {
      if (segment.bodyStart() == part.start()) {
        aside = aside.plus(segment.aside());
      }
    }
    feed =
        new LineFeed(
            table.file(),
            part.start(),
            part.end(),
            table.text(),
            limits.recordBytes(),
            part.line());
  }

  private void take(int malformed) {
    cells = reader.cells();
    if (malformed > 0) {
      skips.skipped(
          "bytes that aren't " + table.text().charset() + ", read as U+FFFD",
          true,
          malformed,
          line);
    }
    for (int c = 0; c < cells.length; c++) {
      if (cells[c].length() > limits.cellChars()) {
        skips.skipped("cells that are too long, cut", true, 1, line);
        cells[c] = cells[c].substring(0, limits.cellChars());
      }
    }
  }

  /** Cells of the row, one for each column; the row's own array. */
  public String[] cells() {
    return cells;
  }

  /** Number of the line on which the row begins, from 1. */
  public long line() {
    return line;
  }

  /** Where the bytes went so far; complete after the last row. */
  public ByteAccount account() {
    return aside.plus(tally.account());
  }

  @Override
  public void close() throws IOException {
    if (feed != null) {
      feed.close();
    }
  }
}
