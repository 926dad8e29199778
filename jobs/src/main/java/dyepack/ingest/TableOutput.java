package dyepack.ingest;

import dyepack.charset.TextEncoding;
import dyepack.share.BadInputException;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one table file: in the look of the source, or converted.
 *
 * <p>In the source's own format the file begins with the style's prologue and whole records follow
 * as they are given; if the source's last line has no line end, neither has this file's. A
 * conversion writes CSV (UTF-8, comma, line feed), JSON lines (every value a string), Parquet
 * (every column a string) or XLSX from the cells. The file is complete only after {@link #close};
 * nothing is renamed or synced here.
 */
public final class TableOutput implements Closeable {
  private static final int BUFFER_BYTES = 1 << 14;

  private final Path file;
  private final TableStyle style;
  private final @Nullable OutputStream bytes;
  private final @Nullable RowSink cells;
  private final boolean converts;
  private final byte[] heldBack;
  private boolean holding;
  private long rows;

  private TableOutput(
      Path file,
      TableStyle style,
      @Nullable OutputStream bytes,
      @Nullable RowSink cells,
      boolean converts) {
    this.file = file;
    this.style = style;
    this.bytes = bytes;
    this.cells = cells;
    this.converts = converts;
    this.heldBack = style.finalLineEnd() ? new byte[0] : style.lineEnd();
  }

  /** Creates {@code file} in the source's own format and look; an existing file is replaced. */
  public static TableOutput open(Path file, TableStyle style) {
    return open(file, style, style.format(), Set.of());
  }

  /**
   * Creates {@code file} in another format.
   *
   * @param textColumns columns that a workbook keeps as text whatever they look like: identifiers.
   *     Other cells become numbers if the number shows exactly the cell's text.
   */
  public static TableOutput open(
      Path file, TableStyle style, TableFormat format, Set<String> textColumns) {
    boolean converts = format != style.format();
    TableStyle written = converts && format != TableFormat.XLSX ? converted(style, format) : style;
    try {
      if (format == TableFormat.XLSX) {
        RowSink workbook = WorkbookSink.open(file, style.header(), true, textColumns, false);
        return new TableOutput(file, written, null, workbook, true);
      }
      if (written instanceof ParquetStyle parquet) {
        return new TableOutput(file, written, null, ParquetSink.open(file, parquet), converts);
      }
      OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
      out.write(written.prologue());
      return new TableOutput(file, written, out, null, converts);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static TableStyle converted(TableStyle style, TableFormat format) {
    return switch (format) {
      case DELIMITED ->
          DelimitedStyle.plain(TextEncoding.UTF_8, Dialect.COMMA, style.header(), "\n");
      case JSON_LINES -> JsonStyle.ofStrings(style.header());
      case PARQUET -> ParquetStyle.ofStrings(style.header());
      case XLSX -> throw new IllegalArgumentException("a workbook has no style");
    };
  }

  private static BadInputException unwritable(Path file, IOException e) {
    return new BadInputException("File " + file + " can't be written: " + e.getMessage() + ".", e);
  }

  /** Whether whole records in the source's bytes can be written with {@link #writeRaw}. */
  public boolean takesRaw() {
    return bytes != null && !converts;
  }

  /**
   * Writes records as bytes, each with its line end. Only where {@link #takesRaw}; what is given at
   * once ends with a record's end.
   */
  public void writeRaw(byte[] records, int offset, int length) {
    OutputStream out = bytes;
    if (out == null || converts) {
      throw new IllegalStateException(file + " isn't written in the source's bytes");
    }
    try {
      if (heldBack.length == 0) {
        out.write(records, offset, length);
        return;
      }
      if (holding) {
        out.write(heldBack);
      }
      int end = offset + length;
      int ending = end - heldBack.length;
      holding =
          ending >= offset && Arrays.equals(records, ending, end, heldBack, 0, heldBack.length);
      out.write(records, offset, holding ? ending - offset : length);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Writes a row of the source's style, in whatever format this output has. */
  public void write(SourceRow row) {
    rows++;
    if (takesRaw()) {
      writeRaw(row.raw(), 0, row.raw().length);
      return;
    }
    try {
      if (cells != null) {
        cells.write(row.cells(), row);
        return;
      }
      SourceRow converted = style.compose(row.cells());
      if (converted == null || bytes == null) {
        throw new IllegalStateException("UTF-8 holds every text");
      }
      bytes.write(converted.raw());
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Rows written by {@link #write}; raw bytes aren't counted. */
  public long rows() {
    return rows;
  }

  @Override
  public void close() {
    try {
      if (bytes != null) {
        bytes.close();
      }
      if (cells != null) {
        cells.close();
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }
}
