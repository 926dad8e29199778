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
 * recipient's nibble is in the read's set. Rows are worked on in blocks, one field after another,
 * in loops that a compiler turns into vector instructions. A read is packed into an int: bits 0-15
 * the set of nibbles, 16-31 the stride; 0 stands for a field that was not read.
 */
final class PreparedRows {
  private static final int ROW_BYTES = SymbolCode.ROW_BYTES;
  private static final int BLOCK_ROWS = SymbolCode.BATCH_ROWS;

  private final int minLevel;
  private final List<ReadRow> rows;
  private final byte[][] rids;
  private final int[] firstCounter;
  private final int[] fields;
  private final int[][][] reads;
  private final int[] counterOf;
  private final List<Profile> profiles;
  private final int realRows;
  private final byte[] nibbles = new byte[BLOCK_ROWS * ROW_BYTES];
  private final int[] ofField = new int[BLOCK_ROWS];
  private final int[] counterAt = new int[BLOCK_ROWS];

  private PreparedRows(int minLevel, List<ReadRow> rows, List<Profile> profileOfRow) {
    this.minLevel = minLevel;
    this.rows = rows;
    Map<Profile, Integer> counters = new LinkedHashMap<>();
    int counterCount = 0;
    firstCounter = new int[rows.size()];
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
      real += profile.inclusion() == Inclusion.NONE ? 1 : 0;
    }
    realRows = real;
    profiles = new ArrayList<>(counters.keySet());
    counterOf = counterStarts(profiles);
    rids = ridBlocks(rows);
    fields =
        rows.stream()
            .flatMapToInt(row -> Arrays.stream(row.reads()).map(ReadRow::field))
            .distinct()
            .sorted()
            .toArray();
    reads = new int[rids.length][fields.length][BLOCK_ROWS];
    for (int i = 0; i < rows.size(); i++) {
      pack(rows.get(i), profileOfRow.get(i), i);
    }
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

  private static int[] counterStarts(List<Profile> profiles) {
    int[] starts = new int[profiles.size() + 1];
    for (int i = 0; i < profiles.size(); i++) {
      starts[i + 1] = starts[i] + profiles.get(i).outcomes();
    }
    return starts;
  }

  private void pack(ReadRow row, Profile profile, int index) {
    for (int read : row.reads()) {
      if (ReadRow.level(read) >= minLevel) {
        int field = Arrays.binarySearch(fields, ReadRow.field(read));
        int stride = profile.stride(ReadRow.atom(read));
        if (stride >= 1 << 16) {
          throw new IllegalArgumentException("a row has too many outcomes to count");
        }
        reads[index / BLOCK_ROWS][field][index % BLOCK_ROWS] = ReadRow.nibbles(read) | stride << 16;
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
      findCounters(block, count);
      for (int i = Math.max(0, Math.min(count, unasked - from)); i < count; i++) {
        ask(recipient, from + i, i, held);
      }
      for (int i = 0; i < count; i++) {
        counters[counterAt[i]]++;
      }
    }
  }

  private void findCounters(int block, int count) {
    System.arraycopy(firstCounter, block * BLOCK_ROWS, counterAt, 0, count);
    for (int f = 0; f < fields.length; f++) {
      unpack(fields[f] / 2, fields[f] % 2 == 0 ? 4 : 0, count);
      addMatches(reads[block][f], count);
    }
  }

  /** Takes one nibble of each row out of the blocks. */
  private void unpack(int place, int shift, int count) {
    for (int i = 0; i < count; i++) {
      ofField[i] = nibbles[i * ROW_BYTES + place] >>> shift & 15;
    }
  }

  private void addMatches(int[] ofRows, int count) {
    for (int i = 0; i < count; i++) {
      counterAt[i] += (ofRows[i] >>> ofField[i] & 1) * (ofRows[i] >>> 16);
    }
  }

  private void ask(int recipient, int row, int inBlock, HeldRows held) {
    Profile profile = profiles.get(Arrays.binarySearch(counterOf, firstCounter[row]));
    // A canary that an ancestor's key put in says nothing of the recipient by being there.
    boolean speaks = profile.inclusion() == rows.get(row).inclusion();
    if (speaks && !held.held(recipient, rows.get(row))) {
      counterAt[inBlock] = firstCounter[row] + profile.notHeld();
    }
  }
}
