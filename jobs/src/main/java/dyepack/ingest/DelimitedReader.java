package dyepack.ingest;

import dyepack.charset.StrictDecoder;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an owner's delimited text, strictly. */
final class DelimitedReader implements RowReader {
  static final int RECORD_LIMIT = 16 << 20;
  static final int QUOTED_LIMIT = 1 << 20;

  private final Path file;
  private final DelimitedStyle style;
  private final DelimitedRecords records;
  private final StrictDecoder decoder;
  private final long start;
  private final long firstLine;
  private final byte[] lineEnd;
  private final byte[] lineFeed;
  private long number;

  private DelimitedReader(Path file, DelimitedStyle style, TableSplit split) throws IOException {
    this.file = file;
    this.style = style;
    this.decoder = new StrictDecoder(style.encoding().charset());
    this.start = split.start();
    this.number = split.firstRow();
    this.firstLine = split.firstLine();
    this.lineEnd = style.lineEnd();
    this.lineFeed = style.encoding().bytes(style.dialect().carriageReturns() ? "\r" : "\n");
    this.records = records(split.end());
  }

  static DelimitedReader open(Path file, DelimitedStyle style, TableSplit split)
      throws IOException {
    return new DelimitedReader(file, style, split);
  }

  private DelimitedRecords records(long end) throws IOException {
    DelimitedScanner scanner =
        new DelimitedScanner(style.dialect(), style.encoding(), QUOTED_LIMIT);
    boolean severalColumns = style.header().size() > 1;
    return new DelimitedRecords(file, start, end, scanner, RECORD_LIMIT, severalColumns, firstLine);
  }

  @Override
  public TableStyle style() {
    return style;
  }

  @Override
  public @Nullable SourceRow next() throws IOException {
    if (!records.next()) {
      return null;
    }
    DelimitedScanner scanner = records.scanner();
    check(scanner);
    int columns = scanner.cells();
    int[] starts = new int[columns];
    int[] ends = new int[columns];
    String[] cells = new String[columns];
    byte[] raw = wholeRecord();
    for (int c = 0; c < columns; c++) {
      starts[c] = scanner.start(c);
      ends[c] = scanner.end(c);
      cells[c] = DialectDetector.cell(scanner, style.dialect(), decoder, raw, 0, c);
      if (decoder.malformed() > 0) {
        throw refuse(
            "column \""
                + style.header().get(c)
                + "\" holds bytes that aren't "
                + style.encoding().name()
                + "; save the file as UTF-8");
      }
    }
    return new SourceRow(number++, records.line(), raw, starts, ends, cells);
  }

  private void check(DelimitedScanner scanner) {
    if (records.overlong()) {
      throw refuse(
          "the record is longer than " + (RECORD_LIMIT >> 20) + " MiB; is a quote left open?");
    }
    if (scanner.unclosed()) {
      throw refuse("a quote isn't closed");
    }
    int columns = style.header().size();
    if (scanner.cells() != columns) {
      throw refuse(
          "the record has "
              + scanner.cells()
              + (scanner.cells() == 1 ? " cell" : " cells")
              + ", the header has "
              + columns
              + "; put cells that hold the delimiter in quotes");
    }
  }

  private BadInputException refuse(String what) {
    return new BadInputException(file + ", line " + records.line() + ": " + what + ".");
  }

  /** The record's bytes; a last line without line end gets one. */
  private byte[] wholeRecord() {
    int from = records.from();
    byte[] raw = Arrays.copyOfRange(records.bytes(), from, from + records.length());
    if (endsWith(raw, lineFeed)) {
      return raw;
    }
    byte[] whole = Arrays.copyOf(raw, raw.length + lineEnd.length);
    System.arraycopy(lineEnd, 0, whole, raw.length, lineEnd.length);
    return whole;
  }

  private static boolean endsWith(byte[] raw, byte[] end) {
    int from = raw.length - end.length;
    return from >= 0 && Arrays.equals(raw, from, raw.length, end, 0, end.length);
  }

  @Override
  public List<TableSplit> splits(long targetBytes) throws IOException {
    Splitter splitter = new Splitter(targetBytes);
    long end = Files.size(file);
    try (DelimitedRecords all = records(end)) {
      while (all.next()) {
        splitter.record(all.offset(), all.line());
      }
    }
    return splitter.finish(end);
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
