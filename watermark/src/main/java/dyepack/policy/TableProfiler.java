package dyepack.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Longs;
import dyepack.marks.ColumnProfile;
import dyepack.marks.ColumnProfiler;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Gathers in one pass what must be known of a table before it is shared: per column the blanks, the
 * number of distinct values and what a mark planner needs; a keyed sample of whole rows.
 *
 * <p>Profilers of parts of a table can be merged; the profile doesn't depend on the order of the
 * rows nor on how they were split. Memory is bounded: at most a few MiB a column.
 */
public final class TableProfiler implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Number of whole rows kept: the donors of canaries, and what content types are found from. */
  public static final int DONORS = 2_000;

  /** Number of rows kept as hashes, to find combinations of columns that are unique. */
  static final int HASHED_ROWS = 1 << 14;

  private final ImmutableList<String> header;
  private final HashFunction hash;
  private final List<ColumnTally> columns = new ArrayList<>();
  private final RankedSample<String[]> donors = new RankedSample<>(DONORS);
  private final RankedSample<int[]> hashedRows = new RankedSample<>(HASHED_ROWS);
  private long rows;

  /** What is gathered of one column. */
  private static final class ColumnTally implements Serializable {
    private static final long serialVersionUID = 1L;

    final DistinctCounter distinct = new DistinctCounter();
    final ColumnProfiler values = new ColumnProfiler();
    long blanks;
  }

  /**
   * Starts with no rows.
   *
   * @param header the column names
   * @param sampleKey 16 bytes that decide which rows are sampled; the same for all parts of a table
   */
  public TableProfiler(List<String> header, byte[] sampleKey) {
    if (new HashSet<>(header).size() < header.size()) {
      throw new IllegalArgumentException("two columns have the same name");
    }
    if (sampleKey.length != 16) {
      throw new IllegalArgumentException("the sample key has 16 bytes");
    }
    this.header = ImmutableList.copyOf(header);
    this.hash =
        Hashing.sipHash24(
            Longs.fromByteArray(sampleKey),
            Longs.fromByteArray(Arrays.copyOfRange(sampleKey, 8, 16)));
    header.forEach(name -> columns.add(new ColumnTally()));
  }

  /** Takes in one row; cells that are missing at its end count as blank. */
  public void add(String[] cells) {
    rows++;
    int[] hashes = new int[columns.size()];
    long rank = 0;
    for (int i = 0; i < hashes.length; i++) {
      String cell = i < cells.length ? cells[i].strip() : "";
      ColumnTally column = columns.get(i);
      column.values.add(i < cells.length ? cells[i] : "");
      long cellHash = cell.isEmpty() ? 0 : hash.hashUnencodedChars(cell).asLong();
      if (cell.isEmpty()) {
        column.blanks++;
      } else {
        column.distinct.add(cellHash);
        hashes[i] = (int) (cellHash >>> 32) | 1;
      }
      rank = mix(Long.rotateLeft(rank, 7) ^ cellHash);
    }
    donors.add(rank, () -> padded(cells));
    hashedRows.add(rank, () -> hashes);
  }

  /** Takes in all rows that another profiler of the same table has seen. */
  public void merge(TableProfiler other) {
    if (!header.equals(other.header) || !hash.equals(other.hash)) {
      throw new IllegalArgumentException("only profilers of one table and one key can be merged");
    }
    rows += other.rows;
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).distinct.merge(other.columns.get(i).distinct);
      columns.get(i).values.merge(other.columns.get(i).values);
      columns.get(i).blanks += other.columns.get(i).blanks;
    }
    donors.merge(other.donors);
    hashedRows.merge(other.hashedRows);
  }

  /** Returns what is known by now. */
  public TableProfile profile() {
    List<String[]> donorRows = donors.items();
    ImmutableList.Builder<ColumnFacts> facts = ImmutableList.builder();
    ImmutableMap.Builder<String, ColumnProfile> values = ImmutableMap.builder();
    for (int i = 0; i < columns.size(); i++) {
      ColumnProfile profile = columns.get(i).values.profile();
      values.put(header.get(i), profile);
      facts.add(facts(i, profile, donorRows));
    }
    return new TableProfile(
        rows, facts.build(), values.buildOrThrow(), donorRows, hashedRows.items());
  }

  private ColumnFacts facts(int index, ColumnProfile profile, List<String[]> donorRows) {
    ColumnTally column = columns.get(index);
    ColumnFacts untyped =
        new ColumnFacts(
            header.get(index),
            index,
            ContentType.TEXT,
            rows,
            column.blanks,
            column.distinct.distinct(),
            column.distinct.uniqueRows(),
            column.distinct.repeatedRows());
    List<String> cells =
        donorRows.stream().map(row -> row[index]).filter(cell -> !cell.isBlank()).toList();
    return untyped.withContent(ContentFinder.find(untyped, profile, cells));
  }

  private String[] padded(String[] cells) {
    String[] copy = Arrays.copyOf(cells, columns.size());
    for (int i = cells.length; i < copy.length; i++) {
      copy[i] = "";
    }
    return copy;
  }

  /** The finaliser of MurmurHash3, so that every bit of a row's rank depends on every cell. */
  private static long mix(long bits) {
    long h = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
