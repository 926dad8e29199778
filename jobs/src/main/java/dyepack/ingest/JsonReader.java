package dyepack.ingest;

import dyepack.charset.StrictDecoder;
import dyepack.charset.TextEncoding;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an owner's JSON lines, strictly. */
final class JsonReader implements RowReader {
  private static final Dialect LINES = new Dialect("", (char) 0, false, false, false);
  private static final int DEPTH_LIMIT = 200;

  private final Path file;
  private final JsonStyle style;
  private final DelimitedRecords records;
  private final JsonScanner scanner;
  private final StrictDecoder decoder;
  private final TableSplit split;
  private long number;

  private JsonReader(Path file, JsonStyle style, TableSplit split) throws IOException {
    this.file = file;
    this.style = style;
    this.split = split;
    this.number = split.firstRow();
    this.decoder = new StrictDecoder(style.encoding().charset());
    this.scanner = scanner(style.encoding(), style.paths());
    this.records = lines(file, style.encoding(), split);
  }

  static JsonReader open(Path file, JsonStyle style, TableSplit split) throws IOException {
    return new JsonReader(file, style, split);
  }

  /** The lines of a file, blank ones belonging to the line before. */
  static DelimitedRecords lines(Path file, TextEncoding encoding, TableSplit split)
      throws IOException {
    return new DelimitedRecords(
        file,
        split.start(),
        split.end(),
        new DelimitedScanner(LINES, encoding, 0),
        DelimitedReader.RECORD_LIMIT,
        true,
        split.firstLine());
  }

  static JsonScanner scanner(TextEncoding encoding, JsonPaths paths) {
    return new JsonScanner(encoding, paths, DEPTH_LIMIT, 0);
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
    scan(file, records, scanner);
    int shift = records.scanner().start(0);
    int columns = style.paths().columns();
    int[] starts = new int[columns];
    int[] ends = new int[columns];
    String[] cells = new String[columns];
    byte[] raw = wholeRecord();
    for (int c = 0; c < columns; c++) {
      int start = scanner.start(c);
      boolean absent = start < 0 || raw[start + shift] == 'n';
      starts[c] = absent ? -1 : start + shift;
      ends[c] = absent ? -1 : scanner.end(c) + shift;
      cells[c] = absent ? "" : text(raw, starts[c], ends[c]);
      if (decoder.malformed() > 0) {
        throw refuse(
            file,
            records.line(),
            "\"" + style.header().get(c) + "\" holds bytes that aren't " + style.encoding().name());
      }
    }
    return new SourceRow(number++, records.line(), raw, starts, ends, cells);
  }

  /** Scans the record's line, or refuses it. */
  static void scan(Path file, DelimitedRecords records, JsonScanner scanner) {
    if (records.overlong()) {
      throw refuse(file, records.line(), "the line is longer than 16 MiB");
    }
    int from = records.from() + records.scanner().start(0);
    int to = records.from() + records.scanner().end(0);
    int end = scanner.scan(records.bytes(), from, to);
    if (end != to) {
      String what = end < 0 ? scanner.fault() : "something follows the object";
      int at = end < 0 ? scanner.faultAt() : end - from;
      throw refuse(
          file,
          records.line(),
          "not a JSON object on one line (" + what + ", byte " + (at + 1) + " of the line)");
    }
  }

  private static BadInputException refuse(Path file, long line, String what) {
    return new BadInputException(file + ", line " + line + ": " + what + ".");
  }

  private String text(byte[] raw, int start, int end) {
    return raw[start] == '"'
        ? JsonText.unescape(decoder.decode(raw, start + 1, end - 1))
        : decoder.decode(raw, start, end);
  }

  private byte[] wholeRecord() {
    int from = records.from();
    byte[] raw = Arrays.copyOfRange(records.bytes(), from, from + records.length());
    if (raw.length > 0 && raw[raw.length - 1] == '\n') {
      return raw;
    }
    byte[] lineEnd = style.lineEnd();
    byte[] whole = Arrays.copyOf(raw, raw.length + lineEnd.length);
    System.arraycopy(lineEnd, 0, whole, raw.length, lineEnd.length);
    return whole;
  }

  @Override
  public List<TableSplit> splits(long targetBytes) throws IOException {
    long end = Files.size(file);
    Splitter splitter = new Splitter(targetBytes);
    TableSplit whole = new TableSplit(split.start(), end, 0, split.firstLine(), -1);
    try (DelimitedRecords all = lines(file, style.encoding(), whole)) {
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
