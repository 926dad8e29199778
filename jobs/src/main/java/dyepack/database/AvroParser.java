package dyepack.database;

import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * Reads an Avro object container file. Nested records, arrays and maps become columns named by
 * dotted paths; where there are arrays or maps, whose columns only the records show, the file is
 * read twice.
 *
 * <p>Values of the logical types date, time, timestamp and decimal are given as such ({@code
 * 2026-01-31}, {@code 08:15}, {@code 2026-01-31 08:15:00.123}), binary ones as hexadecimal digits,
 * null as an empty cell. The position of a row is the number of its record from 1.
 */
public final class AvroParser implements CellParser {
  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    FieldPaths paths = new FieldPaths(limits.columns());
    AvroValues.addAll(schema(file), paths, limits.depth());
    if (AvroValues.growing(schema(file), limits.depth())) {
      CellSink nowhere = new Nowhere();
      read(file, limits, new CellRow(limits, nowhere), nowhere, paths, true);
    }
    sink.table("", paths.names());
    CellRow row = new CellRow(limits, sink);
    read(file, limits, row, sink, paths, false);
    row.report();
  }

  private static Schema schema(Path file) throws IOException {
    try (AvroBlocks blocks = new AvroBlocks(file)) {
      // Polars and others leave a record's name blank, and give fields any.
      return new Schema.Parser(NameValidator.NO_VALIDATION).parse(blocks.schema());
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException("an Avro file with a damaged schema", e);
    }
  }

  private static void read(
      Path file, CellLimits limits, CellRow row, CellSink sink, FieldPaths paths, boolean onlyPaths)
      throws IOException {
    Schema schema = schema(file);
    String root = schema.getType() == Schema.Type.RECORD ? "" : "value";
    long number = 0;
    try (AvroBlocks blocks = new AvroBlocks(file)) {
      for (ByteBuffer block = blocks.next(); block != null; block = blocks.next()) {
        AvroValues values = new AvroValues(block, limits, row, paths, onlyPaths);
        long records = blocks.records();
        for (long r = 0; r < records; r++) {
          try {
            if (!block.hasRemaining()) {
              throw new BufferUnderflowException();
            }
            values.read(schema, root, number + 1);
          } catch (BufferUnderflowException | IllegalArgumentException | StackOverflowError e) {
            row.clear();
            row.skipped("records of damaged blocks", records - r, number + 1);
            break;
          }
          number++;
          row.end(number, paths.names().size());
        }
      }
      if (blocks.damaged() > 0) {
        row.skipped("damaged blocks", blocks.damaged(), number + 1);
      }
      sink.account(blocks.account());
    }
  }

  /** Takes nothing in, while columns are looked for. */
  private static final class Nowhere implements CellSink {
    @Override
    public void table(String name, List<String> header) {}

    @Override
    public void row(long position, String[] cells) {}

    @Override
    public void skipped(String reason, long count, long position) {}

    @Override
    public void noted(String reason, long count, long position) {}
  }
}
