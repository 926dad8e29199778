package dyepack.sql;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellLimits;
import dyepack.cells.SourceOffsets;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a first pass over a dump finds: its tables with all their columns, parts that can be read by
 * themselves, and what every byte is.
 *
 * @param syntax how the bytes were taken
 * @param tables tables in the order in which they were first met, those without rows too
 * @param parts parts in order, without gaps from the byte order mark to the end
 * @param account where the bytes went; it adds up to the length of the file
 * @param notes what can't be read
 */
public record SqlOutline(
    SqlSyntax syntax,
    List<SqlTable> tables,
    List<SqlPart> parts,
    ByteAccount account,
    List<SqlNote> notes) {
  private static final long PART_BYTES = 8L << 20;
  private static final long PART_OF_ONE_TABLE_BYTES = 64L << 10;

  /** Copies the lists. */
  public SqlOutline {
    tables = List.copyOf(tables);
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
  }

  /**
   * Looks through a whole dump.
   *
   * @param charset its character set
   * @param markBytes length of its byte order mark
   */
  public static SqlOutline of(Path file, Charset charset, int markBytes, CellLimits limits)
      throws IOException {
    return of(file, charset, markBytes, limits, SourceOffsets.SAME);
  }

  /**
   * Looks through the copy of a whole dump.
   *
   * @param offsets where its bytes come from: the account is that of the original
   */
  public static SqlOutline of(
      Path file, Charset charset, int markBytes, CellLimits limits, SourceOffsets offsets)
      throws IOException {
    SqlSyntax syntax = SyntaxDetection.detect(file, charset, markBytes, limits);
    try (SqlReader reader = SqlReader.open(file, syntax, SqlPart.whole(syntax), limits, offsets)) {
      return new Pass(reader).outline(syntax, Files.size(file), limits);
    }
  }

  private static final class Pass {
    private final SqlReader reader;
    private final SqlTables tables = new SqlTables();
    private final List<SqlPart> parts = new ArrayList<>();
    private Map<Integer, Long> rows = new HashMap<>();
    private SqlPart begun;

    /** Rows of one table in a row, not yet among {@link #rows}. */
    private long count;

    private int counted = -1;

    Pass(SqlReader reader) {
      this.reader = reader;
      this.begun = reader.from(false);
      reader.listen(this::head);
    }

    private SqlOutline outline(SqlSyntax syntax, long fileBytes, CellLimits limits)
        throws IOException {
      while (reader.next()) {
        int table = tables.row(reader.table(), reader.columns(), reader.values());
        count(table);
        if (reader.positionAfterRow() - begun.start() >= PART_BYTES && reader.divisible()) {
          cut(reader.from(true));
        }
      }
      end(Math.max(begun.start(), fileBytes));
      ByteAccount mark =
          ByteAccount.of(
              ByteAccount.Kind.HEADER,
              "byte order mark",
              0,
              Math.min(fileBytes, syntax.markBytes()));
      ByteAccount account = mark.plus(reader.account());
      return new SqlOutline(syntax, tables.all(limits.columns()), parts, account, reader.notes());
    }

    private void count(int table) {
      if (table != counted) {
        countAll();
        counted = table;
      }
      count++;
    }

    private void countAll() {
      if (count > 0) {
        rows.merge(counted, count, Long::sum);
        count = 0;
      }
    }

    private void head(StatementHead head) {
      switch (head.kind()) {
        case CREATE_TABLE, COLUMN_COMMENT -> tables.declare(head);
        case VALUES, SELECT, COPY, ASSIGNMENTS, UPDATE -> {
          int number = tables.number(head.table());
          countAll();
          boolean other = !rows.isEmpty() && !rows.containsKey(number);
          if (other
              && reader.position() - begun.start() >= PART_OF_ONE_TABLE_BYTES
              && reader.divisible()) {
            cut(reader.from(false));
          }
        }
        case USE, DELIMITER, LINE, OTHER, PROGRAM, MORE -> {}
      }
    }

    private void cut(SqlPart next) {
      end(next.start());
      begun = next;
      rows = new HashMap<>();
    }

    private void end(long end) {
      countAll();
      parts.add(
          new SqlPart(
              begun.start(), end, begun.line(), begun.mode(), begun.head(), begun.schema(), rows));
    }
  }
}
