package dyepack.code;

import dyepack.share.BlindIndex;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one row of a dump: whose row it is (its id) and the symbol of every field that
 * could be read. Immutable; rows sort by id, then by symbols, so that merging them does not depend
 * on the order in which they came.
 *
 * <p>A read is packed into an int: bits 0-4 field, 5-8 symbol, 9-10 {@link Atom}, 11-15 level of
 * the position, 16-31 the set of nibbles that mean this symbol.
 */
public final class ReadRow implements Comparable<ReadRow>, Serializable {
  private static final long serialVersionUID = 1L;

  /** The symbol of a field that could not be read. */
  public static final byte ERASED = -1;

  private final BlindIndex rid;
  private final long rowNumber;
  private final Inclusion inclusion;
  private final int inclusionLevel;
  private final boolean entangled;
  private final int[] reads;

  private ReadRow(
      BlindIndex rid,
      long rowNumber,
      Inclusion inclusion,
      int inclusionLevel,
      boolean entangled,
      int[] reads) {
    this.rid = rid;
    this.rowNumber = rowNumber;
    this.inclusion = inclusion;
    this.inclusionLevel = inclusionLevel;
    this.entangled = entangled;
    this.reads = reads;
  }

  /**
   * Takes what was read of a real row.
   *
   * @param rowNumber what {@link HeldRows} knows the row by; -1 if nothing
   * @param symbols by field, at most 32: the symbol read, or {@link #ERASED}
   * @param kinds the alphabet of each field; null where the field is not marked
   * @param positions the position of each field in this row; null where the field is not marked or
   *     the position not used
   */
  public static ReadRow of(
      BlindIndex rid,
      long rowNumber,
      byte[] symbols,
      @Nullable SymbolKind[] kinds,
      @Nullable Position[] positions) {
    int[] reads = new int[symbols.length];
    int count = 0;
    for (int field = 0; field < symbols.length; field++) {
      SymbolKind kind = kinds[field];
      Position position = positions[field];
      if (symbols[field] != ERASED && kind != null && position != null) {
        reads[count++] = pack(field, symbols[field], kind, position);
      }
    }
    return new ReadRow(rid, rowNumber, Inclusion.NONE, 0, false, Arrays.copyOf(reads, count));
  }

  /**
   * Returns this row as a canary that each recipient's key put into its copy, or not.
   *
   * @param level level of the chain whose key decided on the canary
   */
  public ReadRow asCanary(Inclusion tier, int level) {
    return new ReadRow(rid, rowNumber, tier, level, entangled, reads);
  }

  /** Returns the row with only those reads that {@code kept} holds, by their order here. */
  ReadRow with(int[] kept, Inclusion tier, boolean shared) {
    return new ReadRow(rid, rowNumber, tier, inclusionLevel, shared, kept);
  }

  private static int pack(int field, int symbol, SymbolKind kind, Position position) {
    if (field >= PositionCode.MAX_FIELDS) {
      throw new IllegalArgumentException("field " + field + " is not one of 0 to 31");
    }
    int nibbles = 0;
    for (int nibble = 0; nibble < 16; nibble++) {
      if (SymbolCode.symbol(kind, position.biasClass(), nibble) == symbol) {
        nibbles |= 1 << nibble;
      }
    }
    int atom = Atom.of(kind, position.biasClass(), symbol).index();
    return field | symbol << 5 | atom << 9 | position.level() << 11 | nibbles << 16;
  }

  static int field(int read) {
    return read & 31;
  }

  static Atom atom(int read) {
    return Atom.of(read >>> 9 & 3);
  }

  static int level(int read) {
    return read >>> 11 & 31;
  }

  /** Returns the set of nibbles that carry the symbol read, as 16 bits. */
  static int nibbles(int read) {
    return read >>> 16;
  }

  /** Returns the id of the row. */
  public BlindIndex rid() {
    return rid;
  }

  /** Returns what {@link HeldRows} knows the row by; -1 if nothing. */
  public long rowNumber() {
    return rowNumber;
  }

  /** Returns how the row came into copies. */
  public Inclusion inclusion() {
    return inclusion;
  }

  /** Returns the level of the chain whose key put the canary in; 0 for a real row. */
  public int inclusionLevel() {
    return inclusionLevel;
  }

  /** Says whether other rows of the dump with other symbols have the same id. */
  public boolean entangled() {
    return entangled;
  }

  /** Returns how many fields could be read. */
  public int readable() {
    return reads.length;
  }

  /** Returns the packed reads, by ascending field; not to be changed. */
  int[] reads() {
    return reads;
  }

  @Override
  public int compareTo(ReadRow other) {
    int byRid = rid.compareTo(other.rid);
    if (byRid != 0) {
      return byRid;
    }
    int byReads = Arrays.compare(reads, other.reads);
    return byReads != 0 ? byReads : inclusion.compareTo(other.inclusion);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReadRow row
        && rid.equals(row.rid)
        && rowNumber == row.rowNumber
        && inclusion == row.inclusion
        && inclusionLevel == row.inclusionLevel
        && entangled == row.entangled
        && Arrays.equals(reads, row.reads);
  }

  @Override
  public int hashCode() {
    return rid.hashCode() * 31 + Arrays.hashCode(reads);
  }
}
