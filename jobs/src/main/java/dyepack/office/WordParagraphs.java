package dyepack.office;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which bytes of an old Word document belong to a paragraph in a table, and which to the one that
 * ends a row ([MS-DOC] 2.8.5 PlcBtePapx, 2.9.175 PapxFkp, 2.6.2 sprmPFInTable, sprmPFTtp).
 */
final class WordParagraphs {
  private static final int PAGE_BYTES = 512;
  private static final int BX_BYTES = 13;
  private static final int IN_TABLE = 0x2416;
  private static final int ROW_ENDS = 0x2417;
  private static final int INNER_CELL = 0x244b;
  private static final int INNER_ROW_ENDS = 0x244c;
  private static final int TABLE_DEFINITION = 0xd608;
  private static final int MOST_PAGES = 1 << 17;

  /** Operand bytes by the upper three bits of a property's code (2.2.5.1). */
  private static final int[] OPERAND = {1, 1, 2, 4, 2, 2, -1, 3};

  private final TreeMap<Integer, Integer> kinds = new TreeMap<>();

  /**
   * Reads the lists of paragraphs.
   *
   * @param at where in {@code table} the list of their pages stands
   * @param length its bytes
   */
  WordParagraphs(ByteBuffer main, ByteBuffer table, int at, int length) {
    int pages = Math.min(MOST_PAGES, (length - 4) / 8);
    for (int p = 0; p < pages; p++) {
      int page = table.getInt(at + 4 * (pages + 1) + 4 * p) & 0x3fffff;
      page(main, page * PAGE_BYTES);
    }
  }

  private void page(ByteBuffer main, int start) {
    if (start < 0 || start + PAGE_BYTES > main.capacity()) {
      return;
    }
    int count = main.get(start + PAGE_BYTES - 1) & 0xff;
    int properties = start + 4 * (count + 1);
    for (int i = 0; i < count && properties + BX_BYTES * (i + 1) < start + PAGE_BYTES; i++) {
      int word = main.get(properties + BX_BYTES * i) & 0xff;
      int kind = word == 0 ? 0 : kind(main, start, start + 2 * word);
      kinds.put(main.getInt(start + 4 * i), kind);
      kinds.putIfAbsent(main.getInt(start + 4 * i + 4), 0);
    }
  }

  private static int kind(ByteBuffer main, int page, int at) {
    int words = main.get(at) & 0xff;
    int first = words == 0 ? at + 2 : at + 1;
    int bytes = words == 0 ? 2 * (main.get(at + 1) & 0xff) : 2 * words - 1;
    int end = Math.min(first + bytes, page + PAGE_BYTES - 1);
    int kind = 0;
    for (int p = first + 2; p + 3 <= end; ) {
      int code = main.getShort(p) & 0xffff;
      int size = OPERAND[code >>> 13];
      int operand = p + 2;
      if (size < 0) {
        size =
            code == TABLE_DEFINITION
                ? 1 + (main.getShort(operand) & 0xffff)
                : 1 + (main.get(operand) & 0xff);
      }
      boolean set = main.get(operand) != 0;
      if (code == IN_TABLE && set) {
        kind |= 1;
      } else if (code == ROW_ENDS && set) {
        kind |= 2;
      } else if (code == INNER_ROW_ENDS && set) {
        kind |= 8;
      } else if (code == INNER_CELL && set) {
        kind |= 4;
      }
      p = operand + size;
    }
    return kind;
  }

  /** Tells whether the byte belongs to a paragraph within a table. */
  boolean inTable(int at) {
    return (kind(at) & 1) != 0;
  }

  /** Tells whether the byte belongs to the mark that ends a row. */
  boolean endsRow(int at) {
    return (kind(at) & 2) != 0;
  }

  /** Tells whether the byte belongs to the last paragraph of a cell of a table within a cell. */
  boolean inInnerCell(int at) {
    return (kind(at) & 4) != 0;
  }

  /** Tells whether the byte belongs to the mark that ends a row of a table within a cell. */
  boolean endsInnerRow(int at) {
    return (kind(at) & 8) != 0;
  }

  private int kind(int at) {
    Map.Entry<Integer, Integer> entry = kinds.floorEntry(at);
    return entry == null ? 0 : entry.getValue();
  }
}
