package dyepack.ingest;

import dyepack.cells.ByteAccount;
import dyepack.cells.Pace;
import dyepack.cells.SourceOffsets;
import dyepack.charset.ReadableText;
import dyepack.charset.StrictDecoder;
import dyepack.charset.TextEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects of a dump, on lines, in an array, or in an array inside other objects; elements of
 * arrays are cells each.
 *
 * @param file the path for reports
 * @param location the path to open
 * @param place keys that lead from a file's object to the array that holds the records, joined by
 *     dots; empty if the file's objects are the records
 * @param singleQuotes whether strings may be in single quotes
 * @param format for the report: {@code JSON lines}, {@code JSON array} or {@code JSON object}
 * @param accounted whether the table keeps account of the file's bytes; where several tables stand
 *     in one file, the file has an account for all of them
 */
record JsonDump(
    String file,
    String location,
    TextEncoding encoding,
    JsonPaths paths,
    String place,
    boolean singleQuotes,
    String format,
    boolean accounted,
    SourceOffsets offsets,
    DumpLimits limits)
    implements DumpTable {
  private static final long serialVersionUID = 1L;
  private static final String ONE_OBJECT = "JSON object";
  private static final int RECORDS_FOR_KEYS = 50_000;
  private static final long BYTES_FOR_KEYS = 32L << 20;
  private static final int ARRAY_ELEMENTS = 16;
  private static final Set<String> BLANKS = Set.of("null", "None", "undefined", "NaN", "nan");

  /**
   * All tables of a file: one for each array of records inside an object, at least one.
   *
   * @param text in a character set of single bytes, see {@link ReadableText#inBytes}
   * @param array whether the file begins as an array of objects
   */
  static List<JsonDump> findAll(String file, ReadableText text, boolean array, DumpLimits limits)
      throws IOException {
    TextEncoding encoding = text.encoding();
    if (encoding.unit() > 1) {
      throw new IllegalArgumentException(encoding.name());
    }
    JsonWrapping wrapping;
    try (ByteWindow window = ByteWindow.open(text.path(), encoding.markBytes(), Long.MAX_VALUE)) {
      wrapping = JsonWrapping.of(window, encoding);
    }
    String format = array ? "JSON array" : wrapping.one() ? ONE_OBJECT : "JSON lines";
    boolean one = wrapping.places().size() == 1;
    List<JsonDump> tables = new ArrayList<>();
    for (String place : wrapping.places()) {
      JsonDump table =
          new JsonDump(
              file,
              text.path().toString(),
              encoding,
              new JsonPaths(encoding.charset(), limits.columns()),
              place,
              wrapping.singleQuotes(),
              format,
              one,
              text.offsets(),
              limits);
      tables.add(learnt(table, table.paths));
    }
    return tables;
  }

  /**
   * Where the bytes of a file of several tables went: those of records of any of them are records.
   */
  static ByteAccount account(List<JsonDump> tables) throws IOException {
    return JsonAccount.of(tables, Files.size(Path.of(tables.get(0).location)));
  }

  private static JsonDump learnt(JsonDump table, JsonPaths paths) throws IOException {
    JsonScanner scanner = table.scanner();
    Pace pace = new Pace(table.limits.confined().wallSeconds());
    try (JsonRecords records = table.records(table.whole())) {
      int n = 0;
      while (n < RECORDS_FOR_KEYS && records.next() && records.offset() < BYTES_FOR_KEYS) {
        int to = records.from() + records.length();
        pace.check(records.offset());
        n += scanner.scan(records.bytes(), records.from(), to) > 0 ? 1 : 0;
      }
    }
    paths.freeze();
    return table;
  }

  /** Whether the file is a single object that is its only record. */
  boolean isOneObject() {
    return place.isEmpty() && format.equals(ONE_OBJECT);
  }

  /** The same records, which were written anew out of a document of another shape. */
  JsonDump unfolded(String shape) {
    return new JsonDump(
        file, location, encoding, paths, place, singleQuotes, shape, false, offsets, limits);
  }

  JsonScanner scanner() {
    return new JsonScanner(encoding, paths, limits.jsonDepth(), ARRAY_ELEMENTS, true);
  }

  TableSplit whole() {
    return new TableSplit(encoding.markBytes(), Long.MAX_VALUE, 0, 1, -1);
  }

  JsonRecords records(TableSplit split, ByteAccount.Tally tally) throws IOException {
    ByteWindow window = ByteWindow.open(Path.of(location), split.start(), split.end());
    boolean inside = split.start() > encoding.markBytes();
    JsonDescent descent = place.isEmpty() ? null : new JsonDescent(encoding, place, inside);
    return new JsonRecords(
        window, encoding, limits.recordBytes(), split.firstLine(), descent, singleQuotes, tally);
  }

  private JsonRecords records(TableSplit split) throws IOException {
    return records(split, new ByteAccount.Tally());
  }

  @Override
  public String sheet() {
    return place;
  }

  @Override
  public List<String> header() {
    return paths.names();
  }

  @Override
  public int columns() {
    return paths.columns();
  }

  @Override
  public DumpRows open() {
    return open(whole());
  }

  @Override
  public DumpRows open(TableSplit split) {
    try {
      return new DumpRows(file, new Rows(this, split));
    } catch (IOException e) {
      throw DumpRows.unreadable(file, e);
    }
  }

  /** The first part begins with the file, so that what stands before its records is read too. */
  @Override
  public List<TableSplit> splits(long targetBytes) {
    Splitter splitter = new Splitter(targetBytes);
    try (JsonRecords all = records(whole())) {
      boolean first = true;
      while (all.next()) {
        splitter.record(first ? whole().start() : all.offset(), first ? 1 : all.line());
        first = false;
      }
      List<TableSplit> splits = splitter.finish(Long.MAX_VALUE);
      return splits.isEmpty() ? List.of(whole()) : splits;
    } catch (IOException e) {
      throw DumpRows.unreadable(file, e);
    }
  }

  /** Reads the objects of a part. */
  static final class Rows implements DumpRows.Source {
    private final JsonDump table;
    private final JsonRecords records;
    private final JsonScanner scanner;
    private final StrictDecoder decoder;
    private final SkipCount skips = new SkipCount();
    private final ByteAccount.Tally tally;
    private final boolean first;
    private final Pace pace;
    private long passed;
    private long malformed;
    private boolean ended;

    private Rows(JsonDump table, TableSplit split) throws IOException {
      this.table = table;
      this.pace = new Pace(table.limits.confined().wallSeconds());
      this.tally = new ByteAccount.Tally(table.offsets);
      this.first = split.start() == table.encoding.markBytes();
      this.records = table.records(split, tally);
      this.scanner = table.scanner();
      this.decoder = new StrictDecoder(table.encoding.charset());
    }

    @Override
    public SkipCount skips() {
      return skips;
    }

    @Override
    public @Nullable DumpRow next() throws IOException {
      pace.resume();
      while (records.next()) {
        passed += records.length();
        pace.check(passed);
        long line = records.line();
        int from = records.from();
        if (records.broken()) {
          skips.add(JsonRecords.BROKEN, line);
        } else if (scanner.scan(records.bytes(), from, from + records.length()) < 0) {
          String reason = "objects that aren't JSON: " + scanner.fault();
          records.reject(reason);
          skips.add(reason, line);
        } else {
          DumpRow row = new DumpRow(line, cells(from, line));
          pace.pause(passed);
          return row;
        }
      }
      if (!ended) {
        ended = true;
        if (records.outside() > 0) {
          skips.add(JsonRecords.OUTSIDE, records.outside(), records.line());
        }
        if (records.around() > 0) {
          skips.note(JsonRecords.AROUND, records.around(), records.line());
        }
      }
      return null;
    }

    @Override
    public ByteAccount account() {
      if (!table.accounted) {
        return ByteAccount.EMPTY;
      }
      ByteAccount mark =
          ByteAccount.of(ByteAccount.Kind.HEADER, "byte order mark", 0, table.encoding.markBytes());
      return first ? mark.plus(tally.account()) : tally.account();
    }

    private String[] cells(int from, long line) {
      String[] cells = new String[table.columns()];
      for (int c = 0; c < cells.length; c++) {
        int start = scanner.start(c);
        cells[c] = start < 0 ? "" : text(from + start, from + scanner.end(c));
        if (cells[c].length() > table.limits.cellChars()) {
          skips.add("cells that are too long, cut", line);
          cells[c] = cells[c].substring(0, table.limits.cellChars());
        }
      }
      if (scanner.unknown() > 0) {
        skips.add(
            "values of keys that come late in the file or of long lists", scanner.unknown(), line);
      }
      if (decoder.malformed() > malformed) {
        skips.add(
            "bytes that aren't " + table.encoding.name() + ", read as U+FFFD",
            decoder.malformed() - malformed,
            line);
        malformed = decoder.malformed();
      }
      return cells;
    }

    private String text(int start, int end) {
      byte[] b = records.bytes();
      if (b[start] == '"' || b[start] == '\'') {
        return JsonText.unescape(decoder.decode(b, start + 1, end - 1));
      }
      String text = decoder.decode(b, start, end);
      return BLANKS.contains(text) ? "" : text;
    }

    @Override
    public void close() throws IOException {
      records.close();
    }
  }
}
