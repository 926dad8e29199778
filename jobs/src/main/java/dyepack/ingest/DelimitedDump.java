package dyepack.ingest;

import dyepack.charset.StrictDecoder;
import dyepack.charset.TextEncoding;
import dyepack.charset.TextSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of delimited text in a dump.
 *
 * @param file the path for reports
 * @param location the path to open
 * @param header cells of the header record, or none
 * @param fitter what the columns look like
 * @param rows where the rows begin
 */
record DelimitedDump(
    String file,
    String location,
    TextEncoding encoding,
    Dialect dialect,
    List<String> header,
    int columns,
    RowFitter fitter,
    TableSplit rows,
    DumpLimits limits)
    implements DumpTable {
  private static final long serialVersionUID = 1L;
  private static final int QUOTED_LIMIT = 1 << 16;
  private static final int RECORDS_LOOKED_AT = 300;

  /** Finds out how the file is written and where its rows begin. */
  static DelimitedDump find(
      String file, Path path, TextSample sample, TextEncoding encoding, DumpLimits limits)
      throws IOException {
    Dialect dialect = DialectDetector.detect(DelimitedOpening.text(sample, encoding)).dialect();
    List<String[]> records = new ArrayList<>();
    List<long[]> places = new ArrayList<>();
    DelimitedScanner scanner = new DelimitedScanner(dialect, encoding, QUOTED_LIMIT);
    StrictDecoder decoder = new StrictDecoder(encoding.charset());
    TableSplit whole = new TableSplit(encoding.markBytes(), Long.MAX_VALUE, 0, 1, -1);
    try (DelimitedRecords all = records(path, scanner, whole, limits)) {
      while (records.size() < RECORDS_LOOKED_AT && all.next()) {
        if (!all.overlong() && !scanner.blank()) {
          records.add(DialectDetector.cells(scanner, dialect, decoder, all.bytes(), all.from()));
          places.add(new long[] {all.offset(), all.line()});
        }
      }
    }
    int columns = Math.min(limits.columns(), usualLength(records));
    int first = 0;
    while (first < records.size() - 1 && records.get(first).length < columns) {
      first++;
    }
    boolean hasHeader =
        records.size() > first + 1
            && HeaderDetector.isHeader(records.subList(first, records.size()));
    List<String> header = hasHeader ? names(records.get(first), columns) : List.of();
    int begin = first + (hasHeader ? 1 : 0);
    // What comes before the table is read too, as rows: at worst they are rows that match nothing.
    long[] start = hasHeader || places.isEmpty() ? new long[] {0, 0} : places.get(0);
    TableSplit rows =
        hasHeader
            ? new TableSplit(places.get(begin)[0], Long.MAX_VALUE, 0, places.get(begin)[1], -1)
            : new TableSplit(start[0], Long.MAX_VALUE, 0, start[1], -1);
    return new DelimitedDump(
        file,
        path.toString(),
        encoding,
        dialect,
        header,
        columns,
        RowFitter.of(records, columns, dialect.runs() ? " " : dialect.delimiter()),
        rows,
        limits);
  }

  private static int usualLength(List<String[]> records) {
    Map<Integer, Integer> counts = new HashMap<>();
    int best = 1;
    for (String[] record : records) {
      counts.merge(record.length, 1, Integer::sum);
    }
    for (Map.Entry<Integer, Integer> e : counts.entrySet()) {
      int most = counts.getOrDefault(best, 0);
      if (e.getValue() > most || (e.getValue() == most && e.getKey() > best)) {
        best = e.getKey();
      }
    }
    return best;
  }

  private static List<String> names(String[] record, int columns) {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      names.add(c < record.length ? record[c].strip() : "");
    }
    return List.copyOf(names);
  }

  private static DelimitedRecords records(
      Path path, DelimitedScanner scanner, TableSplit split, DumpLimits limits) throws IOException {
    return new DelimitedRecords(
        path, split.start(), split.end(), scanner, limits.recordBytes(), false, split.firstLine());
  }

  @Override
  public String sheet() {
    return "";
  }

  @Override
  public String format() {
    return dialect.label();
  }

  @Override
  public DumpRows open() {
    return open(rows);
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
    Splitter splitter = new Splitter(targetBytes);
    DelimitedScanner scanner = new DelimitedScanner(dialect, encoding, QUOTED_LIMIT);
    try (DelimitedRecords all = records(Path.of(location), scanner, rows, limits)) {
      while (all.next()) {
        splitter.record(all.offset(), all.line());
      }
      List<TableSplit> splits = splitter.finish(Long.MAX_VALUE);
      return splits.isEmpty() ? List.of(rows) : splits;
    } catch (IOException e) {
      throw DumpRows.unreadable(file, e);
    }
  }

  /** Reads the rows of a part. */
  static final class Rows implements DumpRows.Source {
    private final DelimitedDump table;
    private final DelimitedScanner scanner;
    private final DelimitedRecords records;
    private final StrictDecoder decoder;
    private final String[] header;
    private final SkipCount skips = new SkipCount();
    private long malformed;

    private Rows(DelimitedDump table, TableSplit split) throws IOException {
      this.table = table;
      this.scanner = new DelimitedScanner(table.dialect, table.encoding, QUOTED_LIMIT);
      this.records = records(Path.of(table.location), scanner, split, table.limits);
      this.decoder = new StrictDecoder(table.encoding.charset());
      this.header = table.header.toArray(new String[0]);
    }

    @Override
    public SkipCount skips() {
      return skips;
    }

    @Override
    public @Nullable DumpRow next() throws IOException {
      while (records.next()) {
        long line = records.line();
        if (records.overlong()) {
          skips.add("records longer than " + (table.limits.recordBytes() >> 20) + " MiB", line);
        } else if (!scanner.blank()) {
          String[] cells = cells(line);
          if (header.length == 0 || !Arrays.equals(cells, header)) {
            return new DumpRow(line, cells);
          }
          skips.add("the header again", line);
        }
      }
      return null;
    }

    private String[] cells(long line) {
      if (scanner.unclosed()) {
        skips.add("opening quotes without an end, read as text", line);
      }
      String[] cells =
          DialectDetector.cells(scanner, table.dialect, decoder, records.bytes(), records.from());
      if (decoder.malformed() > malformed) {
        skips.add(
            "bytes that aren't " + table.encoding.name() + ", read as U+FFFD",
            decoder.malformed() - malformed,
            line);
        malformed = decoder.malformed();
      }
      if (cells.length != table.columns) {
        String what = cells.length < table.columns ? "fewer" : "more";
        skips.add(
            "records with " + what + " cells than the table has columns, read as they fit", line);
        cells = table.fitter.fit(cells);
      }
      for (int c = 0; c < cells.length; c++) {
        if (cells[c].length() > table.limits.cellChars()) {
          skips.add("cells that are too long, cut", line);
          cells[c] = cells[c].substring(0, table.limits.cellChars());
        }
      }
      return cells;
    }

    @Override
    public void close() throws IOException {
      records.close();
    }
  }
}
