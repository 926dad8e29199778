package dyepack.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ambiguous rows laid out for recipients of one lowest level. A row pays the mean over its
 * candidates of what an expert's bet on each would pay; rows whose candidates have the same
 * profiles and outcomes share one calculation.
 */
final class AmbiguousRows {
  private static final int CACHED_MEANS = 50_000;

  private final ExpertBank bank;
  private final int minLevel;
  private final List<ReadRow> candidates = new ArrayList<>();
  private final List<Profile> profiles = new ArrayList<>();
  private final int[] firstCandidate;
  private final int[] spent;
  private final byte[][] rids;
  private final byte[] nibbles = new byte[SymbolCode.BATCH_ROWS * SymbolCode.ROW_BYTES];
  private final int[] outcomes;
  private final Map<List<Integer>, long[]> means = new HashMap<>();
  private final Map<Profile, Integer> profileNumbers = new HashMap<>();

  /**
   * Prepares rows.
   *
   * @param explained by candidate of all rows, {@link Profile#explained()}
   */
  AmbiguousRows(List<AmbiguousRow> rows, int[] explained, int minLevel, ExpertBank bank) {
    this.bank = bank;
    this.minLevel = minLevel;
    firstCandidate = new int[rows.size() + 1];
    spent = new int[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (ReadRow candidate : rows.get(i).candidates()) {
        Profile profile = PreparedRows.profile(candidate, minLevel, explained[candidates.size()]);
        profileNumbers.putIfAbsent(profile, profileNumbers.size());
        candidates.add(candidate);
        profiles.add(profile);
      }
      spent[i] = rows.get(i).spent();
      firstCandidate[i + 1] = candidates.size();
    }
    rids = PreparedRows.ridBlocks(candidates);
    outcomes = new int[candidates.size()];
  }

  /** Adds the log payouts of all rows for one recipient to its sums, which start at {@code at}. */
  void add(int recipient, SymbolCode code, HeldRows held, long[] sums, int at) {
    findOutcomes(recipient, code, held);
    for (int row = 0; row < spent.length; row++) {
      long[] logs = meanLogs(row);
      for (int expert = 0; expert < logs.length; expert++) {
        sums[at + expert] += logs[expert];
      }
    }
  }

  private void findOutcomes(int recipient, SymbolCode code, HeldRows held) {
    for (int block = 0; block < rids.length; block++) {
      int count = rids[block].length / SymbolCode.ROW_BYTES;
      code.nibbles(rids[block], count, nibbles);
      for (int i = 0; i < count; i++) {
        int candidate = block * SymbolCode.BATCH_ROWS + i;
        outcomes[candidate] = outcome(recipient, candidate, i, held);
      }
    }
  }

  private int outcome(int recipient, int candidate, int inBlock, HeldRows held) {
    ReadRow row = candidates.get(candidate);
    Profile profile = profiles.get(candidate);
    boolean ask =
        profile.inclusion() == row.inclusion()
            && !(row.inclusion() == Inclusion.NONE && held.everything(recipient));
    if (ask && !held.held(recipient, row)) {
      return profile.notHeld();
    }
    int outcome = 0;
    for (int read : row.reads()) {
      int nibble = SymbolCode.nibble(nibbles, inBlock * SymbolCode.ROW_BYTES, ReadRow.field(read));
      if (ReadRow.level(read) >= minLevel && (ReadRow.nibbles(read) >>> nibble & 1) != 0) {
        outcome += profile.stride(ReadRow.atom(read));
      }
    }
    return outcome;
  }

  private long[] meanLogs(int row) {
    List<Integer> key = new ArrayList<>();
    key.add(spent[row]);
    for (int i = firstCandidate[row]; i < firstCandidate[row + 1]; i++) {
      key.add(profileNumbers.get(profiles.get(i)));
      key.add(outcomes[i]);
    }
    long[] cached = means.get(key);
    if (cached == null) {
      cached = calculated(row);
      if (means.size() < CACHED_MEANS) {
        means.put(key, cached);
      }
    }
    return cached;
  }

  private long[] calculated(int row) {
    int from = firstCandidate[row];
    int to = firstCandidate[row + 1];
    long[] logs = new long[bank.size()];
    for (int expert = 0; expert < logs.length; expert++) {
      double sum = spent[row];
      for (int i = from; i < to; i++) {
        sum += bank.experts().get(expert).payout(profiles.get(i), outcomes[i]);
      }
      logs[expert] = ExpertBank.fixedPoint(sum / (to - from + spent[row]));
    }
    return logs;
  }
}
