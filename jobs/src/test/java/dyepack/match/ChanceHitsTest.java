package dyepack.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChanceHitsTest {
  @Test
  void isTheTailOfTheConditionalBinomial() {
    // 3 hits and no made-up one: (n / (n + m))^3.
    assertThat(ChanceHits.bound(3, 10, 0, 90)).isCloseTo(1e-3, within(1e-12));
    // 2 of 3 in the first tenth: 3 p^2 (1 - p) + p^3.
    assertThat(ChanceHits.bound(2, 10, 1, 90)).isCloseTo(.028, within(1e-12));
  }

  @Test
  void nothingIsSaidWithoutHitsOrWithoutAnythingMadeUp() {
    assertThat(ChanceHits.bound(0, 10, 0, 90)).isEqualTo(1);
    assertThat(ChanceHits.bound(10, 10, 0, 0)).isEqualTo(1);
  }

  @Test
  void asManyMadeUpOnesMakeItChance() {
    assertThat(ChanceHits.bound(300, 1_000, 3_000, 10_000)).isEqualTo(1);
    assertThat(ChanceHits.bound(1_000, 1_000, 3_300, 10_000)).isLessThan(1e-100);
  }

  /** Where both are equally likely to be known, a bound of 1 % is undercut in 1 % at most. */
  @Test
  void holdsUnderTheNull() {
    Random random = new Random(77);
    int below = 0;
    int trials = 20_000;
    for (int trial = 0; trial < trials; trial++) {
      double rate = Math.pow(10, -3 * random.nextDouble());
      int hits = hits(random, 60, rate);
      below += ChanceHits.bound(hits, 60, hits(random, 240, rate), 240) <= .01 ? 1 : 0;
    }
    assertThat(below).isLessThan(trials / 100 + 60).isPositive();
  }

  private static int hits(Random random, int tries, double rate) {
    int hits = 0;
    for (int i = 0; i < tries; i++) {
      hits += random.nextDouble() < rate ? 1 : 0;
    }
    return hits;
  }
}
