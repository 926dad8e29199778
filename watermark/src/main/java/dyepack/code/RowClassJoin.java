package dyepack.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what several readings of one row of a dump say: a row that two epochs of a dataset
 * know has other symbols in each, and an accused's copy of one epoch explains only those of its own
 * reading.
 */
public final class RowClassJoin {
  /** Reads that a class has room for; what a row has beyond them is left out, which costs power. */
  private static final int MOST_READS = 32;

  private RowClassJoin() {}

  /** What a class says of one copy. */
  public enum Said {
    /** What the reading says. */
    AS_READ,
    /** Nothing: the reading has no such row, which speaks neither for nor against the copy. */
    NOTHING,
    /** That the row isn't from this copy: another copy that is asked about stands for it. */
    NEVER_HELD
  }

  /**
   * One of the copies that a joined class speaks of.
   *
   * @param reading number of the reading in which its symbols stand
   * @param place its place among the accused of that reading's class
   * @param said what of it the joined class says
   */
  public record Source(int reading, int place, Said said) {}

  /**
   * Returns the class that speaks of each source in turn, by its own reading only.
   *
   * @param readings the row's class in each reading; null where it has none
   */
  public static RowClass of(List<@Nullable RowClass> readings, List<Source> sources) {
    int[] first = new int[readings.size()];
    List<Integer> reads = new ArrayList<>();
    Inclusion inclusion = Inclusion.NONE;
    for (int i = 0; i < readings.size(); i++) {
      first[i] = reads.size();
      RowClass row = readings.get(i);
      boolean asked = sources.stream().anyMatch(new Reads(i)::needs);
      if (row != null && asked) {
        for (int read = 0; read < row.reads() && reads.size() < MOST_READS; read++) {
          reads.add(row.field(read) | row.atom(read).index() << RowClass.ATOM_SHIFT);
        }
        inclusion = row.inclusion() == Inclusion.NONE ? inclusion : row.inclusion();
      }
    }
    int[] code = new int[2 + reads.size() + 3 * sources.size()];
    code[0] = reads.size();
    for (int read = 0; read < reads.size(); read++) {
      code[1 + read] = reads.get(read);
    }
    code[1 + reads.size()] = inclusion.index();
    for (int s = 0; s < sources.size(); s++) {
      Source source = sources.get(s);
      RowClass row = readings.get(source.reading());
      int at = 2 + reads.size() + 3 * s;
      if (source.said() == Said.NEVER_HELD) {
        code[at + 2] = RowClass.NEVER_HELD;
      } else if (source.said() == Said.NOTHING || row == null) {
        code[at + 2] = RowClass.HELD;
      } else {
        int end = Math.min(row.reads(), MOST_READS - first[source.reading()]);
        describe(row, source.place(), end, first[source.reading()], code, at);
      }
    }
    return new RowClass(code);
  }

  private static void describe(RowClass row, int place, int reads, int shift, int[] code, int at) {
    for (int read = 0; read < reads; read++) {
      code[at] |= row.eligible(place, read) ? 1 << (shift + read) : 0;
      code[at + 1] |= row.matches(place, read) ? 1 << (shift + read) : 0;
    }
    code[at + 2] = row.possession(place);
  }

  /** Whether any source needs the reads of one reading. */
  private record Reads(int reading) {
    boolean needs(Source source) {
      return source.reading() == reading && source.said() == Said.AS_READ;
    }
  }
}
