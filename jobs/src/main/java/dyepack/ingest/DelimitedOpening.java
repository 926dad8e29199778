package dyepack.ingest;

import dyepack.charset.EncodingDetector;
import dyepack.charset.StrictDecoder;
import dyepack.charset.TextEncoding;
import dyepack.charset.TextSample;
import dyepack.layout.HeaderDetector;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out how an owner's delimited text is written, or refuses it. */
final class DelimitedOpening {
  private static final int ROWS_LOOKED_AT = 200;

  private final Path file;
  private final TextEncoding encoding;
  private final Dialect dialect;
  private final String sampleText;

  private DelimitedOpening(Path file, TextSample sample, InputOptions options) {
    this.file = file;
    this.encoding = encoding(file, sample, options);
    this.sampleText = text(sample, encoding);
    this.dialect = dialect(sampleText, options);
  }

  static DelimitedReader open(Path file, TextSample sample, InputOptions options)
      throws IOException {
    return new DelimitedOpening(file, sample, options).reader();
  }

  /** The character set as told or found. */
  static TextEncoding encoding(Path file, TextSample sample, InputOptions options) {
    TextEncoding found = EncodingDetector.detect(sample);
    String told = options.charset();
    if (told != null) {
      try {
        Charset charset = Charset.forName(told);
        TextEncoding encoding = TextEncoding.of(charset, 0);
        boolean sameFamily =
            found != null
                && (found.name().equals(encoding.name())
                    || (charset.name().equals("UTF-16") && found.unit() == 2));
        return sameFamily && found != null ? found : encoding;
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        throw new BadInputException("Character set \"" + told + "\" is unknown.", e);
      }
    }
    if (found == null) {
      throw new BadInputException(
          file + " isn't a text table: its bytes are text in no character set known here.");
    }
    return found;
  }

  static String text(TextSample sample, TextEncoding encoding) {
    byte[] head = sample.head();
    int from = Math.min(encoding.markBytes(), head.length);
    return new String(head, from, head.length - from, encoding.charset());
  }

  private static Dialect dialect(String text, InputOptions options) {
    String told = options.delimiter();
    if (told == null) {
      return DialectDetector.detect(text).dialect();
    }
    boolean carriageReturns = text.indexOf('\n') < 0 && text.indexOf('\r') >= 0;
    return Dialect.of(told).withCarriageReturns(carriageReturns);
  }

  private DelimitedReader reader() throws IOException {
    String lineEnd = dialect.carriageReturns() ? "\r" : firstLineEnd(sampleText);
    try (DelimitedRecords records = records()) {
      String[] cells = headerCells(records);
      List<String> header = names(cells);
      long rowsFrom = records.offset() + records.length();
      byte[] prologue = beginning(rowsFrom);
      DelimitedStyle style =
          new DelimitedStyle(
              encoding,
              dialect,
              header,
              prologue,
              lineEnd,
              endsWithLineEnd(),
              quotedColumns(header.size(), rowsFrom, records.nextLine()));
      TableSplit rows = new TableSplit(rowsFrom, Files.size(file), 0, records.nextLine(), -1);
      if (rowsFrom >= rows.end()) {
        throw new BadInputException(file + " holds a header and no rows.");
      }
      return DelimitedReader.open(file, style, rows);
    }
  }

  private static String firstLineEnd(String text) {
    int i = text.indexOf('\n');
    return i > 0 && text.charAt(i - 1) == '\r' ? "\r\n" : "\n";
  }

  private DelimitedRecords records() throws IOException {
    return records(encoding.markBytes(), 1);
  }

  private DelimitedRecords records(long start, long line) throws IOException {
    DelimitedScanner scanner =
        new DelimitedScanner(dialect, encoding, DelimitedReader.QUOTED_LIMIT);
    return new DelimitedRecords(
        file,
        start,
        Long.MAX_VALUE,
        scanner,
        DelimitedReader.RECORD_LIMIT,
        !dialect.delimiter().isEmpty(),
        line);
  }

  /** Cells of the header; blank lines and a {@code sep=} line before it are passed over. */
  private String[] headerCells(DelimitedRecords records) throws IOException {
    StrictDecoder decoder = new StrictDecoder(encoding.charset());
    while (records.next()) {
      if (records.overlong()) {
        break;
      }
      String[] cells =
          DialectDetector.cells(
              records.scanner(), dialect, decoder, records.bytes(), records.from());
      boolean separatorLine = records.line() == 1 && cells[0].startsWith("sep=");
      if (!records.scanner().blank() && !separatorLine) {
        return cells;
      }
    }
    throw new BadInputException(file + " is empty: a table needs a header and rows.");
  }

  private List<String> names(String[] cells) {
    if (HeaderDetector.looksLikeData(cells)) {
      throw new BadInputException(
          file
              + " has no header: its first line looks like data. Put the names of the columns on the"
              + " first line.");
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int c = 0; c < cells.length; c++) {
      String name = cells[c].strip();
      names.add(name.isEmpty() ? "column_" + (c + 1) : name);
      if (!seen.add(names.get(c))) {
        throw new BadInputException(
            file + " has two columns called \"" + name + "\"; names have to differ.");
      }
    }
    return names;
  }

  private byte[] beginning(long length) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(Math.toIntExact(length));
    }
  }

  private boolean endsWithLineEnd() throws IOException {
    byte[] end = encoding.bytes(dialect.carriageReturns() ? "\r" : "\n");
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] last = new byte[end.length];
      in.seek(Math.max(0, in.length() - end.length));
      int n = in.read(last);
      return n == end.length && Arrays.equals(last, end);
    }
  }

  /** A column is quoted if all its cells among the first rows are, blank ones not counted. */
  private boolean[] quotedColumns(int columns, long from, long line) throws IOException {
    boolean[] quoted = new boolean[columns];
    boolean[] unquoted = new boolean[columns];
    try (DelimitedRecords records = records(from, line)) {
      for (int r = 0; r < ROWS_LOOKED_AT && records.next() && !records.overlong(); r++) {
        DelimitedScanner scanner = records.scanner();
        for (int c = 0; c < Math.min(columns, scanner.cells()); c++) {
          quoted[c] |= scanner.quoted(c);
          unquoted[c] |= !scanner.quoted(c) && scanner.start(c) < scanner.end(c);
        }
      }
    }
    for (int c = 0; c < columns; c++) {
      quoted[c] &= !unquoted[c];
    }
    return quoted;
  }
}
