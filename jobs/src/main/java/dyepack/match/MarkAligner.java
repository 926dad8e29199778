package dyepack.match;

import dyepack.marks.ColumnMark;
import dyepack.marks.ColumnProfile;
import dyepack.marks.Undoing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

/**
 * Finds the marked columns of a dump by the alignment tags of the sample's rows, and how they are
 * to be read: each column by a profile of its own values, and where it doesn't fit what was
 * delivered, after each {@link Undoing} that its kind allows.
 *
 * <p>Everything is decided by the dump's values, the index and the tag key. No recipient's key and
 * no symbol is looked at, so whatever is chosen, an innocent's symbols stay independent of it.
 */
final class MarkAligner {
  /** Known rows on which derived columns are tried first. */
  private static final int ROWS_TO_SCREEN = 80;

  private static final long MOST_ALTERNATIVES = 1_000_000;

  /** A column is tried by all known rows, and may be again by the surest of them. */
  private static final long PASSES = 2;

  private final TracedEpoch epoch;
  private final List<String[]> sample;
  private final List<String> headings;
  private final ColumnAssignment assigned;
  private final MarkReadings readings;
  private final int columns;
  private final HashMap<String, Undoing> undone = new HashMap<>();
  private long alternatives = 1;

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
    this.assigned = assigned;
    readings = new MarkReadings(epoch, sample, rows);
    columns = sample.get(0).length;
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
        profiles.put(mark.column(), readings.profile(place));
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

  /** Looks for the marks among the free columns, by every row that is known. */
  void align() {
    List<MarkReading> plain = new ArrayList<>();
    long tries = PASSES * epoch.plan().marks().size() * columns;
    for (int mark = 0; mark < epoch.plan().marks().size(); mark++) {
      for (int place = 0; place < columns; place++) {
        if (isFree(mark, place) && mayFit(mark, place)) {
          MarkReading reading = readings.of(mark, place, null);
          if (reading.isRight(tries)) {
            plain.add(reading);
          }
        }
      }
    }
    wholes(tries);
    assign(plain.stream().filter(reading -> reading.part() >= MarkReading.FITS_AS_IT_IS).toList());
    List<MarkReading> others = new ArrayList<>(calculated(tries));
    for (MarkReading reading : plain) {
      boolean replaced =
          others.stream()
              .anyMatch(
                  other -> other.mark() == reading.mark() && other.place() == reading.place());
      if (!replaced) {
        others.add(reading);
      }
    }
    assign(others);
  }

  /**
   * Looks for the marks that are still missing by fewer rows, of which it is surer what they can
   * be: where strangers are the most of the rows known, what the others hold is hidden among them.
   *
   * @param surest what each row of the sample can be, or nothing
   */
  void alignBy(List<Resolver.Resolved> surest) {
    MarkAligner again = new MarkAligner(epoch, sample, headings, surest, assigned);
    again.align();
    undone.putAll(again.undone);
    alternatives = Math.min(MOST_ALTERNATIVES, alternatives * again.alternatives);
  }

  /** Spares most derived columns the whole sample: they are many, and fit nothing at all. */
  private boolean mayFit(int mark, int place) {
    if (place < assigned.view().own()) {
      return true;
    }
    MarkReading few = readings.of(mark, place, null, ROWS_TO_SCREEN);
    return few.aligned() > 1 || few.tagged() < ROWS_TO_SCREEN / 4;
  }

  /**
   * A marked column that was found by a part of it, as an address is by its numbers alone, is read
   * from the columns that make the whole of it, if these fit clearly better.
   */
  private void wholes(long tries) {
    for (int mark = 0; mark < epoch.plan().marks().size(); mark++) {
      Integer found = assigned.places().get(name(mark));
      if (found == null) {
        continue;
      }
      MarkReading best = readings.of(mark, found, null);
      MarkReading before = best;
      List<Integer> sources = assigned.view().sources(found);
      for (int place = assigned.view().own(); place < columns; place++) {
        if (place != found && assigned.view().sources(place).containsAll(sources)) {
          MarkReading reading = readings.of(mark, place, null);
          best = reading.aligned() > best.aligned() ? reading : best;
        }
      }
      if (best.place() != before.place()
          && best.isClearlyBetterThan(before)
          && best.isRight(tries)) {
        assigned.put(name(mark), best.place(), best.words());
      }
    }
  }

  private boolean isFree(int mark, int place) {
    return !assigned.has(name(mark)) && assigned.isFree(place);
  }

  private String name(int mark) {
    return epoch.plan().marks().get(mark).column();
  }

  /** Takes the readings that fit best, each column once. */
  private void assign(List<MarkReading> found) {
    List<MarkReading> byFit = new ArrayList<>(found);
    byFit.sort(
        (a, b) -> {
          int byAligned = Double.compare(b.part(), a.part());
          return byAligned != 0 ? byAligned : Boolean.compare(hasHeading(b), hasHeading(a));
        });
    for (MarkReading reading : byFit) {
      if (!isFree(reading.mark(), reading.place())) {
        continue;
      }
      String name = name(reading.mark());
      assigned.put(name, reading.place(), reading.words());
      if (reading.undoing() != null) {
        undone.put(name, reading.undoing());
      }
      if (!hasHeading(reading)) {
        long rivals =
            byFit.stream()
                .filter(
                    other ->
                        other.mark() == reading.mark()
                            && assigned.isFree(other.place())
                            && isElsewhere(other, reading)
                            && other.part() >= 0.9 * reading.part())
                .count();
        alternatives = Math.min(MOST_ALTERNATIVES, alternatives * (1 + rivals));
      }
    }
  }

  /** Whether two readings are of different columns of the dump, not of a column and its part. */
  private boolean isElsewhere(MarkReading one, MarkReading other) {
    List<Integer> sources = assigned.view().sources(other.place());
    return Collections.disjoint(assigned.view().sources(one.place()), sources);
  }

  private boolean hasHeading(MarkReading reading) {
    return sameHeading(headings, name(reading.mark()), reading.place());
  }

  /** For free columns and marks not found yet, the calculation that makes them fit, if one does. */
  private List<MarkReading> calculated(long tries) {
    CalculationSearch search = new CalculationSearch(epoch.plan().marks(), readings, tries);
    List<MarkReading> found = new ArrayList<>();
    for (int mark = 0; mark < epoch.plan().marks().size(); mark++) {
      for (int place = 0; place < assigned.view().own(); place++) {
        if (isFree(mark, place)) {
          search.find(mark, place).ifPresent(found::add);
        }
      }
    }
    return found;
  }
}
