package dyepack.release;

import dyepack.marks.Carrier;
import dyepack.share.BlindIndex;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one row, as they stand in the index: for each mark of the plan 2 bytes (big-endian -1
 * if the cell has no coarse value, else the alignment tag 0 to 255), then for each dated column 4
 * bytes (the version tag). See {@link CellTags} for how a tag is made.
 *
 * <p>Not thread-safe: one instance a thread.
 */
public final class RowTags {
  private final CellTags tags;
  private final List<Carrier> carriers;
  private final int[] markColumns;
  private final int[] versionColumns;
  private final @Nullable Carrier[] versionCarriers;

  /**
   * Prepares for rows under a header.
   *
   * @param header names of the columns; a column of the plan that is missing gets no tag
   * @param tagKey the epoch's 32-byte tag key
   */
  public RowTags(EpochPlan plan, List<String> header, byte[] tagKey) {
    this(plan, header, tagKey, plan.marks().stream().map(Carrier::of).toList());
  }

  /**
   * Prepares for rows of a dump.
   *
   * @param header names of the columns; a column of the plan that is missing gets no tag
   * @param tagKey the epoch's 32-byte tag key
   * @param carriers how each marked column is read, in the order of the plan's marks
   */
  public RowTags(EpochPlan plan, List<String> header, byte[] tagKey, List<Carrier> carriers) {
    this.carriers = List.copyOf(carriers);
    tags = new CellTags(tagKey);
    markColumns = new int[plan.marks().size()];
    for (int i = 0; i < markColumns.length; i++) {
      markColumns[i] = header.indexOf(plan.marks().get(i).column());
    }
    versionColumns = new int[plan.versions().size()];
    versionCarriers = new Carrier[versionColumns.length];
    for (int i = 0; i < versionColumns.length; i++) {
      String column = plan.versions().get(i);
      versionColumns[i] = header.indexOf(column);
      for (Carrier carrier : carriers) {
        if (carrier.mark().column().equals(column)) {
          versionCarriers[i] = carrier;
        }
      }
    }
  }

  /** Returns how many bytes a row's tags take. */
  public int bytes() {
    return 2 * markColumns.length + 4 * versionColumns.length;
  }

  /** Returns the tags of a row of the owner's own table. */
  public byte[] of(BlindIndex rid, String[] cells) {
    ByteBuffer out = ByteBuffer.allocate(bytes());
    for (int i = 0; i < versionColumns.length; i++) {
      out.putInt(version(rid, i, cells));
    }
    for (int i = 0; i < markColumns.length; i++) {
      long[] coarse = coarse(i, cells);
      out.putShort(
          (short) (coarse.length == 0 ? CellTags.NONE : tags.alignment(rid, field(i), coarse[0])));
    }
    return out.array();
  }

  /**
   * Says whether a cell of a dump can be the cell that was tagged, give or take a mark.
   *
   * @param mark number of the mark in the plan
   * @param cell the dump's cell
   * @param stored the row's tags from the index
   */
  public boolean aligned(BlindIndex rid, int mark, String cell, byte[] stored) {
    return aligned(rid, mark, carriers.get(mark).coarse(cell), stored);
  }

  /**
   * Says whether a cell of a dump can be the cell that was tagged, give or take a mark.
   *
   * @param mark number of the mark in the plan
   * @param coarseValues the cell's, by whatever carrier reads it: see {@link Carrier#coarse}
   * @param stored the row's tags from the index
   */
  public boolean aligned(BlindIndex rid, int mark, long[] coarseValues, byte[] stored) {
    if (!tagged(mark, stored)) {
      return false;
    }
    int wanted = ByteBuffer.wrap(stored).getShort(at(mark));
    for (long coarse : coarseValues) {
      if (tags.alignment(rid, field(mark), coarse) == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Says whether the index holds an alignment tag of this mark for the row. */
  public boolean tagged(int mark, byte[] stored) {
    return stored.length >= at(mark) + 2
        && ByteBuffer.wrap(stored).getShort(at(mark)) != CellTags.NONE;
  }

  /** Marks stand last: a plan that grows appends to them, and older tags keep their places. */
  private int at(int mark) {
    return 4 * versionColumns.length + 2 * mark;
  }

  /** Returns the version tag of a dated column, 0 if its cell is missing. */
  public int version(BlindIndex rid, int version, String[] cells) {
    int column = versionColumns[version];
    if (column < 0 || column >= cells.length) {
      return 0;
    }
    return tags.version(rid, version, canonical(version, cells[column]));
  }

  /** Returns the version tag of a dated column in the row's tags from the index. */
  public int storedVersion(int version, byte[] stored) {
    int at = 4 * version;
    return stored.length < at + 4 ? 0 : ByteBuffer.wrap(stored).getInt(at);
  }

  /** Returns the number of dated columns. */
  public int versions() {
    return versionColumns.length;
  }

  /** Says whether the dump has the dated column. */
  public boolean hasVersion(int version) {
    return versionColumns[version] >= 0;
  }

  private int field(int mark) {
    return carriers.get(mark).mark().fields().get(0);
  }

  private long[] coarse(int mark, String[] cells) {
    int column = markColumns[mark];
    return column < 0 || column >= cells.length
        ? new long[0]
        : carriers.get(mark).coarse(cells[column]);
  }

  private String canonical(int version, String cell) {
    Carrier carrier = versionCarriers[version];
    if (carrier != null) {
      return Arrays.toString(carrier.coarse(cell));
    }
    return Normalizer.normalize(cell, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\p{Z}\\p{P}\\s]", "");
  }
}
