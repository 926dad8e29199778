package dyepack.canaries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes serial numbers: between a real one and its neighbour, in the column's step, with its check
 * digit. The fixed text around the number stays that of the base cell.
 */
final class NumberedMaker {
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

  /** Returns a number beside the base cell's, or null if there is none between real ones. */
  @Nullable String make(String base, Draws draws) {
    NumberedShape shape = NumberedShape.read(base);
    if (shape == null) {
      return null;
    }
    long from = body(shape);
    long[] numbers = bodies.getOrDefault(group(shape), new long[] {from});
    int at = Arrays.binarySearch(numbers, from);
    long below = at > 0 ? from - numbers[at - 1] : usualGap * 2;
    long above = at >= 0 && at + 1 < numbers.length ? numbers[at + 1] - from : usualGap * 2;
    boolean up = draws.chance((double) below / Math.max(1, below + above));
    long reach = Math.min(up ? above : below, 20 * usualGap + step) / step;
    if (reach < 2) {
      return null;
    }
    long distance = draws.between(1, reach - 1) * step;
    return write(shape, up ? from + distance : from - distance);
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

  /** Returns a free number between two neighbouring cells that have one. */
  @Nullable String between(String one, String two, long mostSlots, Draws draws) {
    NumberedShape first = NumberedShape.read(one);
    NumberedShape second = NumberedShape.read(two);
    long slots = slots(one, two);
    if (first == null || second == null || slots == 0) {
      return null;
    }
    long taken = draws.between(1, Math.min(slots, mostSlots));
    boolean fromSecond = slots > mostSlots && draws.chance(0.5);
    long start = fromSecond ? body(second) : body(first);
    boolean ascending = body(second) > body(first);
    long direction = ascending != fromSecond ? 1 : -1;
    return write(first, start + direction * taken * step);
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
