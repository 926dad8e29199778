package dyepack.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows laid out for counting outcomes of recipients of one lowest level: all that does not depend
 * on a recipient is looked up once here.
 *
 * <p>Each row points to the first counter of its profile; a read adds its stride to it when the
 * recipient's nibble is in the read's set. A read is packed into a long: bits 0-15 the set of
 * nibbles, 16-19 the byte of the block, 20 whether the byte's high half is meant, 32-63 the stride.
 */
final class PreparedRows {
  private static final int ROW_BYTES = SymbolCode.ROW_BYTES;
  private static final int BLOCK_ROWS = SymbolCode.BATCH_ROWS;

  private final int minLevel;
  private final List<ReadRow> rows;
  private final byte[][] rids;
  private final int[] firstCounter;
  private final int[] firstRead;
  private final long[] reads;
  private final int[] counterOf;
  private final List<Profile> profiles;
  private final int realRows;
  private final byte[] nibbles = new byte[BLOCK_ROWS * ROW_BYTES];

  private PreparedRows(int minLevel, List<ReadRow> rows, List<Profile> profileOfRow) {
    this.minLevel = minLevel;
    this.rows = rows;
    Map<Profile, Integer> counters = new LinkedHashMap<>();
    int counterCount = 0;
    firstCounter = new int[rows.size()];
    firstRead = new int[rows.size() + 1];
    int readCount = 0;
    int real = 0;
    for (int i = 0; i < rows.size(); i++) {
      Profile profile = profileOfRow.get(i);
      Integer counter = counters.get(profile);
      if (counter == null) {
        counter = counterCount;
        counters.put(profile, counter);
        counterCount += profile.outcomes();
      }
      firstCounter[i] = counter;
      readCount += eligible(rows.get(i), minLevel);
      firstRead[i + 1] = readCount;
      real += profile.inclusion() == Inclusion.NONE ? 1 : 0;
    }
    realRows = real;
    profiles = new ArrayList<>(counters.keySet());
    counterOf = counterStarts(profiles);
    reads = new long[readCount];
    for (int i = 0; i < rows.size(); i++) {
      pack(rows.get(i), profileOfRow.get(i), firstRead[i]);
    }
    rids = ridBlocks(rows);
  }

  /**
   * Prepares rows.
   *
   * @param explained by row, {@link Profile#explained()}
   */
  static PreparedRows of(List<ReadRow> rows, int[] explained, int minLevel) {
    record Profiled(ReadRow row, Profile profile) {}
    List<Profiled> sorted = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      sorted.add(new Profiled(rows.get(i), profile(rows.get(i), minLevel, explained[i])));
    }
    // Canaries last, so that real rows of one who held everything are counted without asking.
    sorted.sort(Comparator.comparing(row -> row.profile().inclusion()));
    return new PreparedRows(
        minLevel,
        sorted.stream().map(Profiled::row).toList(),
        sorted.stream().map(Profiled::profile).toList());
  }

  /** Returns what a row can say of recipients of this lowest level. */
  static Profile profile(ReadRow row, int minLevel, int explained) {
    int[] byAtom = new int[Atom.COUNT];
    for (int read : row.reads()) {
      if (ReadRow.level(read) >= minLevel) {
        byAtom[ReadRow.atom(read).index()]++;
      }
    }
    boolean drawn = row.inclusionLevel() >= minLevel;
    return new Profile(
        byAtom[0],
        byAtom[1],
        byAtom[2],
        byAtom[3],
        drawn ? row.inclusion() : Inclusion.NONE,
        explained);
  }

  private static int eligible(ReadRow row, int minLevel) {
    int count = 0;
    for (int read : row.reads()) {
      count += ReadRow.level(read) >= minLevel ? 1 : 0;
    }
    return count;
  }

  private static int[] counterStarts(List<Profile> profiles) {
    int[] starts = new int[profiles.size() + 1];
    for (int i = 0; i < profiles.size(); i++) {
      starts[i + 1] = starts[i] + profiles.get(i).outcomes();
    }
    return starts;
  }

  private void pack(ReadRow row, Profile profile, int at) {
    int next = at;
    for (int read : row.reads()) {
      if (ReadRow.level(read) >= minLevel) {
        int field = ReadRow.field(read);
        int half = (field & 1) == 0 ? 1 << 20 : 0;
        long place = half | ((field / 2) << 16);
        long stride = profile.stride(ReadRow.atom(read));
        reads[next++] = ReadRow.nibbles(read) | place | stride << 32;
      }
    }
  }

  static byte[][] ridBlocks(List<ReadRow> rows) {
    byte[][] blocks = new byte[(rows.size() + BLOCK_ROWS - 1) / BLOCK_ROWS][];
    for (int block = 0; block < blocks.length; block++) {
      int from = block * BLOCK_ROWS;
      int count = Math.min(BLOCK_ROWS, rows.size() - from);
      blocks[block] = new byte[count * ROW_BYTES];
      for (int i = 0; i < count; i++) {
        rows.get(from + i).rid().write(blocks[block], i * ROW_BYTES);
      }
    }
    return blocks;
  }

  /** Returns the profiles, in the order of their counters. */
  List<Profile> profiles() {
    return profiles;
  }

  /** Returns the number of counters, all outcomes of all profiles. */
  int counters() {
    return counterOf[profiles.size()];
  }

  /** Returns the counter of outcome 0 of a profile. */
  int counter(int profile) {
    return counterOf[profile];
  }

  /** Returns how many rows have which profile. */
  long[] rowsByProfile() {
    long[] byCounter = new long[counters() + 1];
    for (int counter : firstCounter) {
      byCounter[counter]++;
    }
    long[] counts = new long[profiles.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = byCounter[counterOf[i]];
    }
    return counts;
  }

  /** Adds the outcomes of all rows for one recipient to the counters. */
  void count(int recipient, SymbolCode code, HeldRows held, int[] counters) {
    int unasked = held.everything(recipient) ? realRows : 0;
    for (int block = 0; block < rids.length; block++) {
      int from = block * BLOCK_ROWS;
      int count = rids[block].length / ROW_BYTES;
      code.nibbles(rids[block], count, nibbles);
      int quick = Math.max(0, Math.min(count, unasked - from));
      countHeld(from, quick, counters);
      for (int i = quick; i < count; i++) {
        counters[outcome(recipient, from + i, i, held)]++;
      }
    }
  }

  private void countHeld(int from, int count, int[] counters) {
    int read = firstRead[from];
    for (int i = 0; i < count; i++) {
      int counter = firstCounter[from + i];
      int end = firstRead[from + i + 1];
      for (; read < end; read++) {
        counter += matchStride(reads[read], i);
      }
      counters[counter]++;
    }
  }

  private int outcome(int recipient, int row, int inBlock, HeldRows held) {
    int counter = firstCounter[row];
    Profile profile = profiles.get(Arrays.binarySearch(counterOf, counter));
    // A canary that an ancestor's key put in says nothing of the recipient by being there.
    boolean ask = profile.inclusion() == rows.get(row).inclusion();
    if (ask && !held.held(recipient, rows.get(row))) {
      return counter + profile.notHeld();
    }
    for (int read = firstRead[row]; read < firstRead[row + 1]; read++) {
      counter += matchStride(reads[read], inBlock);
    }
    return counter;
  }

  private int matchStride(long read, int inBlock) {
    int pair = nibbles[inBlock * ROW_BYTES + ((int) (read >>> 16) & 15)];
    int nibble = pair >>> ((int) (read >>> 18) & 4) & 15;
    return (int) (read >>> nibble & 1) * (int) (read >>> 32);
  }
}
