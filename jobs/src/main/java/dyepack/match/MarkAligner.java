package dyepack.match;

import dyepack.marks.Carrier;
import dyepack.marks.ColumnMark;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the marked columns of a dump by the alignment tags of the sample's rows, and how they are
 * to be read: each column by a profile of its own values, and where it doesn't fit what was
 * delivered, after each {@link Undoing} that its kind allows.
 *
 * <p>Everything is decided by the dump's values, the index and the tag key. No recipient's key and
 * no symbol is looked at, so whatever is chosen, an innocent's symbols stay independent of it.
 */
final class MarkAligner {
  /** Part of wrong cells that a tag takes for right: at most two buckets of 256. */
  private static final double CHANCE = 2.0 / 256;

  /** Chance of taking a wrong column for a marked one, all pairs of columns together. */
  private static final double WRONG_COLUMN = 1e-6;

  /** With fewer known rows a column is profiled by all rows of the sample. */
  private static final int ROWS_TO_PROFILE = 20;

  /** A column that fits in this part of its cells was not calculated on. */
  private static final double FITS_AS_IT_IS = 0.9;

  /** With fewer rows a calculation can't be clearly better than none by their number. */
  private static final int ROWS_TO_COMPARE = 30;

  /** Cells of other rows that a row is compared with. */
  private static final int OTHERS = 4;

  /** Known rows on which derived columns are tried first. */
  private static final int ROWS_TO_SCREEN = 80;

  /** Known rows on which calculations are tried. */
  private static final int ROWS_FOR_UNDOING = 120;

  /** Standard deviations by which a calculation has to fit better than none. */
  private static final double CLEARLY = 5;

  /** Pairs of columns for which a constant is searched: a quarter second each. */
  private static final int MOST_SEARCHES = 100;

  private final TracedEpoch epoch;
  private final List<String[]> sample;
  private final List<String> headings;
  private final List<Resolver.Resolved> rows;
  private final ColumnAssignment assigned;
  private final RowTags tags;
  private final int columns;
  private final @Nullable ColumnProfile[] byPlace;
  private final HashMap<String, Undoing> undone = new HashMap<>();
  private long alternatives = 1;
  private int searches;

  /**
   * Prepares for one table.
   *
   * @param rows what each row of the sample can be
   * @param sample rows of the view
   * @param assigned what the columns are so far; marked ones are added
   */
  MarkAligner(
      TracedEpoch epoch,
      List<String[]> sample,
      List<String> headings,
      List<Resolver.Resolved> rows,
      ColumnAssignment assigned) {
    this.epoch = epoch;
    this.sample = sample;
    this.headings = headings;
    this.rows = rows;
    this.assigned = assigned;
    tags = new RowTags(epoch.plan(), List.of(), epoch.tagKey());
    columns = sample.get(0).length;
    byPlace = new ColumnProfile[columns];
  }

  /** Returns how many mappings fit about as well as the one chosen, 1 or more. */
  long alternatives() {
    return alternatives;
  }

  /** Returns the profiles of the marked columns that were found, by column of the dataset. */
  HashMap<String, ColumnProfile> profiles() {
    HashMap<String, ColumnProfile> profiles = new HashMap<>();
    for (ColumnMark mark : epoch.plan().marks()) {
      Integer place = assigned.places().get(mark.column());
      if (place != null) {
        profiles.put(mark.column(), profile(place));
      }
    }
    return profiles;
  }

  /** Returns what has to be calculated before a column is read, by column of the dataset. */
  HashMap<String, Undoing> undone() {
    return undone;
  }

  static boolean sameHeading(List<String> headings, String name, int place) {
    return place < headings.size() && headings.get(place).strip().equalsIgnoreCase(name);
  }

  /**
   * A reading of a column of the dump as a marked one.
   *
   * @param mark number of the mark
   * @param place column of the dump
   * @param undoing what was calculated first, or null
   * @param fits rows of the sample whose cell fits the tag of one of the people it can be
   * @param tagged how many rows were asked
   * @param chance how many of them a wrong column is expected to fit
   * @param byOthers how many rows are fitted by the cell of a row asked before them, on average
   * @param moments whether the mark's values are points in time or days
   */
  private record Pair(
      int mark,
      int place,
      @Nullable Undoing undoing,
      BitSet fits,
      int tagged,
      double chance,
      double byOthers,
      boolean moments) {
    int aligned() {
      return fits.cardinality();
    }

    double part() {
      return tagged == 0 ? 0 : (double) aligned() / tagged;
    }

    /** Says whether more cells fit than a column of other values would make fit. */
    boolean isRight(long tries) {
      // Rows in the order of time fit their neighbours' moments too, whatever clock was moved; a
      // narrow column of numbers would fit after many calculations.
      boolean likeOthers = part() < FITS_AS_IT_IS || (undoing != null && !moments);
      return aligned() >= enough(chance, tagged, tries)
          && (!likeOthers
              || ChanceHits.tail(tagged, byOthers / tagged, aligned()) * tries <= WRONG_COLUMN);
    }
  }

  void align() {
    List<Pair> plain = new ArrayList<>();
    int tries = epoch.plan().marks().size() * columns;
    for (int mark = 0; mark < epoch.plan().marks().size(); mark++) {
      for (int place = 0; place < columns; place++) {
        if (isFree(mark, place) && mayFit(mark, place)) {
          Pair pair = pair(mark, place, null, sample.size());
          if (pair.isRight(tries)) {
            plain.add(pair);
          }
        }
      }
    }
    wholes(tries);
    assign(plain.stream().filter(pair -> pair.part() >= FITS_AS_IT_IS).toList());
    List<Pair> others = new ArrayList<>(calculated());
    for (Pair pair : plain) {
      boolean replaced =
          others.stream()
              .anyMatch(other -> other.mark() == pair.mark() && other.place() == pair.place());
      if (!replaced) {
        others.add(pair);
      }
    }
    assign(others);
  }

  /** Spares most derived columns the whole sample: they are many, and fit nothing at all. */
  private boolean mayFit(int mark, int place) {
    if (place < assigned.view().own()) {
      return true;
    }
    Pair few = pair(mark, place, null, ROWS_TO_SCREEN);
    return few.aligned() > 1 || few.tagged() < ROWS_TO_SCREEN / 4;
  }

  /**
   * A marked column that was found by a part of it, as an address is by its numbers alone, is read
   * from the columns that make the whole of it, if these fit clearly better.
   */
  private void wholes(int tries) {
    for (int mark = 0; mark < epoch.plan().marks().size(); mark++) {
      Integer found = assigned.places().get(name(mark));
      if (found == null) {
        continue;
      }
      Pair best = pair(mark, found, null, sample.size());
      Pair before = best;
      List<Integer> sources = assigned.view().sources(found);
      for (int place = assigned.view().own(); place < columns; place++) {
        if (place != found && assigned.view().sources(place).containsAll(sources)) {
          Pair pair = pair(mark, place, null, sample.size());
          best = pair.aligned() > best.aligned() ? pair : best;
        }
      }
      if (best.place() != before.place() && isClearlyBetter(best, before) && best.isRight(tries)) {
        assigned.put(name(mark), best.place(), describe(best));
      }
    }
  }

  private boolean isFree(int mark, int place) {
    return !assigned.has(name(mark)) && assigned.isFree(place);
  }

  private String name(int mark) {
    return epoch.plan().marks().get(mark).column();
  }

  /** Takes the pairs that fit best, each column once. */
  private void assign(List<Pair> found) {
    List<Pair> pairs = new ArrayList<>(found);
    pairs.sort(
        (a, b) -> {
          int byAligned = Double.compare(b.part(), a.part());
          return byAligned != 0 ? byAligned : Boolean.compare(hasHeading(b), hasHeading(a));
        });
    for (Pair pair : pairs) {
      if (!isFree(pair.mark(), pair.place())) {
        continue;
      }
      String name = name(pair.mark());
      assigned.put(name, pair.place(), describe(pair));
      if (pair.undoing() != null) {
        undone.put(name, pair.undoing());
      }
      if (!hasHeading(pair)) {
        long rivals =
            pairs.stream()
                .filter(
                    other ->
                        other.mark() == pair.mark()
                            && assigned.isFree(other.place())
                            && isElsewhere(other, pair)
                            && other.part() >= 0.9 * pair.part())
                .count();
        alternatives = Math.min(1_000_000, alternatives * (1 + rivals));
      }
    }
  }

  /** Whether two readings are of different columns of the dump, not of a column and its part. */
  private boolean isElsewhere(Pair one, Pair other) {
    List<Integer> sources = assigned.view().sources(other.place());
    return Collections.disjoint(assigned.view().sources(one.place()), sources);
  }

  private boolean hasHeading(Pair pair) {
    return sameHeading(headings, name(pair.mark()), pair.place());
  }

  private static String describe(Pair pair) {
    String calculation =
        pair.undoing() == null ? "" : ", each value taken " + pair.undoing().words();
    return String.format(
        "%d of %d sampled cells fit what was delivered%s",
        pair.aligned(), pair.tagged(), calculation);
  }

  /** For free columns and marks not found yet, the calculation that makes them fit, if one does. */
  private List<Pair> calculated() {
    List<ColumnMark> marks = epoch.plan().marks();
    List<Pair> pairs = new ArrayList<>();
    for (int mark = 0; mark < marks.size(); mark++) {
      List<Undoing> undoings = Undoing.alternatives(marks.get(mark).kind());
      for (int place = 0; place < columns; place++) {
        boolean own = place < assigned.view().own();
        if (own && isFree(mark, place) && !undoings.isEmpty() && isQuantity(mark, place)) {
          Pair plain = pair(mark, place, null, ROWS_FOR_UNDOING);
          Pair best = plain;
          for (Undoing undoing : undoings) {
            Pair tried = pair(mark, place, undoing, ROWS_FOR_UNDOING);
            best = tried.aligned() > best.aligned() ? tried : best;
          }
          if (isClearlyBetter(best, plain) && best.isRight(pairs() * (1 + undoings.size()))) {
            pairs.add(best);
          } else if (searches < MOST_SEARCHES) {
            searches++;
            searched(mark, place).ifPresent(pairs::add);
          }
        }
      }
    }
    return pairs;
  }

  private long pairs() {
    return (long) epoch.plan().marks().size() * columns;
  }

  /** The constant that nobody could list, if there is one that makes a column fit. */
  private Optional<Pair> searched(int mark, int place) {
    ColumnMark searched = epoch.plan().marks().get(mark);
    ColumnProfile.Quantities seen = profile(place).quantities(searched.kind());
    double granularity = seen == null ? 0 : seen.granularity().doubleValue();
    Optional<Undoing> undoing = ConstantSearch.find(searched, granularity, known(mark, place));
    if (undoing.isEmpty()) {
      return Optional.empty();
    }
    Pair plain = pair(mark, place, null, sample.size());
    Pair found = pair(mark, place, undoing.get(), sample.size());
    long tries = pairs() * undoing.get().compared(searched.kind());
    return isClearlyBetter(found, plain) && found.isRight(tries)
        ? Optional.of(found)
        : Optional.empty();
  }

  /** The rows of the sample whose person is known and tagged, and whose cell has a value. */
  private List<ConstantSearch.Known> known(int mark, int place) {
    Carrier carrier = Carrier.of(epoch.plan().marks().get(mark)).reading(profile(place));
    List<ConstantSearch.Known> known = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Resolver.Candidate> candidates = rows.get(i).candidates();
      BigDecimal value = carrier.value(sample.get(i)[place]);
      if (value != null && candidates.stream().anyMatch(each -> isTagged(each, mark))) {
        known.add(
            new ConstantSearch.Known(
                value.doubleValue(), bucket -> fits(candidates, mark, new long[] {bucket})));
      }
    }
    return known;
  }

  private static boolean isClearlyBetter(Pair tried, Pair plain) {
    BitSet gained = (BitSet) tried.fits().clone();
    gained.andNot(plain.fits());
    BitSet lost = (BitSet) plain.fits().clone();
    lost.andNot(tried.fits());
    int gain = gained.cardinality();
    int loss = lost.cardinality();
    // Few rows can't be that clear: then half of them have to be gained and none lost.
    boolean allOfFew = plain.tagged() < ROWS_TO_COMPARE && loss == 0 && 2 * gain > plain.tagged();
    return gain - loss > CLEARLY * Math.sqrt(gain + loss) || allOfFew;
  }

  /** Says whether most of a column can be read as the mark's kind of quantity. */
  private boolean isQuantity(int mark, int place) {
    ColumnProfile profile = profile(place);
    ColumnProfile.Quantities seen = profile.quantities(epoch.plan().marks().get(mark).kind());
    return seen != null && 2 * seen.readable() > profile.cells() - profile.blanks();
  }

  private Pair pair(int mark, int place, @Nullable Undoing undoing, int mostRows) {
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
    return new Pair(mark, place, undoing, fits, tagged, chance, byOthers, moments);
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

  /** The profile of a column's cells in known rows, or in all rows where few are known. */
  private ColumnProfile profile(int place) {
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

  /**
   * Least number of aligned cells that a wrong column has with probability below the bound.
   *
   * @param mean how many a wrong column is expected to have
   */
  static int enough(double mean, int tagged, long pairs) {
    double term = Math.exp(-mean);
    double tail = 1;
    int count = 0;
    while (tail * pairs > WRONG_COLUMN && count < tagged + 1) {
      tail -= term;
      count++;
      term *= mean / count;
    }
    return Math.max(3, count);
  }
}
