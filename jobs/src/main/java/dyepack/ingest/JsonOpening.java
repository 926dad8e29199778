package dyepack.ingest;

import dyepack.charset.StrictDecoder;
import dyepack.charset.TextEncoding;
import dyepack.charset.TextSample;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out how an owner's JSON lines are written, or refuses them. */
final class JsonOpening {
  /** How much of a file is searched for keys. A key that first comes later stays as it is. */
  private static final long KEYS_BYTES = 64L << 20;

  private static final int MOST_COLUMNS = 4096;

  private final Path file;
  private final TextEncoding encoding;
  private final JsonPaths paths;
  private final List<int[]> seen = new ArrayList<>();

  private static final int STRING = 0;
  private static final int BARE = 1;
  private static final int NULL = 2;
  private static final int EMPTY = 3;
  private static final int PRESENT = 4;

  private JsonOpening(Path file, TextEncoding encoding) {
    this.file = file;
    this.encoding = encoding;
    this.paths = new JsonPaths(encoding.charset(), MOST_COLUMNS);
  }

  static JsonReader open(Path file, TextSample sample, InputOptions options) throws IOException {
    TextEncoding encoding = DelimitedOpening.encoding(file, sample, options);
    if (encoding.unit() > 1) {
      throw new BadInputException(file + " is JSON in " + encoding.name() + "; save it as UTF-8.");
    }
    return new JsonOpening(file, encoding).reader(sample);
  }

  private JsonReader reader(TextSample sample) throws IOException {
    long size = Files.size(file);
    long first = firstObject(sample.head());
    TableSplit whole = new TableSplit(first, size, 0, linesIn(sample.head(), first), -1);
    long rows = learn(whole);
    paths.freeze();
    checkNames();
    String text = DelimitedOpening.text(sample, encoding);
    int lineEnd = text.indexOf('\n');
    boolean crLf = lineEnd > 0 && text.charAt(lineEnd - 1) == '\r';
    String line = lineEnd < 0 ? text : text.substring(0, lineEnd);
    boolean escapes =
        text.contains("\\u") && StrictDecoder.isAscii(sample.head(), 0, sample.head().length);
    JsonStyle style =
        new JsonStyle(
            encoding,
            paths,
            Arrays.copyOf(sample.head(), Math.toIntExact(first)),
            crLf ? "\r\n" : "\n",
            endsWithLineEnd(size),
            line.matches(".*[\\]}\"\\w], \".*") ? ", " : ",",
            line.contains("\": ") ? ": " : ":",
            escapes,
            columns(rows));
    return JsonReader.open(file, style, whole);
  }

  private static long firstObject(byte[] head) {
    int i = 0;
    while (i < head.length && head[i] != '{') {
      i++;
    }
    return i;
  }

  private static long linesIn(byte[] head, long end) {
    long lines = 1;
    for (int i = 0; i < end; i++) {
      lines += head[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Reads the beginning of the file for its keys and how they are written; returns the records. */
  private long learn(TableSplit whole) throws IOException {
    JsonScanner scanner = JsonReader.scanner(encoding, paths);
    long rows = 0;
    try (DelimitedRecords records = JsonReader.lines(file, encoding, whole)) {
      while (records.next() && records.offset() - whole.start() < KEYS_BYTES) {
        JsonReader.scan(file, records, scanner);
        rows++;
        int from = records.from() + records.scanner().start(0);
        for (int c = 0; c < paths.columns(); c++) {
          if (c == seen.size()) {
            seen.add(new int[5]);
          }
          if (scanner.start(c) >= 0) {
            learn(seen.get(c), records.bytes(), from + scanner.start(c), from + scanner.end(c));
          }
        }
      }
    }
    return rows;
  }

  private static void learn(int[] counts, byte[] b, int start, int end) {
    counts[PRESENT]++;
    if (b[start] == 'n') {
      counts[NULL]++;
    } else if (b[start] != '"') {
      counts[BARE]++;
    } else {
      counts[STRING]++;
      counts[EMPTY] += end - start == 2 ? 1 : 0;
    }
  }

  private List<JsonStyle.Column> columns(long rows) {
    List<JsonStyle.Column> columns = new ArrayList<>();
    for (int[] counts : seen) {
      boolean strings = counts[STRING] >= counts[BARE];
      String blank =
          counts[NULL] > 0
              ? "null"
              : counts[PRESENT] < rows && counts[EMPTY] == 0 ? "" : strings ? "\"\"" : "null";
      columns.add(new JsonStyle.Column(strings, blank));
    }
    return columns;
  }

  private void checkNames() {
    Set<String> names = new HashSet<>();
    for (String name : paths.names()) {
      if (!names.add(name)) {
        throw new BadInputException(
            file + " has two values with the path \"" + name + "\"; keys with dots are ambiguous.");
      }
    }
    if (names.isEmpty()) {
      throw new BadInputException(file + " holds no values.");
    }
  }

  private boolean endsWithLineEnd(long size) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(size - 1);
      return in.read() == '\n';
    }
  }

  /** Whether a text begins like JSON objects on lines. */
  static boolean looksLike(String text) {
    return text.stripLeading().startsWith("{");
  }
}
