package dyepack.code;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that executors compute of a dump: for each recipient and expert the sum of log payouts, and
 * how many rows of which profile there were. Tallies add, in any order, to the last bit; {@link
 * #EMPTY} adds nothing. Its size depends on the number of recipients, not of rows.
 */
public final class Tally implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The tally of no rows. */
  public static final Tally EMPTY = new Tally(0, 0, new long[0], Map.of(), Map.of(), 0, 0, 0);

  /**
   * Rows that say the same of all recipients of one {@link Lineage#minLevel}.
   *
   * @param minLevel lowest level of position that speaks of the recipient
   * @param profile what can be said
   */
  record Shape(int minLevel, Profile profile) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final int recipients;
  private final int experts;
  private final long[] logPayouts;
  private final Map<Shape, Long> shapes;
  private final Map<Shape, int[]> neverHeld;
  private final long rows;
  private final long entangledRows;
  private final long ambiguousRows;

  Tally(
      int recipients,
      int experts,
      long[] logPayouts,
      Map<Shape, Long> shapes,
      Map<Shape, int[]> neverHeld,
      long rows,
      long entangledRows,
      long ambiguousRows) {
    this.recipients = recipients;
    this.experts = experts;
    this.logPayouts = logPayouts;
    this.shapes = shapes;
    this.neverHeld = neverHeld;
    this.rows = rows;
    this.entangledRows = entangledRows;
    this.ambiguousRows = ambiguousRows;
  }

  /** Returns the tally of the rows of both; refuses tallies of other recipients or another bank. */
  public Tally plus(Tally other) {
    if (recipients == 0) {
      return other;
    }
    if (other.recipients == 0) {
      return this;
    }
    if (recipients != other.recipients || experts != other.experts) {
      throw new IllegalArgumentException("tallies of different recipients or experts");
    }
    long[] sums = logPayouts.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.logPayouts[i];
    }
    Map<Shape, Long> bothShapes = new HashMap<>(shapes);
    other.shapes.forEach((shape, count) -> bothShapes.merge(shape, count, Long::sum));
    Map<Shape, int[]> bothNeverHeld = new HashMap<>(neverHeld);
    other.neverHeld.forEach((shape, count) -> bothNeverHeld.merge(shape, count, Tally::added));
    return new Tally(
        recipients,
        experts,
        sums,
        bothShapes,
        bothNeverHeld,
        rows + other.rows,
        entangledRows + other.entangledRows,
        ambiguousRows + other.ambiguousRows);
  }

  private static int[] added(int[] a, int[] b) {
    int[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /** Returns the number of recipients tallied; 0 in an empty tally. */
  public int recipients() {
    return recipients;
  }

  /** Returns the number of experts of the bank; 0 in an empty tally. */
  public int experts() {
    return experts;
  }

  /** Returns the natural logarithm of what an expert's bets on a recipient have paid. */
  public double logPayout(int recipient, int expert) {
    return recipients == 0 ? 0 : logPayouts[recipient * experts + expert] / ExpertBank.UNITS;
  }

  /** Returns how many unambiguous rows have which profile for recipients of this lowest level. */
  public Map<Profile, Long> profiles(int minLevel) {
    Map<Profile, Long> counts = new HashMap<>();
    shapes.forEach(
        (shape, count) -> {
          if (shape.minLevel() == minLevel) {
            counts.put(shape.profile(), count);
          }
        });
    return counts;
  }

  /** Returns how many real rows of each profile the recipient never held; empty if it held all. */
  public Map<Profile, Integer> neverHeld(int recipient, int minLevel) {
    Map<Profile, Integer> counts = new HashMap<>();
    neverHeld.forEach(
        (shape, count) -> {
          if (shape.minLevel() == minLevel && count[recipient] > 0) {
            counts.put(shape.profile(), count[recipient]);
          }
        });
    return counts;
  }

  /** Returns the number of rows with a known id. */
  public long rows() {
    return rows;
  }

  /** Returns how many of {@link #rows()} share their id with another one. */
  public long entangledRows() {
    return entangledRows;
  }

  /** Returns the number of rows that may be one of several. */
  public long ambiguousRows() {
    return ambiguousRows;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tally same
        && recipients == same.recipients
        && experts == same.experts
        && Arrays.equals(logPayouts, same.logPayouts)
        && shapes.equals(same.shapes)
        && neverHeld.keySet().equals(same.neverHeld.keySet())
        && neverHeld.entrySet().stream()
            .allMatch(e -> Arrays.equals(e.getValue(), same.neverHeld.get(e.getKey())))
        && rows == same.rows
        && entangledRows == same.entangledRows
        && ambiguousRows == same.ambiguousRows;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(logPayouts) * 31 + shapes.hashCode();
  }
}
