package dyepack.canaries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes serial numbers: between a real one and its neighbour, in the column's step, with its check
 * digit. The fixed text around the number stays that of the base cell.
 */
final class NumberedMaker {
  /** So many numbers before and after the base cell's are looked at. */
  private static final int AROUND = 50;

  private static final double SELDOM = 1e-6;

  /** So many usual gaps are no gap but the end of a block. */
  private static final long JUMP = 20;

  private final @Nullable CheckDigit check;
  private final long step;
  private final Map<String, long[]> bodies = new HashMap<>();
  private final long usualGap;

  NumberedMaker(Column column) {
    List<NumberedShape> shapes = new ArrayList<>();
    for (String cell : column.filled()) {
      NumberedShape shape = NumberedShape.read(cell);
      if (shape != null) {
        shapes.add(shape);
      }
    }
    check = CheckDigit.of(shapes.stream().map(NumberedMaker::digits).toList());
    Map<String, List<Long>> groups = new HashMap<>();
    for (NumberedShape shape : shapes) {
      groups.computeIfAbsent(group(shape), key -> new ArrayList<>()).add(body(shape));
    }
    groups.forEach(
        (group, numbers) ->
            bodies.put(group, numbers.stream().mapToLong(n -> n).sorted().distinct().toArray()));
    step = step();
    usualGap = usualGap();
  }

  private static String group(NumberedShape shape) {
    return shape.prefix() + "\n" + shape.suffix();
  }

  private static String digits(NumberedShape shape) {
    String digits = Long.toString(shape.number());
    return "0".repeat(Math.max(0, shape.width() - digits.length())) + digits;
  }

  private long body(NumberedShape shape) {
    return check == null ? shape.number() : shape.number() / 10;
  }

  private long step() {
    long common = 0;
    for (long[] numbers : bodies.values()) {
      for (int i = 1; i < numbers.length; i++) {
        common = gcd(common, numbers[i] - numbers[i - 1]);
      }
    }
    return Math.max(1, common);
  }

  private long usualGap() {
    long[] gaps =
        bodies.values().stream()
            .flatMapToLong(
                numbers ->
                    IntStream.range(1, numbers.length).mapToLong(i -> numbers[i] - numbers[i - 1]))
            .sorted()
            .toArray();
    return gaps.length == 0 ? 1000 : gaps[gaps.length / 2];
  }

  private static long gcd(long one, long two) {
    return two == 0 ? one : gcd(two, one % two);
  }

  /**
   * Returns a free number near the base cell's in the order of numbers, or null if there is none.
   * Of the gaps around the base cell's number one is chosen in proportion to its width: a number
   * right beside a real one would stand where numbers are crowded more often than real ones do.
   */
  @Nullable String make(String base, Draws draws) {
    NumberedShape shape = NumberedShape.read(base);
    if (shape == null) {
      return null;
    }
    long from = body(shape);
    long[] numbers = bodies.getOrDefault(group(shape), new long[] {from});
    if (numbers.length < 2) {
      long distance = draws.between(1, Math.max(1, 2 * usualGap / step)) * step;
      return write(shape, draws.chance(0.5) ? from + distance : from - distance);
    }
    int at = Arrays.binarySearch(numbers, from);
    int first = Math.max(0, (at < 0 ? -at - 1 : at) - AROUND);
    int last = Math.min(numbers.length - 1, first + 2 * AROUND);
    long room = 0;
    for (int i = first; i < last; i++) {
      room += slots(numbers[i], numbers[i + 1]);
    }
    if (room == 0) {
      return null;
    }
    long drawn = draws.between(0, room - 1);
    for (int i = first; i < last; i++) {
      long here = slots(numbers[i], numbers[i + 1]);
      if (drawn < here) {
        return write(shape, numbers[i] + (drawn + 1) * step);
      }
      drawn -= here;
    }
    throw new IllegalStateException("more was drawn than there is room");
  }

  /**
   * Free numbers between two of the sorted ones; none in jumps between blocks, such as those of two
   * issuers of cards, where a number could belong to neither.
   */
  private long slots(long one, long two) {
    long free = (two - one) / step - 1;
    return free > JUMP * usualGap / step ? 0 : free;
  }

  /** Returns how many numbers are free between two neighbouring cells of the table. */
  long slots(String one, String two) {
    NumberedShape first = NumberedShape.read(one);
    NumberedShape second = NumberedShape.read(two);
    if (first == null || second == null || !group(first).equals(group(second))) {
      return 0;
    }
    return Math.max(0, Math.abs(body(second) - body(first)) / step - 1);
  }

  /**
   * Returns a free number between two neighbouring cells that have one.
   *
   * @param mostSlots how far from one of them it is at most, counted in free numbers
   * @param steps how large steps are if they are short, else null
   */
  @Nullable String between(
      String one, String two, long mostSlots, @Nullable Steps steps, Draws draws) {
    NumberedShape first = NumberedShape.read(one);
    NumberedShape second = NumberedShape.read(two);
    long slots = slots(one, two);
    if (first == null || second == null || slots == 0) {
      return null;
    }
    if (steps != null && slots < Steps.LONGEST) {
      return beside(first, second, slots, 0, steps, draws);
    }
    long taken = draws.between(1, Math.min(slots, mostSlots));
    boolean fromSecond = slots > mostSlots && draws.chance(0.5);
    long start = fromSecond ? body(second) : body(first);
    boolean ascending = body(second) > body(first);
    long direction = ascending != fromSecond ? 1 : -1;
    return write(first, start + direction * taken * step);
  }

  /**
   * Returns another number than that of a row between the row's neighbours; null if there is none.
   *
   * @param steps how large steps are if they are short, else null
   */
  @Nullable String instead(String one, String own, String two, @Nullable Steps steps, Draws draws) {
    NumberedShape first = NumberedShape.read(one);
    NumberedShape second = NumberedShape.read(two);
    NumberedShape middle = NumberedShape.read(own);
    if (first == null || second == null || middle == null || others(one, own, two) == 0) {
      return null;
    }
    long slots = slots(one, two);
    long taken = Math.abs(body(middle) - body(first)) / step;
    if (steps != null && slots < Steps.LONGEST) {
      return beside(first, second, slots, taken, steps, draws);
    }
    long drawn = draws.between(1, slots - 1);
    long direction = body(second) > body(first) ? 1 : -1;
    return write(first, body(first) + direction * (drawn < taken ? drawn : drawn + 1) * step);
  }

  /** Returns how many other numbers a row could have between its neighbours. */
  long others(String one, String own, String two) {
    NumberedShape first = NumberedShape.read(one);
    NumberedShape middle = NumberedShape.read(own);
    NumberedShape second = NumberedShape.read(two);
    boolean inside =
        first != null
            && middle != null
            && second != null
            && group(first).equals(group(middle))
            && (body(middle) - body(first) > 0) == (body(second) - body(middle) > 0);
    return inside ? Math.max(0, slots(one, two) - 1) : 0;
  }

  /** A free number that is not the one taken, by how often such steps follow each other. */
  private @Nullable String beside(
      NumberedShape first, NumberedShape second, long slots, long taken, Steps steps, Draws draws) {
    // Steps that nobody saw are taken only where there are no others.
    double[] weights =
        LongStream.rangeClosed(1, slots)
            .mapToDouble(i -> i == taken ? 0 : SELDOM + steps.around(i, slots + 1 - i))
            .toArray();
    double drawn = draws.unit() * Arrays.stream(weights).sum();
    int found = -1;
    for (int i = 0; i < weights.length && drawn >= 0; i++) {
      found = weights[i] > 0 ? i : found;
      drawn -= weights[i];
    }
    long direction = body(second) > body(first) ? 1 : -1;
    return found < 0 ? null : write(first, body(first) + direction * (found + 1) * step);
  }

  private @Nullable String write(NumberedShape shape, long body) {
    if (body < 0) {
      return null;
    }
    if (check == null) {
      return shape.write(body);
    }
    String digits = digits(new NumberedShape("", shape.width(), body * 10, ""));
    String mended = check.mend(digits);
    return mended == null ? null : shape.prefix() + mended + shape.suffix();
  }
}
