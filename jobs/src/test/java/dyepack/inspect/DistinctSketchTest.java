package dyepack.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctSketchTest {
  private static long hash(String value) {
    return Hashing.murmur3_128().hashString(value, StandardCharsets.UTF_8).asLong();
  }

  @Test
  void fewValuesAreCountedExactly() {
    DistinctSketch sketch = new DistinctSketch();
    for (int n = 0; n < 200_000; n++) {
      sketch.add("value " + n % DistinctSketch.CAPACITY);
    }
    assertThat(sketch.exact()).isTrue();
    assertThat(sketch.count()).isEqualTo(DistinctSketch.CAPACITY);
  }

  /** The definition, with a set of the library: what ends in {@code level} zeros, so many times. */
  @Test
  void manyValuesAreCountedByThoseWhoseHashesEndInZeros() {
    DistinctSketch sketch = new DistinctSketch();
    Set<Long> all = new HashSet<>();
    Random random = new Random(3);
    for (int n = 0; n < 400_000; n++) {
      String value = Integer.toString(random.nextInt(300_000));
      sketch.add("x", value);
      all.add(hash("x" + value));
    }
    int level = 0;
    long kept = all.size();
    while (kept > DistinctSketch.CAPACITY) {
      level++;
      long outside = (1L << level) - 1;
      kept = all.stream().filter(h -> (h & outside) == 0).count();
    }
    assertThat(sketch.exact()).isFalse();
    assertThat(sketch.count()).isEqualTo(kept << level);
    assertThat((double) sketch.count()).isCloseTo(all.size(), within(0.03 * all.size()));
  }

  @Test
  void sumsCountWhatEitherHolds() {
    DistinctSketch one = new DistinctSketch();
    DistinctSketch other = new DistinctSketch();
    DistinctSketch both = new DistinctSketch();
    for (int n = 0; n < 150_000; n++) {
      String value = Integer.toString(n);
      (n % 3 == 0 ? one : other).add(value);
      both.add(value);
    }
    one.addAll(other);
    assertThat(one.count()).isEqualTo(both.count());
  }
}
