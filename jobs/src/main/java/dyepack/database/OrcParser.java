package dyepack.database;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.cells.ByteAccount;
import dyepack.cells.ByteAccount.Kind;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import dyepack.cells.FileExtents;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.hive.ql.exec.vector.ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.StructColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.StripeInformation;
import org.apache.orc.TypeDescription;

/**
 * Reads an ORC file through its own library, without Spark. Nested structures, lists and maps
 * become columns named by dotted paths; where there are lists or maps, the file is read twice.
 *
 * <p>Dates are given as {@code 2026-01-31}, timestamps as {@code 2026-01-31 08:15:00.123} in the
 * zone that the writer had, decimals and numbers with all their digits, binary values as
 * hexadecimal digits. The position of a row is its number from 1.
 */
public final class OrcParser implements CellParser {
  private static final int BATCH_ROWS = 1024;
  private static final int MOST_COMPRESSION_BYTES = 8 << 20;
  private static final int MOST_DEPTH = 50;
  private static final String STRUCTURE = "marks, indexes and footers of the file";

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    try (RawLocalFileSystem files = new RawLocalFileSystem();
        Reader reader = open(files, file)) {
      TypeDescription schema = reader.getSchema();
      if (depth(schema) > MOST_DEPTH || schema.getMaximumId() > 4 * limits.columns()) {
        throw new IOException("an ORC file with too many columns or nested too deep");
      }
      FieldPaths paths = new FieldPaths(limits.columns());
      OrcValues.addAll(schema, "", paths);
      CellRow row = new CellRow(limits, sink);
      if (OrcValues.growing(schema)) {
        CellRow unheard = new CellRow(limits, sink);
        read(reader, unheard, paths, true);
      }
      sink.table("", paths.names());
      long rows = read(reader, row, paths, false);
      row.report();
      sink.account(account(reader, rows, Files.size(file)));
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException("a damaged ORC file", e);
    }
  }

  /** Opens the file itself; the file system that checks sums would read another one beside it. */
  private static Reader open(RawLocalFileSystem files, Path file) throws IOException {
    Configuration configuration = new Configuration(false);
    files.initialize(URI.create("file:///"), configuration);
    Reader reader;
    try {
      reader =
          OrcFile.createReader(
              new org.apache.hadoop.fs.Path(file.toAbsolutePath().toUri()),
              OrcFile.readerOptions(configuration).filesystem(files).useUTCTimestamp(true));
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException("an ORC file that can't be opened", e);
    }
    String fault = fault(reader, Files.size(file));
    if (fault != null) {
      reader.close();
      throw new IOException(fault);
    }
    return reader;
  }

  /** Lengths that lie would make the library ask for memory that isn't there. */
  private static @org.jspecify.annotations.Nullable String fault(Reader reader, long fileBytes) {
    if (reader.getCompressionSize() > MOST_COMPRESSION_BYTES) {
      return "an ORC file whose packed pieces are too long";
    }
    for (StripeInformation stripe : reader.getStripes()) {
      long end = stripe.getOffset() + stripe.getLength();
      if (stripe.getOffset() < 0
          || stripe.getLength() < 0
          || stripe.getIndexLength() < 0
          || stripe.getDataLength() < 0
          || stripe.getFooterLength() < 0
          || end < 0
          || end > fileBytes) {
        return "an ORC file with a damaged list of stripes";
      }
    }
    return null;
  }

  private static int depth(TypeDescription type) {
    List<TypeDescription> children = type.getChildren();
    int deepest = 0;
    if (children != null) {
      for (TypeDescription child : children) {
        deepest = Math.max(deepest, depth(child));
      }
    }
    return deepest + 1;
  }

  /** Reads all rows; how many there were. */
  @CanIgnoreReturnValue
  private static long read(Reader reader, CellRow row, FieldPaths paths, boolean onlyPaths)
      throws IOException {
    TypeDescription schema = reader.getSchema();
    OrcValues values = new OrcValues(row, paths, onlyPaths);
    VectorizedRowBatch batch = schema.createRowBatch(BATCH_ROWS);
    long number = 0;
    try (RecordReader rows = reader.rows()) {
      while (next(rows, batch, row, number)) {
        ColumnVector whole = whole(batch, schema);
        for (int r = 0; r < batch.size; r++) {
          number++;
          try {
            values.read(whole, schema, r, "", number);
          } catch (RuntimeException e) {
            row.skipped("damaged rows, read up to the damage", 1, number);
          }
          if (onlyPaths) {
            row.clear();
          } else {
            row.end(number, paths.names().size());
          }
        }
      }
    }
    return number;
  }

  /**
   * Where the bytes went (ORC specification v1, "File Tail", "Stripes"): of each stripe its index,
   * its data and its footer; data of a stripe whose rows weren't all read is rejected.
   */
  private static ByteAccount account(Reader reader, long rows, long fileBytes) {
    FileExtents extents = new FileExtents();
    long before = 0;
    for (StripeInformation stripe : reader.getStripes()) {
      before += stripe.getNumberOfRows();
      long data = stripe.getOffset() + stripe.getIndexLength();
      long footer = data + stripe.getDataLength();
      boolean read = before <= rows;
      extents.add(Kind.HEADER, STRUCTURE, stripe.getOffset(), data);
      extents.add(
          read ? Kind.RECORD : Kind.REJECTED, "a stripe read up to its damage", data, footer);
      extents.add(Kind.HEADER, STRUCTURE, footer, footer + stripe.getFooterLength());
    }
    return extents.account(fileBytes, Kind.HEADER, STRUCTURE);
  }

  private static ColumnVector whole(VectorizedRowBatch batch, TypeDescription schema) {
    return schema.getCategory() == TypeDescription.Category.STRUCT
        ? new StructColumnVector(batch.size, batch.cols)
        : batch.cols[0];
  }

  private static boolean next(
      RecordReader rows, VectorizedRowBatch batch, CellRow row, long number) {
    try {
      return rows.nextBatch(batch);
    } catch (IOException | RuntimeException e) {
      row.skipped("rest of a damaged file", 1, number + 1);
      return false;
    }
  }
}
