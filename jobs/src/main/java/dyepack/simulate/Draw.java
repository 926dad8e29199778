package dyepack.simulate;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded choices. The same seed and the same calls give the same choices; not for secrets. */
final class Draw {
  private final SplittableRandom random;

  private Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Draw of(long seed) {
    return new Draw(mixed(seed));
  }

  /** A stream of its own for one numbered thing, whatever was drawn for others. */
  static Draw of(long seed, long number) {
    return new Draw(mixed(mixed(seed) + number));
  }

  /** An independent stream for the next step. */
  Draw split() {
    return new Draw(random.nextLong());
  }

  /** From {@code from} to {@code to}, both included. */
  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  long betweenLong(long from, long to) {
    return random.nextLong(from, to + 1);
  }

  double real() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Standard normal, by Box and Muller. */
  double normal() {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** Log-normal with this median and this deviation of the logarithm. */
  double logNormal(double median, double sigma) {
    return median * Math.exp(sigma * normal());
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  @SafeVarargs
  final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** A run of decimal digits. */
  String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  /** Puts a list into random order (Fisher and Yates). */
  <T> void shuffle(List<T> values) {
    for (int i = values.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T other = values.set(j, values.get(i));
      values.set(i, other);
    }
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014), so that near seeds differ. */
  private static long mixed(long seed) {
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
