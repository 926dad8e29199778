package dyepack.marks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Finds the constant by which somebody multiplied a marked column, or that was added to it, from
 * the alignment tags of rows that are known by their identifiers.
 *
 * <p>A row's tag holds in 1 bucket of 256, and in the bucket where its value was when it was
 * delivered. So each row allows a few short intervals of the constant, and where the intervals of
 * many rows meet, the constant lies: chance lets 1 row in 128 meet at a point, the right constant
 * all that are undamaged. The meeting place of n rows is some {@code 32 / sqrt(n)} tolerances wide:
 * a row says most that was delivered at a bucket's end and marked across it. Within it a factor is
 * told by the {@link DeliveredGrid}; else the roundest number is taken, because constants are made
 * up by people. Method and example: MATHS.md section 14. No symbol and no recipient's key is looked
 * at.
 */
public final class ConstantSearch {
  /**
   * Upper limit of the distinct constants that one search compares, for the error bound: {@value
   * #ROWS} rows, {@value #BUCKETS} buckets each to both sides, an interval's two ends for one
   * bucket of 128.
   */
  public static final long TRIED = 1L << 13;

  private static final int ROWS = 32;
  private static final int BUCKETS = 2_048;
  private static final int FEWEST_ROWS = 12;

  /** Factors beyond these are units that somebody would know. */
  private static final double LARGEST_FACTOR = 1e6;

  /** Tolerances by which the place may be vague: the roundest number in it is mostly the one. */
  private static final double PRECISION = 16;

  /** Buckets further off than this can't be told apart in double precision. */
  private static final double FARTHEST_BUCKET = 1L << 50;

  private static final long[] SPANS = {86_400, 3_600, 1_800, 900, 300, 60, 30, 10, 1};

  /** What a search looks for. */
  private enum Sought {
    FACTOR,
    SHIFT
  }

  /**
   * A known row of the dump.
   *
   * @param value the cell's value in column units: for times seconds, for dates days
   * @param holds whether the row's tag holds for a bucket of {@link Carrier#coarse}
   */
  public record Known(double value, LongPredicate holds) {}

  /** An interval of the constant that a row allows. */
  private record Interval(double from, double to) {}

  /** One end of an interval. */
  private record End(double at, int change) {}

  /** Where most rows meet. */
  private record Meeting(int rows, double from, double to) {
    double middle() {
      return (from + to) / 2;
    }
  }

  private final Sought sought;
  private final MarkKind kind;
  private final double tolerance;
  private final double width;
  private final double error;
  private final int lastDecimal;
  private final List<Known> rows;

  private ConstantSearch(Sought sought, ColumnMark mark, double granularity, List<Known> rows) {
    this.sought = sought;
    kind = mark.kind();
    tolerance = mark.tolerance().doubleValue();
    width = QuantisedCarrier.BUCKET_TOLERANCES * tolerance;
    error = granularity / 2;
    int ofStep = Math.max(0, mark.step().stripTrailingZeros().scale());
    boolean any = kind == MarkKind.DURATION || mark.style().maxDecimals() > ofStep + 6;
    lastDecimal = any ? ofStep : Math.max(ofStep, mark.style().maxDecimals());
    this.rows =
        sought == Sought.FACTOR
            ? rows.stream().filter(row -> Math.abs(row.value()) > 2 * error).toList()
            : rows;
  }

  /**
   * Returns what makes a column fit again: a factor, or a shift, whichever more rows agree on;
   * empty if no constant other than none stands out or its place is too vague. The caller judges
   * whether so many rows would agree by chance.
   *
   * @param granularity smallest unit in which the dump writes the values, 0 or more
   * @param rows at least 12, else nothing is looked for
   */
  public static Optional<Undoing> find(ColumnMark mark, double granularity, List<Known> rows) {
    Optional<Found> factor =
        mark.kind() == MarkKind.NUMBER || mark.kind() == MarkKind.DURATION
            ? new ConstantSearch(Sought.FACTOR, mark, granularity, rows).found()
            : Optional.empty();
    Optional<Found> shift =
        mark.kind() == MarkKind.DURATION
            ? Optional.empty()
            : new ConstantSearch(Sought.SHIFT, mark, granularity, rows).found();
    boolean byFactor =
        factor.isPresent() && (shift.isEmpty() || factor.get().rows() >= shift.get().rows());
    return (byFactor ? factor : shift).map(Found::undoing);
  }

  private record Found(Undoing undoing, int rows) {}

  private Optional<Found> found() {
    if (rows.size() < FEWEST_ROWS || tolerance <= 0) {
      return Optional.empty();
    }
    List<Known> few = few();
    Meeting rough = meeting(few, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    if (rough.rows() < moreThanChance(few.size())) {
      return Optional.empty();
    }
    double margin = 2 * (rough.to() - rough.from());
    Meeting fine = meeting(rows, rough.from() - margin, rough.to() + margin);
    double reach = sought == Sought.FACTOR ? middleSize() : 1;
    if (fine.rows() == 0 || (fine.to() - fine.from()) / 2 * reach > PRECISION * tolerance) {
      return Optional.empty();
    }
    double nothing = sought == Sought.FACTOR ? 1 : 0;
    if (fine.from() <= nothing && nothing <= fine.to()) {
      return Optional.empty();
    }
    return Optional.of(new Found(undoing(fine), fine.rows()));
  }

  /**
   * How many of the first rows have to meet somewhere: so many meet by chance in less than one of
   * the {@value #TRIED} places, taking the number that meet in a place as Poisson of mean 1 in 128
   * rows. Fewer would ask every bucket of all the other rows for a place that means nothing.
   */
  private static int moreThanChance(int asked) {
    double mean = asked / 128.0;
    double term = Math.exp(-mean);
    double tail = 1;
    int count = 0;
    while (tail * TRIED >= 1) {
      tail -= term;
      count++;
      term *= mean / count;
    }
    return count;
  }

  private List<Known> few() {
    List<Known> few = new ArrayList<>();
    double stride = Math.max(1, rows.size() / (double) ROWS);
    for (double at = 0; at < rows.size(); at += stride) {
      few.add(rows.get((int) at));
    }
    return few;
  }

  private double middleSize() {
    double[] sizes = rows.stream().mapToDouble(row -> Math.abs(row.value())).sorted().toArray();
    return sizes[sizes.length / 2];
  }

  /** Sweeps over the ends of all rows' intervals; the place where most rows meet. */
  private Meeting meeting(List<Known> asked, double from, double to) {
    List<End> ends = new ArrayList<>();
    for (Known row : asked) {
      for (Interval interval : intervals(row, from, to)) {
        ends.add(new End(interval.from(), 1));
        ends.add(new End(interval.to(), -1));
      }
    }
    // Where one interval ends and another begins they meet.
    ends.sort(
        (a, b) -> a.at() != b.at() ? Double.compare(a.at(), b.at()) : b.change() - a.change());
    int[] depth = new int[ends.size()];
    int best = -1;
    int now = 0;
    for (int i = 0; i < depth.length; i++) {
      now += ends.get(i).change();
      depth[i] = now;
      best = best < 0 || now > depth[best] ? i : best;
    }
    if (best < 0) {
      return new Meeting(0, 0, 0);
    }
    // Damaged rows meet by chance on part of the place, and their ends must not narrow it.
    int enough = depth[best] - 1 - (asked.size() - depth[best]) / 128;
    int first = best;
    while (first > 0 && depth[first - 1] >= enough) {
      first--;
    }
    int last = best;
    while (last + 1 < depth.length && depth[last] >= enough) {
      last++;
    }
    return new Meeting(depth[best], ends.get(first).at(), ends.get(last).at());
  }

  /**
   * The constants that take a row's value into a bucket where its tag holds, joined, in order; none
   * for values so large that they don't say in which bucket they are, such as identity numbers.
   */
  private List<Interval> intervals(Known row, double from, double to) {
    double value = row.value();
    double lowest = -BUCKETS;
    double highest = BUCKETS;
    if (sought == Sought.SHIFT) {
      double own = Math.floor(value / width);
      lowest = Math.max(own - BUCKETS, Math.floor((value + from - tolerance - error) / width));
      highest = Math.min(own + BUCKETS, Math.floor((value + to + tolerance + error) / width));
    } else {
      double least = Math.max(from, 1 / LARGEST_FACTOR);
      double most = Math.min(to, LARGEST_FACTOR);
      double one = value * least;
      double other = value * most;
      double slack = tolerance + error * Math.min(most, BUCKETS * width / Math.abs(value));
      lowest = Math.max(lowest, Math.floor((Math.min(one, other) - slack) / width));
      highest = Math.min(highest, Math.floor((Math.max(one, other) + slack) / width));
    }
    List<Interval> intervals = new ArrayList<>();
    if (Math.max(Math.abs(lowest), Math.abs(highest)) > FARTHEST_BUCKET) {
      return intervals;
    }
    for (long bucket = (long) lowest; bucket <= (long) highest; bucket++) {
      if (row.holds().test(bucket)) {
        join(intervals, interval(value, (double) bucket));
      }
    }
    return intervals;
  }

  private Interval interval(double value, double bucket) {
    double low = bucket * width - tolerance;
    double high = (bucket + 1) * width + tolerance;
    if (sought == Sought.SHIFT) {
      return new Interval(low - error - value, high + error - value);
    }
    double size = Math.abs(value);
    double near = value > 0 ? low : -high;
    double far = value > 0 ? high : -low;
    return new Interval(near / (near > 0 ? size + error : size - error), far / (size - error));
  }

  /** A row counts once where two neighbouring buckets overlap. */
  private static void join(List<Interval> intervals, Interval next) {
    int last = intervals.size() - 1;
    Interval before = last < 0 ? null : intervals.get(last);
    if (before == null || before.from() > next.to() || next.from() > before.to()) {
      intervals.add(next);
    } else {
      intervals.set(
          last,
          new Interval(Math.min(before.from(), next.from()), Math.max(before.to(), next.to())));
    }
  }

  private Undoing undoing(Meeting meeting) {
    if (sought == Sought.FACTOR) {
      Optional<BigDecimal> told = grid().factor(meeting.from(), meeting.to());
      if (told.isPresent()) {
        return new Undoing(told.get(), BigDecimal.ZERO);
      }
      BigDecimal factor = Roundest.between(meeting.from(), meeting.to());
      BigDecimal divisor = Roundest.between(1 / meeting.to(), 1 / meeting.from());
      // Somebody multiplied what was delivered, so of two equally round numbers that is likelier.
      BigDecimal taken =
          factor.precision() < divisor.precision()
              ? factor
              : BigDecimal.ONE.divide(divisor, MathContext.DECIMAL64);
      return new Undoing(taken, BigDecimal.ZERO);
    }
    BigDecimal shift =
        switch (kind) {
          case TIMESTAMP -> span(meeting);
          case DATE -> BigDecimal.valueOf(Math.round(meeting.middle()));
          default -> Roundest.between(meeting.from(), meeting.to());
        };
    return new Undoing(BigDecimal.ONE, shift);
  }

  private DeliveredGrid grid() {
    double[] values = rows.stream().mapToDouble(Known::value).toArray();
    return new DeliveredGrid(Math.pow(10, -lastDecimal), error, values);
  }

  /** The roundest span of time at a meeting place: whole days before hours before minutes. */
  private static BigDecimal span(Meeting meeting) {
    for (long unit : SPANS) {
      long units = (long) Math.ceil(meeting.from() / unit);
      if (units * unit <= meeting.to()) {
        long nearest = Math.round(meeting.middle() / unit) * unit;
        boolean inside = meeting.from() <= nearest && nearest <= meeting.to();
        return BigDecimal.valueOf(inside ? nearest : units * unit);
      }
    }
    return BigDecimal.valueOf(meeting.middle());
  }
}
