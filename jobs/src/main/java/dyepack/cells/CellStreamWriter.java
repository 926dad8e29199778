package dyepack.cells;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a parser pushes as a file of blocks, which {@link CellStream} reads in parts.
 *
 * <p>Rows of a table stand in their order; those of several tables that take turns are gathered, so
 * that their blocks don't become small. A table begun again with the same name and the same header,
 * both not empty, is the same table. A block is written whole or not at all, and without the end
 * mark of {@link #end} the file counts as read in part, so a writer that is killed loses its last
 * second only ({@link #flush}) and nobody takes its file for complete.
 *
 * <p>What exceeds the limits (cells and rows too long, too many columns or tables) is cut or left
 * out here once more, counted, in case a parser doesn't do it. Not for use by several threads.
 */
public final class CellStreamWriter implements CellSink, Closeable {
  /** Most tables of one file. */
  public static final int MOST_TABLES = 65_536;

  private static final int BLOCK_BYTES = 1 << 18;
  private static final int ALL_BYTES = 8 << 20;
  private static final int MOST_REASONS = 1_000;

  private final FileChannel out;
  private final CellLimits limits;
  private final List<Table> tables = new ArrayList<>();
  private final Map<String, Table> byName = new HashMap<>();
  private final Map<String, CellGap> gaps = new LinkedHashMap<>();
  private @Nullable Table current;
  private boolean tooManyTables;
  private int pending;
  private int reasons;
  private long rows;

  private static final class Table {
    private final int number;
    private final CellBytes block = new CellBytes();
    private long written;
    private int rows;
    private int columns;
    private long firstPosition;
    private long lastPosition;

    private Table(int number) {
      this.number = number;
    }
  }

  /** Creates the file, which mustn't exist yet. */
  public CellStreamWriter(Path file, CellLimits limits) throws IOException {
    this.out = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    this.limits = limits;
  }

  /** Rows taken so far. */
  public long rows() {
    return rows;
  }

  @Override
  public void table(String name, List<String> header) throws IOException {
    String key = name.isEmpty() || header.isEmpty() ? null : name + "\0" + header;
    Table known = key == null ? null : byName.get(key);
    if (known != null) {
      current = known;
      return;
    }
    tooManyTables = tables.size() >= MOST_TABLES;
    if (tooManyTables) {
      current = null;
      skipped("tables beyond the first " + MOST_TABLES, 1, 0);
      return;
    }
    Table begun = new Table(tables.size());
    CellBytes head = new CellBytes();
    head.text(shortened(name, 0));
    int names = Math.min(header.size(), limits.columns());
    head.number(names);
    for (String column : header.subList(0, names)) {
      head.text(shortened(column, 0));
    }
    tables.add(begun);
    if (key != null) {
      byName.put(key, begun);
    }
    current = begun;
    write(new CellBlock(CellBlock.Kind.TABLE, begun.number, 0, names, 0, 0, head.length()), head);
  }

  @Override
  public void row(long position, String[] cells) throws IOException {
    if (current == null) {
      if (tooManyTables) {
        skipped("rows of tables beyond the first " + MOST_TABLES, 1, position);
        return;
      }
      table("", List.of());
    }
    Table table = current;
    if (table == null) {
      return;
    }
    int length = cells.length;
    if (length > limits.columns()) {
      length = limits.columns();
      skipped("rows of more than " + length + " cells, cut", 1, position);
    }
    if (table.rows == 0) {
      table.firstPosition = position;
      table.lastPosition = position;
    }
    CellBytes block = table.block;
    int before = block.length();
    // Positions may run backwards (rows of a database page), hence the zigzag.
    long step = position - table.lastPosition;
    block.number((step << 1) ^ (step >> 63));
    table.lastPosition = position;
    block.number(length);
    boolean tooLong = false;
    for (int c = 0; c < length; c++) {
      tooLong |= block.length() - before > limits.recordBytes();
      block.text(tooLong ? "" : shortened(cells[c], position));
    }
    if (tooLong) {
      skipped("rows longer than " + limits.recordBytes() + " bytes, cut", 1, position);
    }
    table.rows++;
    table.columns = Math.max(table.columns, length);
    rows++;
    pending += block.length() - before;
    if (block.length() >= BLOCK_BYTES) {
      write(table);
    } else if (pending >= ALL_BYTES) {
      flush();
    }
  }

  private String shortened(String cell, long position) throws IOException {
    if (cell.length() <= limits.cellChars()) {
      return cell;
    }
    skipped("cells that are too long, cut", 1, position);
    return cell.substring(0, limits.cellChars());
  }

  @Override
  public void skipped(String reason, long count, long position) throws IOException {
    gap(reason, count, position, true);
  }

  @Override
  public void noted(String reason, long count, long position) throws IOException {
    gap(reason, count, position, false);
  }

  @Override
  public void account(ByteAccount account) throws IOException {
    CellBytes bytes = new CellBytes();
    bytes.account(account);
    write(new CellBlock(CellBlock.Kind.ACCOUNT, -1, 0, 0, 0, 0, bytes.length()), bytes);
  }

  private void gap(String reason, long count, long position, boolean lost) {
    int table = current == null ? -1 : current.number;
    String key = table + "\0" + lost + reason;
    CellGap gap = new CellGap(table, reason, count, List.of(position), lost);
    CellGap known = gaps.get(key);
    if (known == null && ++reasons > MOST_REASONS) {
      String rest = "other reasons, beyond the first " + MOST_REASONS;
      gaps.merge(rest, new CellGap(-1, rest, count, List.of(position), true), CellGap::plus);
    } else {
      gaps.put(key, known == null ? gap : known.plus(gap));
    }
  }

  /** Writes everything taken so far. */
  public void flush() throws IOException {
    for (Table table : tables) {
      if (table.rows > 0) {
        write(table);
      }
    }
    pending = 0;
    for (CellGap gap : gaps.values()) {
      CellBytes bytes = new CellBytes();
      bytes.text(gap.reason());
      bytes.number(gap.lost() ? 1 : 0);
      bytes.number(gap.count());
      bytes.number(gap.positions().size());
      gap.positions().forEach(bytes::number);
      write(new CellBlock(CellBlock.Kind.SKIPPED, gap.table(), 0, 0, 0, 0, bytes.length()), bytes);
    }
    gaps.clear();
  }

  /**
   * Writes what is left and the end mark.
   *
   * @param fault empty if the parser came to the end of its file, else one clause that says why not
   */
  public void end(String fault) throws IOException {
    flush();
    CellBytes bytes = new CellBytes();
    bytes.text(fault);
    write(new CellBlock(CellBlock.Kind.END, -1, 0, 0, rows, 0, bytes.length()), bytes);
  }

  private void write(Table table) throws IOException {
    CellBlock head =
        new CellBlock(
            CellBlock.Kind.ROWS,
            table.number,
            table.rows,
            table.columns,
            table.written,
            table.firstPosition,
            table.block.length());
    pending = Math.max(0, pending - table.block.length());
    write(head, table.block);
    table.block.clear();
    table.written += table.rows;
    table.rows = 0;
    table.columns = 0;
  }

  private void write(CellBlock head, CellBytes payload) throws IOException {
    ByteBuffer bytes = head.with(payload.array());
    while (bytes.hasRemaining()) {
      int written = out.write(bytes);
      if (written < 0) {
        throw new IOException("nothing can be written");
      }
    }
  }

  /** Closes the file; without {@link #end} before, it counts as read in part. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
