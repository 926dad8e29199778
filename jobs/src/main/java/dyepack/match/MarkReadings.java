package dyepack.match;

import dyepack.marks.Carrier;
import dyepack.marks.ColumnProfile;
import dyepack.marks.ColumnProfiler;
import dyepack.marks.ConstantSearch;
import dyepack.marks.MarkKind;
import dyepack.marks.Undoing;
import dyepack.release.RowTags;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a table's sample as marked ones, each by a profile of its own values, and
 * counts the rows whose cell fits the alignment tag of a person that the row can be.
 */
final class MarkReadings {
  /** Part of wrong cells that a tag takes for right: at most two buckets of 256. */
  private static final double CHANCE = 2.0 / 256;

  /** With fewer known rows a column is profiled by all rows of the sample. */
  private static final int ROWS_TO_PROFILE = 20;

  /** Cells of other rows that a row is compared with. */
  private static final int OTHERS = 4;

  private final TracedEpoch epoch;
  private final List<String[]> sample;
  private final List<Resolver.Resolved> rows;
  private final RowTags tags;
  private final @Nullable ColumnProfile[] byPlace;

  /** By mark and row of the sample. */
  private final List<Map<Integer, HeldBuckets>> held = new ArrayList<>();

  /**
   * Prepares for one table.
   *
   * @param sample rows of the view
   * @param rows what each row of the sample can be
   */
  MarkReadings(TracedEpoch epoch, List<String[]> sample, List<Resolver.Resolved> rows) {
    this.epoch = epoch;
    this.sample = sample;
    this.rows = rows;
    tags = new RowTags(epoch.plan(), List.of(), epoch.tagKey());
    byPlace = new ColumnProfile[sample.get(0).length];
    epoch.plan().marks().forEach(mark -> held.add(new HashMap<>()));
  }

  /** Reads a column as a marked one, by every row of the sample. */
  MarkReading of(int mark, int place, @Nullable Undoing undoing) {
    return of(mark, place, undoing, sample.size());
  }

  /**
   * Reads a column as a marked one.
   *
   * @param undoing what is calculated first, or null
   * @param mostRows rows of the sample that are asked at most, spread over it
   */
  MarkReading of(int mark, int place, @Nullable Undoing undoing, int mostRows) {
    Carrier carrier = Carrier.of(epoch.plan().marks().get(mark)).reading(profile(place));
    if (undoing != null) {
      carrier = carrier.undoing(undoing.factor(), undoing.shift());
    }
    BitSet fits = new BitSet();
    int tagged = 0;
    double chance = 0;
    double byOthers = 0;
    ArrayDeque<long[]> before = new ArrayDeque<>();
    int stride = Math.max(1, rows.size() / mostRows);
    for (int i = 0; i < rows.size() && tagged < mostRows; i += stride) {
      List<Resolver.Candidate> candidates = rows.get(i).candidates();
      long asked = candidates.stream().filter(candidate -> isTagged(candidate, mark)).count();
      if (asked > 0) {
        long[] coarse = carrier.coarse(sample.get(i)[place]);
        fits.set(i, fits(candidates, mark, coarse));
        byOthers +=
            before.isEmpty() ? 0 : (double) fitting(candidates, mark, before) / before.size();
        tagged++;
        chance += CHANCE * asked;
        before.addLast(coarse);
        if (before.size() > OTHERS) {
          before.removeFirst();
        }
      }
    }
    MarkKind kind = epoch.plan().marks().get(mark).kind();
    boolean moments = kind == MarkKind.TIMESTAMP || kind == MarkKind.DATE;
    return new MarkReading(mark, place, undoing, fits, tagged, chance, byOthers, moments);
  }

  private long fitting(List<Resolver.Candidate> candidates, int mark, Collection<long[]> cells) {
    return cells.stream().filter(coarse -> fits(candidates, mark, coarse)).count();
  }

  private boolean isTagged(Resolver.Candidate candidate, int mark) {
    return candidate.states().stream().anyMatch(state -> tags.tagged(mark, state.tags()));
  }

  private boolean fits(List<Resolver.Candidate> candidates, int mark, long[] coarse) {
    for (Resolver.Candidate candidate : candidates) {
      for (IndexLookup.RowState state : candidate.states()) {
        if (tags.aligned(candidate.rid(), mark, coarse, state.tags())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The rows of the sample whose person is known and tagged, and whose cell has a value. */
  List<ConstantSearch.Known> known(int mark, int place) {
    Carrier carrier = Carrier.of(epoch.plan().marks().get(mark)).reading(profile(place));
    List<ConstantSearch.Known> known = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Resolver.Candidate> candidates = rows.get(i).candidates();
      BigDecimal value = carrier.value(sample.get(i)[place]);
      if (value != null && candidates.stream().anyMatch(each -> isTagged(each, mark))) {
        HeldBuckets buckets =
            held.get(mark)
                .computeIfAbsent(
                    i,
                    row -> new HeldBuckets(bucket -> fits(candidates, mark, new long[] {bucket})));
        known.add(new ConstantSearch.Known(value.doubleValue(), buckets));
      }
    }
    return known;
  }

  /** Says whether most of a column can be read as the mark's kind of quantity. */
  boolean isQuantity(int mark, int place) {
    ColumnProfile profile = profile(place);
    ColumnProfile.Quantities seen = profile.quantities(epoch.plan().marks().get(mark).kind());
    return seen != null && 2 * seen.readable() > profile.cells() - profile.blanks();
  }

  /** The profile of a column's cells in known rows, or in all rows where few are known. */
  ColumnProfile profile(int place) {
    ColumnProfile known = byPlace[place];
    if (known == null) {
      boolean[] counted = new boolean[rows.size()];
      int found = 0;
      for (int i = 0; i < counted.length; i++) {
        counted[i] = !rows.get(i).candidates().isEmpty();
        found += counted[i] ? 1 : 0;
      }
      if (found < ROWS_TO_PROFILE) {
        Arrays.fill(counted, true);
      }
      ColumnProfiler profiler = new ColumnProfiler();
      for (int i = 0; i < counted.length; i++) {
        if (counted[i]) {
          profiler.add(sample.get(i)[place]);
        }
      }
      known = profiler.profile();
      byPlace[place] = known;
    }
    return known;
  }
}
