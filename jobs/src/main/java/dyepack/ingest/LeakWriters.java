package dyepack.ingest;

import dyepack.charset.TextEncoding;
import dyepack.share.BadInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Writes rows as leaks look: for simulations and tests. */
public final class LeakWriters {
  private LeakWriters() {}

  /**
   * Writes a file; an existing one is replaced. A character that the character set lacks becomes
   * {@code ?}, as tools do it.
   *
   * @param header names of the columns, as many as each row has cells
   * @return the number of rows
   */
  public static long write(
      Path file, LeakStyle style, List<String> header, Iterator<String[]> rows) {
    try {
      return switch (style.form()) {
        case PARQUET -> sink(ParquetSink.open(file, ParquetStyle.ofStrings(header)), rows);
        case XLSX -> sink(workbook(file, style, header, Set.copyOf(header), false), rows);
        case XLSX_NUMBERS -> sink(workbook(file, style, header, Set.of(), true), rows);
        case JSON_LINES -> text(file, style, JsonStyle.ofStrings(header), rows);
        case CSV -> delimited(file, style, header, rows, ",", '"');
        case TSV -> delimited(file, style, header, rows, "\t", '"');
        case SEMICOLON -> delimited(file, style, header, rows, ";", '"');
        case PIPE -> delimited(file, style, header, rows, "|", '"');
        case DASHES -> delimited(file, style, header, rows, "----", (char) 0);
      };
    } catch (IOException e) {
      throw new BadInputException("File " + file + " can't be written: " + e.getMessage() + ".", e);
    }
  }

  private static RowSink workbook(
      Path file, LeakStyle style, List<String> header, Set<String> text, boolean careless)
      throws IOException {
    return WorkbookSink.open(file, header, style.header(), text, careless);
  }

  private static long sink(RowSink sink, Iterator<String[]> rows) throws IOException {
    try (sink) {
      long n = 0;
      while (rows.hasNext()) {
        sink.write(rows.next(), null);
        n++;
      }
      return n;
    }
  }

  private static long delimited(
      Path file,
      LeakStyle style,
      List<String> header,
      Iterator<String[]> rows,
      String delimiter,
      char quote)
      throws IOException {
    Dialect dialect = new Dialect(delimiter, quote, false, false, false);
    return text(
        file,
        style,
        DelimitedStyle.plain(
            TextEncoding.UTF_8, dialect, quote == 0 ? plainNames(header) : header, "\r\n"),
        rows);
  }

  private static List<String> plainNames(List<String> header) {
    return header.stream().map(LeakWriters::withoutBreaks).toList();
  }

  private static String withoutBreaks(String cell) {
    return cell.replace("----", "-").replaceAll("[\\r\\n]+", " ").strip();
  }

  private static long text(Path file, LeakStyle style, TableStyle look, Iterator<String[]> rows)
      throws IOException {
    Charset charset = charset(style.charset());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      if (style.byteOrderMark() && charset.newEncoder().canEncode('\uFEFF')) {
        out.write("\uFEFF".getBytes(charset));
      }
      if (style.header()) {
        out.write(recoded(look.prologue(), charset));
      }
      long n = 0;
      while (rows.hasNext()) {
        out.write(recoded(record(look, rows.next()), charset));
        n++;
      }
      return n;
    }
  }

  /** Without quotes, what would break a record is taken out, as those who trade such lists do. */
  private static byte[] record(TableStyle look, String[] cells) {
    SourceRow row = look.compose(cells);
    if (row == null) {
      String[] plain = cells.clone();
      for (int c = 0; c < plain.length; c++) {
        String text = withoutBreaks(plain[c]);
        plain[c] = text.endsWith("-") ? text.replaceAll("-+$", "") : text;
      }
      row = look.compose(plain);
    }
    if (row == null) {
      throw new IllegalStateException("UTF-8 holds every text");
    }
    return row.raw();
  }

  private static byte[] recoded(byte[] utf8, Charset charset) {
    return new String(utf8, StandardCharsets.UTF_8).getBytes(charset);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new BadInputException("Character set \"" + name + "\" is unknown.", e);
    }
  }
}
