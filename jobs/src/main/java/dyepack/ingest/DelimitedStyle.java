package dyepack.ingest;

import dyepack.charset.StrictText;
import dyepack.charset.TextEncoding;
import dyepack.share.BadInputException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The look of a delimited text table. */
final class DelimitedStyle implements TableStyle {
  private static final long serialVersionUID = 1L;

  private final TextEncoding encoding;
  private final Dialect dialect;
  private final List<String> header;
  private final byte[] prologue;
  private final String lineEnd;
  private final boolean finalLineEnd;
  private final boolean[] quotedColumns;

  /**
   * Puts together what was found out.
   *
   * @param quotedColumns whether each column's cells stand in quotes
   */
  DelimitedStyle(
      TextEncoding encoding,
      Dialect dialect,
      List<String> header,
      byte[] prologue,
      String lineEnd,
      boolean finalLineEnd,
      boolean[] quotedColumns) {
    this.encoding = encoding;
    this.dialect = dialect;
    this.header = List.copyOf(header);
    this.prologue = prologue.clone();
    this.lineEnd = lineEnd;
    this.finalLineEnd = finalLineEnd;
    this.quotedColumns = quotedColumns.clone();
  }

  /** A table of this header whose cells are quoted only where they need it. */
  static DelimitedStyle plain(
      TextEncoding encoding, Dialect dialect, List<String> header, String lineEnd) {
    boolean[] unquoted = new boolean[header.size()];
    DelimitedStyle bare =
        new DelimitedStyle(encoding, dialect, header, new byte[0], lineEnd, true, unquoted);
    SourceRow names = bare.compose(header.toArray(new String[0]));
    if (names == null) {
      throw new BadInputException(
          "The names of the columns can't be written in " + encoding.name() + ".");
    }
    return new DelimitedStyle(encoding, dialect, header, names.raw(), lineEnd, true, unquoted);
  }

  TextEncoding encoding() {
    return encoding;
  }

  Dialect dialect() {
    return dialect;
  }

  @Override
  public TableFormat format() {
    return TableFormat.DELIMITED;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public byte[] prologue() {
    return prologue.clone();
  }

  @Override
  public byte[] lineEnd() {
    return encoding.bytes(lineEnd);
  }

  @Override
  public boolean finalLineEnd() {
    return finalLineEnd;
  }

  @Override
  public byte @Nullable [] encode(String cell, byte[] raw, int start, int end) {
    return encode(cell, startsWithQuote(raw, start, end));
  }

  @Override
  public @Nullable SourceRow compose(String[] cells) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] starts = new int[cells.length];
    int[] ends = new int[cells.length];
    byte[] delimiter = encoding.bytes(dialect.delimiter());
    for (int i = 0; i < cells.length; i++) {
      byte[] cell = encode(cells[i], quotedColumns[i] && dialect.quote() != 0);
      if (cell == null) {
        return null;
      }
      if (i > 0) {
        out.writeBytes(delimiter);
      }
      starts[i] = out.size();
      out.writeBytes(cell);
      ends[i] = out.size();
    }
    out.writeBytes(lineEnd());
    return new SourceRow(-1, -1, out.toByteArray(), starts, ends, cells.clone());
  }

  private byte @Nullable [] encode(String cell, boolean inQuotes) {
    if (inQuotes || dialect.needsQuotes(cell)) {
      return dialect.quote() == 0 ? null : StrictText.bytes(dialect.quoted(cell), encoding);
    }
    return StrictText.bytes(cell, encoding);
  }

  private boolean startsWithQuote(byte[] raw, int start, int end) {
    int unit = encoding.unit();
    if (dialect.quote() == 0 || end - start < 2 * unit) {
      return false;
    }
    return isQuote(raw, start) && isQuote(raw, end - unit);
  }

  private boolean isQuote(byte[] raw, int i) {
    if (encoding.unit() == 1) {
      return raw[i] == dialect.quote();
    }
    int low = encoding.lowByteFirst() ? i : i + 1;
    int high = encoding.lowByteFirst() ? i + 1 : i;
    return raw[low] == dialect.quote() && raw[high] == 0;
  }
}
