package dyepack.cells;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file written by {@link CellStreamWriter} holds, told from the heads of its blocks.
 *
 * @param file the stream
 * @param tables its tables in the order in which they began; some may have no rows
 * @param gaps what wasn't read
 * @param rows rows of all tables
 * @param ended whether the writer came to write its end mark
 * @param fault why the parser stopped before the end of its file, empty if it didn't or was killed
 * @param account where the bytes of the file went, null if the parser doesn't tell
 */
public record CellStream(
    Path file,
    List<Table> tables,
    List<CellGap> gaps,
    long rows,
    boolean ended,
    String fault,
    @Nullable ByteAccount account) {

  /** Copies the lists. */
  public CellStream {
    tables = List.copyOf(tables);
    gaps = List.copyOf(gaps);
  }

  /**
   * One table.
   *
   * @param number its number in the stream, from 0
   * @param name as given to {@link CellSink#table}
   * @param header names that the format declares; may be fewer than columns
   * @param columns cells of the longest row, or names if there are more of them
   * @param rows how many rows it has
   */
  public record Table(int number, String name, List<String> header, int columns, long rows) {
    /** Copies the list. */
    public Table {
      header = List.copyOf(header);
    }
  }

  /**
   * Some following blocks of one table.
   *
   * @param start where its first block begins
   * @param end where its last block ends
   * @param firstRow number of its first row in the table, from 0
   * @param firstPosition position of that row
   * @param rows how many rows it has
   */
  public record Part(long start, long end, long firstRow, long firstPosition, long rows) {}

  /** Looks through a stream; a torn end is taken for the end of what was written. */
  public static CellStream open(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return new Index().read(file, in);
    }
  }

  private static final class Index {
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, CellGap> gaps = new LinkedHashMap<>();
    private long rows;
    private boolean ended;
    private String fault = "";
    private @Nullable ByteAccount account;

    private CellStream read(Path file, FileChannel in) throws IOException {
      long offset = 0;
      for (CellBlock block = CellBlock.at(in, 0);
          block != null && !ended;
          block = CellBlock.at(in, offset)) {
        take(block, in, offset);
        offset = block.after(offset);
      }
      return new CellStream(file, tables, List.copyOf(gaps.values()), rows, ended, fault, account);
    }

    private void take(CellBlock block, FileChannel in, long offset) throws IOException {
      switch (block.kind()) {
        case TABLE -> begin(block, block.payload(in, offset));
        case ROWS -> {
          Table table =
              block.table() < 0 || block.table() >= tables.size()
                  ? null
                  : tables.get(block.table());
          if (table == null || block.firstRow() != table.rows) {
            throw new IOException("the blocks of the cell stream contradict each other");
          }
          int columns = Math.max(table.columns, block.columns());
          tables.set(
              table.number,
              new Table(
                  table.number, table.name, table.header, columns, table.rows + block.rows()));
          rows += block.rows();
        }
        case SKIPPED -> gap(block.table(), block.payload(in, offset));
        case ACCOUNT -> account = CellBytes.account(block.payload(in, offset));
        case END -> {
          fault = CellBytes.text(block.payload(in, offset));
          ended = true;
        }
      }
    }

    private void begin(CellBlock block, ByteBuffer payload) throws IOException {
      if (block.table() != tables.size()) {
        throw new IOException("the tables of the cell stream aren't in order");
      }
      String name = CellBytes.text(payload);
      List<String> header = new ArrayList<>();
      for (long left = CellBytes.number(payload); left > 0; left--) {
        header.add(CellBytes.text(payload));
      }
      tables.add(new Table(block.table(), name, header, header.size(), 0));
    }

    private void gap(int table, ByteBuffer payload) throws IOException {
      String reason = CellBytes.text(payload);
      boolean lost = CellBytes.number(payload) != 0;
      long count = CellBytes.number(payload);
      List<Long> positions = new ArrayList<>();
      for (long left = CellBytes.number(payload);
          left > 0 && positions.size() < CellGap.POSITIONS_KEPT;
          left--) {
        positions.add(CellBytes.number(payload));
      }
      gaps.merge(
          table + "\0" + lost + reason,
          new CellGap(table, reason, count, positions, lost),
          CellGap::plus);
    }
  }

  /**
   * Cuts a table into parts of about {@code targetBytes}, none if it has no rows.
   *
   * @param file the stream
   * @param table number of the table
   */
  public static List<Part> parts(Path file, int table, long targetBytes) throws IOException {
    List<Part> parts = new ArrayList<>();
    @Nullable Part open = null;
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      long offset = 0;
      for (CellBlock block = CellBlock.at(in, 0);
          block != null && block.kind() != CellBlock.Kind.END;
          block = CellBlock.at(in, offset)) {
        long after = block.after(offset);
        if (block.kind() == CellBlock.Kind.ROWS && block.table() == table) {
          if (open == null) {
            open = new Part(offset, after, block.firstRow(), block.firstPosition(), block.rows());
          } else {
            open =
                new Part(
                    open.start, after, open.firstRow, open.firstPosition, open.rows + block.rows());
          }
          if (after - open.start >= targetBytes) {
            parts.add(open);
            open = null;
          }
        }
        offset = after;
      }
    }
    if (open != null) {
      parts.add(open);
    }
    return parts;
  }
}
