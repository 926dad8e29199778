package dyepack.database;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.CellParser;
import dyepack.cells.CellRow;
import dyepack.cells.CellSink;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a collection as {@code mongodump} writes it: BSON documents one after another. Nested
 * documents and arrays become columns named by dotted paths, in the order in which they are first
 * met; so the file is read twice.
 *
 * <p>Times are given as {@code 2026-01-31 08:15:00.123} UTC, object identifiers and binary values
 * as hexadecimal digits, numbers with all their digits, null as an empty cell. The position of a
 * row is the number of its document from 1.
 */
public final class BsonParser implements CellParser {
  /** As large as MongoDB lets a document become, and what its tools add to it. */
  private static final int MOST_BYTES = (16 << 20) + (16 << 10);

  private static final int LEAST_BYTES = 5;
  private static final String DAMAGED = "damaged documents, read up to the damage";
  private static final String LEFT = "bytes after damage, where no document begins";

  @Override
  public void parse(Path file, CellLimits limits, CellSink sink) throws IOException {
    FieldPaths paths = new FieldPaths(limits.columns());
    long documents = collect(file, limits, paths);
    if (documents == 0) {
      throw new IOException("no BSON document that can be read");
    }
    sink.table("", paths.names());
    CellRow row = new CellRow(limits, sink);
    long number = 0;
    long at = 0;
    ByteAccount.Tally account = new ByteAccount.Tally();
    try (Documents all = new Documents(file)) {
      for (ByteBuffer bytes = all.next(); bytes != null; bytes = all.next()) {
        number++;
        boolean whole = row(new BsonFields(bytes, limits.depth()), paths, row, number);
        account.add(
            whole ? ByteAccount.Kind.RECORD : ByteAccount.Kind.REJECTED,
            DAMAGED,
            at,
            at + bytes.limit());
        at += bytes.limit();
      }
      account.add(ByteAccount.Kind.REJECTED, LEFT, at, at + all.left());
      if (all.left() > 0) {
        row.skipped(LEFT, all.left(), number + 1);
      }
    }
    row.report();
    sink.account(account.account());
  }

  private static long collect(Path file, CellLimits limits, FieldPaths paths) throws IOException {
    long sound = 0;
    BsonFields.Visitor visitor =
        new BsonFields.Visitor() {
          @Override
          public void field(String path, int type, int at) {
            paths.add(path);
          }

          @Override
          public void tooDeep(String path) {}
        };
    try (Documents all = new Documents(file)) {
      for (ByteBuffer bytes = all.next(); bytes != null; bytes = all.next()) {
        try {
          new BsonFields(bytes, limits.depth()).visit(visitor);
          sound++;
        } catch (IllegalArgumentException e) {
          // Counted where the rows are read.
        }
      }
    }
    return sound;
  }

  /** Reads a document; whether all of it could be read. */
  private static boolean row(BsonFields fields, FieldPaths paths, CellRow row, long number)
      throws IOException {
    boolean whole = true;
    try {
      fields.visit(
          new BsonFields.Visitor() {
            @Override
            public void field(String path, int type, int at) {
              row.set(paths.column(path), fields.text(type, at, row, number));
            }

            @Override
            public void tooDeep(String path) {
              row.skipped("documents nested too deep, left out", 1, number);
            }
          });
    } catch (IllegalArgumentException e) {
      row.skipped(DAMAGED, 1, number);
      whole = false;
    }
    row.end(number, paths.names().size());
    return whole;
  }

  /** Cuts the file into documents by the lengths that they begin with. */
  private static final class Documents implements AutoCloseable {
    private final DataInputStream in;
    private long left;

    Documents(Path file) throws IOException {
      this.left = Files.size(file);
      InputStream raw = Files.newInputStream(file);
      this.in = new DataInputStream(new BufferedInputStream(raw, 1 << 16));
    }

    /** Bytes not read, since what they begin with is no document. */
    long left() {
      return left;
    }

    @Nullable ByteBuffer next() throws IOException {
      if (left < LEAST_BYTES) {
        return null;
      }
      int length = Integer.reverseBytes(in.readInt());
      if (length < LEAST_BYTES || length > MOST_BYTES || length > left) {
        return null;
      }
      byte[] bytes = new byte[length];
      ByteBuffer.wrap(bytes).putInt(Integer.reverseBytes(length));
      in.readFully(bytes, 4, length - 4);
      if (bytes[length - 1] != 0) {
        return null;
      }
      left -= length;
      return ByteBuffer.wrap(bytes);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
