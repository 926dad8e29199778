package dyepack.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Attacks that choose among rows. */
public sealed interface RowAttack extends Attack {

  /**
   * Keeps a random choice of rows, in their order.
   *
   * @param rows how many are kept; all, if there are fewer
   */
  record Subset(int rows) implements RowAttack {
    @Override
    public Leak apply(Leak leak, long seed) {
      if (rows >= leak.rows().size()) {
        return leak;
      }
      List<LeakRow> kept = new ArrayList<>(rows);
      for (int number : chosen(leak.rows().size(), rows, Draw.of(seed))) {
        kept.add(leak.rows().get(number));
      }
      return leak.withRows(kept);
    }

    @Override
    public String spec() {
      return "subset:" + rows;
    }
  }

  /**
   * Repeats some rows, each right after itself.
   *
   * @param fraction part of the rows that is repeated, 0 to 1
   */
  record Duplicate(double fraction) implements RowAttack {
    @Override
    public Leak apply(Leak leak, long seed) {
      int count = (int) Math.round(fraction * leak.rows().size());
      SortedSet<Integer> repeated = chosen(leak.rows().size(), count, Draw.of(seed));
      List<LeakRow> rows = new ArrayList<>(leak.rows().size() + count);
      for (int i = 0; i < leak.rows().size(); i++) {
        rows.add(leak.rows().get(i));
        if (repeated.contains(i)) {
          rows.add(leak.rows().get(i));
        }
      }
      return leak.withRows(rows);
    }

    @Override
    public String spec() {
      return "duplicate:" + fraction;
    }
  }

  /** Puts the rows into random order. */
  record Shuffle() implements RowAttack {
    @Override
    public Leak apply(Leak leak, long seed) {
      List<LeakRow> rows = new ArrayList<>(leak.rows());
      Draw.of(seed).shuffle(rows);
      return leak.withRows(rows);
    }

    @Override
    public String spec() {
      return "shuffle";
    }
  }

  /** A random choice of {@code count} of the numbers below {@code size} (Floyd). */
  private static SortedSet<Integer> chosen(int size, int count, Draw draw) {
    SortedSet<Integer> chosen = new TreeSet<>();
    for (int i = size - count; i < size; i++) {
      int number = draw.between(0, i);
      if (!chosen.add(number)) {
        chosen.add(i);
      }
    }
    return chosen;
  }
}
