package dyepack.ingest;

import dyepack.charset.StrictDecoder;
import dyepack.charset.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.input.ReaderInputStream;
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
 * @param array whether the objects are in an array
 */
record JsonDump(
    String file,
    String location,
    TextEncoding encoding,
    JsonPaths paths,
    String place,
    boolean singleQuotes,
    boolean array,
    DumpLimits limits)
    implements DumpTable {
  private static final long serialVersionUID = 1L;
  private static final int RECORDS_FOR_KEYS = 50_000;
  private static final long BYTES_FOR_KEYS = 32L << 20;
  private static final int ARRAY_ELEMENTS = 16;
  private static final Set<String> BLANKS = Set.of("null", "None", "undefined", "NaN", "nan");

  /** The first table of a file. */
  static JsonDump find(
      String file, Path path, TextEncoding encoding, boolean array, DumpLimits limits)
      throws IOException {
    return findAll(file, path, encoding, array, limits).get(0);
  }

  /** All tables of a file: one for each array of records inside an object, at least one. */
  static List<JsonDump> findAll(
      String file, Path path, TextEncoding encoding, boolean array, DumpLimits limits)
      throws IOException {
    JsonWrapping wrapping;
    try (ByteWindow window = window(path, encoding, encoding.markBytes(), Long.MAX_VALUE)) {
      wrapping = JsonWrapping.of(window, read(encoding));
    }
    List<JsonDump> tables = new ArrayList<>();
    for (String place : wrapping.places()) {
      JsonPaths paths = new JsonPaths(read(encoding).charset(), limits.columns());
      boolean quotes = wrapping.singleQuotes();
      JsonDump table =
          new JsonDump(file, path.toString(), encoding, paths, place, quotes, array, limits);
      tables.add(learnt(table, paths));
    }
    return tables;
  }

  private static JsonDump learnt(JsonDump table, JsonPaths paths) throws IOException {
    JsonScanner scanner = table.scanner();
    try (JsonRecords records = table.records(table.whole())) {
      int n = 0;
      while (n < RECORDS_FOR_KEYS && records.next() && records.offset() < BYTES_FOR_KEYS) {
        int to = records.from() + records.length();
        n += scanner.scan(records.bytes(), records.from(), to) > 0 ? 1 : 0;
      }
    }
    paths.freeze();
    return table;
  }

  /** UTF-16 is read as UTF-8, re-encoded on the way. */
  private static TextEncoding read(TextEncoding encoding) {
    return encoding.unit() > 1 ? TextEncoding.UTF_8 : encoding;
  }

  private JsonScanner scanner() {
    return new JsonScanner(read(encoding), paths, limits.jsonDepth(), ARRAY_ELEMENTS, true);
  }

  private TableSplit whole() {
    return new TableSplit(encoding.markBytes(), Long.MAX_VALUE, 0, 1, -1);
  }

  private JsonRecords records(TableSplit split) throws IOException {
    ByteWindow window = window(Path.of(location), encoding, split.start(), split.end());
    boolean inside = split.start() > encoding.markBytes();
    JsonDescent descent = place.isEmpty() ? null : new JsonDescent(read(encoding), place, inside);
    return new JsonRecords(
        window, read(encoding), limits.recordBytes(), split.firstLine(), descent, singleQuotes);
  }

  private static ByteWindow window(Path path, TextEncoding encoding, long start, long end)
      throws IOException {
    if (encoding.unit() == 1) {
      return ByteWindow.open(path, start, end);
    }
    InputStream in = Files.newInputStream(path);
    in.skipNBytes(Math.min(encoding.markBytes(), Files.size(path)));
    return ByteWindow.over(
        ReaderInputStream.builder()
            .setReader(new InputStreamReader(in, encoding.charset()))
            .setCharset(StandardCharsets.UTF_8)
            .get());
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
  public String format() {
    return array ? "JSON array" : "JSON lines";
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

  @Override
  public List<TableSplit> splits(long targetBytes) {
    if (encoding.unit() > 1) {
      return List.of(whole());
    }
    Splitter splitter = new Splitter(targetBytes);
    try (JsonRecords all = records(whole())) {
      while (all.next()) {
        splitter.record(all.offset(), all.line());
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
    private long malformed;
    private long noise;
    private long around;

    private Rows(JsonDump table, TableSplit split) throws IOException {
      this.table = table;
      this.records = table.records(split);
      this.scanner = table.scanner();
      this.decoder = new StrictDecoder(read(table.encoding).charset());
    }

    @Override
    public SkipCount skips() {
      return skips;
    }

    @Override
    public @Nullable DumpRow next() throws IOException {
      while (records.next()) {
        long line = records.line();
        int from = records.from();
        if (records.broken()) {
          skips.add("objects that don't end, or not within the limit", line);
        } else if (scanner.scan(records.bytes(), from, from + records.length()) < 0) {
          skips.add("objects that aren't JSON: " + scanner.fault(), line);
        } else {
          return new DumpRow(line, cells(from, line));
        }
      }
      if (records.noise() > noise) {
        skips.add("bytes outside of any object", records.noise() - noise, records.line());
        noise = records.noise();
      }
      if (records.around() > around) {
        skips.add("bytes around the array of records", records.around() - around, records.line());
        around = records.around();
      }
      return null;
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
