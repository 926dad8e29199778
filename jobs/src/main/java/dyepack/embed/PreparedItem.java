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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that waits for recipients: everything that doesn't depend on them is done, down to the
 * bytes of every candidate.
 */
final class PreparedItem {
  /** A canary's number in the request's list, or -1 for a real row. */
  final int canary;

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

  /** Appends the row's bytes as a recipient gets them. */
  void write(Bytes out, byte[][] nibbles, int offset) {
    byte[] raw = row.raw();
    int from = 0;
    for (Slot slot : slots) {
      byte[] text = slot.text(slot.index(nibbles, offset));
      if (text != null) {
        out.add(raw, from, slot.start - from);
        out.add(text, 0, text.length);
        from = slot.end;
      }
    }
    out.add(raw, from, raw.length - from);
  }

  /** Returns the row's cells as a recipient gets them. */
  String[] cells(byte[][] nibbles, int offset) {
    String[] cells = row.cells().clone();
    for (Slot slot : slots) {
      String text = slot.variants.text(slot.index(nibbles, offset));
      if (text != null) {
        cells[slot.column] = text;
      }
    }
    return cells;
  }

  /** One marked cell. */
  static final class Slot {
    final int mark;
    final int column;
    final int start;
    final int end;
    final Variants variants;
    final double value;

    /** Bytes by symbols; null where the cell stays as it is. */
    private final List<byte @Nullable []> bytes;

    private final SymbolKind kind;
    private final int[] fields;
    private final Position[] positions;

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
      kind = columnMark.symbolKind();
      fields = columnMark.fields().stream().mapToInt(Integer::intValue).toArray();
      positions = new Position[fields.length];
      for (int i = 0; i < fields.length; i++) {
        positions[i] = prepared.position(mark, i);
      }
      String cell = row.cells()[column];
      BigDecimal number = carrier.value(cell);
      value = number == null ? Double.NaN : number.doubleValue();
      bytes = new ArrayList<>(variants.size());
      for (int i = 0; i < variants.size(); i++) {
        String text = variants.text(i);
        bytes.add(
            text == null || text.equals(cell) ? null : style.encode(text, row.raw(), start, end));
      }
    }

    /** Returns the cell's new bytes for some symbols; null where the cell stays as it is. */
    byte @Nullable [] text(int index) {
      return bytes.get(index);
    }

    /**
     * Returns the symbols of a recipient as an index into its candidates.
     *
     * @param nibbles nibbles of the batch for each recipient of the chain
     * @param offset where this row's 16 bytes start
     */
    int index(byte[][] nibbles, int offset) {
      int index = 0;
      for (int i = 0; i < fields.length; i++) {
        Position position = positions[i];
        byte[] source = nibbles[Math.min(position.level(), nibbles.length - 1)];
        int nibble = SymbolCode.nibble(source, offset, fields[i]);
        index |= SymbolCode.symbol(kind, position.biasClass(), nibble) << i;
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
