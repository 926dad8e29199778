package dyepack.embed;

import dyepack.code.Position;
import dyepack.code.SymbolCode;
import dyepack.code.SymbolKind;
import dyepack.ingest.SourceRow;
import dyepack.ingest.TableStyle;
import dyepack.marks.Carrier;
import dyepack.marks.ColumnMark;
import dyepack.marks.PreparedRow;
import dyepack.marks.Uncarried;
import dyepack.marks.Variants;
import dyepack.share.BlindIndex;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that waits for recipients: everything that doesn't depend on them is done, down to the
 * bytes of every candidate.
 */
final class PreparedItem {
  /** A canary's number in the request's list, or -1 for a real row. */
  final int canary;

  /** Number in the request's list of the canary whose holders lack this row, or -1. */
  private int instead = -1;

  final @Nullable BlindIndex rid;
  final SourceRow row;
  final Slot[] slots;

  /** Why a mark's cell stays as it is, by mark; null where it carries. */
  final @Nullable Uncarried[] uncarried;

  private PreparedItem(
      int canary,
      @Nullable BlindIndex rid,
      SourceRow row,
      Slot[] slots,
      @Nullable Uncarried[] uncarried) {
    this.canary = canary;
    this.rid = rid;
    this.row = row;
    this.slots = slots;
    this.uncarried = uncarried;
  }

  /** Returns a row that is delivered as it is. */
  static PreparedItem unmarked(SourceRow row, int marks) {
    return new PreparedItem(-1, null, row, new Slot[0], new Uncarried[marks]);
  }

  /** Prepares a row that is marked. */
  static PreparedItem marked(
      int canary,
      BlindIndex rid,
      SourceRow row,
      PreparedRow prepared,
      List<Carrier> carriers,
      int[] columns,
      TableStyle style) {
    List<Slot> slots = new ArrayList<>();
    @Nullable Uncarried[] uncarried = new Uncarried[columns.length];
    for (int mark = 0; mark < columns.length; mark++) {
      int column = columns[mark];
      Variants variants = prepared.variants(mark);
      if (variants == null) {
        uncarried[mark] = prepared.uncarried(mark);
      } else if (row.absent(column)) {
        uncarried[mark] = Uncarried.BLANK;
      } else {
        slots.add(new Slot(mark, column, prepared, variants, carriers.get(mark), row, style));
      }
    }
    slots.sort(Comparator.comparingInt(slot -> slot.start));
    return new PreparedItem(canary, rid, row, slots.toArray(new Slot[0]), uncarried);
  }

  /** Returns the canary whose holders lack this row, or -1. */
  int instead() {
    return instead;
  }

  /** Has copies with a canary lack this row. */
  void givesWayTo(int canaryInItsPlace) {
    instead = canaryInItsPlace;
  }

  /**
   * Finds which candidate of each slot a recipient gets.
   *
   * @param nibbles nibbles of the batch for each recipient of the chain
   * @param offset where this row's 16 bytes start
   * @param chosen receives an index for each slot, in their order
   */
  void choose(byte[][] nibbles, int offset, int[] chosen) {
    for (int i = 0; i < slots.length; i++) {
      chosen[i] = slots[i].index(nibbles, offset);
    }
  }

  /** Appends the row's bytes with the chosen candidates. */
  void write(Bytes out, int[] chosen) {
    byte[] raw = row.raw();
    int from = 0;
    for (int i = 0; i < slots.length; i++) {
      Slot slot = slots[i];
      byte[] text = slot.texts[chosen[i]];
      if (text != null) {
        out.add(raw, from, slot.start - from);
        out.add(text, 0, text.length);
        from = slot.end;
      }
    }
    out.add(raw, from, raw.length - from);
  }

  /** Returns the row's cells with the chosen candidates. */
  String[] cells(int[] chosen) {
    String[] cells = row.cells().clone();
    for (int i = 0; i < slots.length; i++) {
      String text = slots[i].variants.text(chosen[i]);
      if (text != null) {
        cells[slots[i].column] = text;
      }
    }
    return cells;
  }

  /** One marked cell. */
  static final class Slot {
    /** The nibbles that give symbol 1, as bits, by bias class of a binary field. */
    private static final int[] ONES = ones();

    final int mark;
    final int column;
    final int start;
    final int end;
    final Variants variants;
    final double value;

    /** Bytes by symbols; null where the cell stays as it is. */
    private final byte[] @Nullable [] texts;

    private final boolean hex;
    private final int[] fields;
    private final int[] levels;
    private final int[] ones;

    Slot(
        int mark,
        int column,
        PreparedRow prepared,
        Variants variants,
        Carrier carrier,
        SourceRow row,
        TableStyle style) {
      this.mark = mark;
      this.column = column;
      this.start = row.starts()[column];
      this.end = row.ends()[column];
      this.variants = variants;
      ColumnMark columnMark = carrier.mark();
      hex = columnMark.symbolKind() == SymbolKind.HEX;
      fields = columnMark.fields().stream().mapToInt(Integer::intValue).toArray();
      levels = new int[fields.length];
      ones = new int[fields.length];
      for (int i = 0; i < fields.length; i++) {
        Position position = prepared.position(mark, i);
        levels[i] = position.level();
        ones[i] = hex ? 0 : ONES[position.biasClass()];
      }
      String cell = row.cells()[column];
      BigDecimal number = carrier.value(cell);
      value = number == null ? Double.NaN : number.doubleValue();
      texts = texts(cell, row, style);
    }

    private byte[] @Nullable [] texts(String cell, SourceRow row, TableStyle style) {
      byte[][] bytes = new byte[variants.size()][];
      Map<String, byte[]> encoded = new HashMap<>();
      for (int i = 0; i < bytes.length; i++) {
        String text = variants.text(i);
        if (text != null && !text.equals(cell)) {
          bytes[i] = encoded.get(text);
          if (bytes[i] == null) {
            bytes[i] = style.encode(text, row.raw(), start, end);
            encoded.put(text, bytes[i]);
          }
        }
      }
      return bytes;
    }

    private static int[] ones() {
      int[] ones = new int[3];
      for (int biasClass = 0; biasClass < ones.length; biasClass++) {
        for (int nibble = 0; nibble < 16; nibble++) {
          ones[biasClass] |= SymbolCode.symbol(SymbolKind.BINARY, biasClass, nibble) << nibble;
        }
      }
      return ones;
    }

    /** Returns by how much the cell changes with a candidate. */
    double change(int index) {
      return texts[index] == null ? 0 : variants.change(index);
    }

    /** Returns the symbols of a recipient as an index into its candidates. */
    private int index(byte[][] nibbles, int offset) {
      int index = 0;
      for (int i = 0; i < fields.length; i++) {
        byte[] source = nibbles[Math.min(levels[i], nibbles.length - 1)];
        int nibble = SymbolCode.nibble(source, offset, fields[i]);
        index |= (hex ? nibble : ones[i] >>> nibble & 1) << i;
      }
      return index;
    }
  }

  /** Bytes that grow. */
  static final class Bytes {
    private byte[] bytes = new byte[1 << 16];
    private int length;

    void add(byte[] source, int offset, int count) {
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
      }
      System.arraycopy(source, offset, bytes, length, count);
      length += count;
    }

    byte[] array() {
      return bytes;
    }

    int length() {
      return length;
    }

    void clear() {
      length = 0;
    }
  }
}
