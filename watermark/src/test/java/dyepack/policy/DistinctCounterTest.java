package dyepack.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.hash.Hashing;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistinctCounterTest {
  @Test
  void smallCountsAreExact() {
    DistinctCounter counter = counted(0, 5_000);
    counter.add(hash(7));
    counter.add(hash(7));

    assertThat(counter.distinct()).isEqualTo(5_000);
    assertThat(counter.uniqueRows()).isEqualTo(4_999 / 5_002.0);
    assertThat(counter.repeatedRows()).isEqualTo(2 / 5_002.0);
  }

  @Test
  void largeCountsAreEstimatedWithinOnePerCent() {
    DistinctCounter counter = counted(0, 600_000);

    assertThat((double) counter.distinct()).isCloseTo(600_000, within(6_000.0));
    assertThat(counter.uniqueRows()).isEqualTo(1);
    assertThat(counter.repeatedRows()).isZero();
  }

  @Test
  void repeatsAreSeenInLargeColumnsToo() {
    DistinctCounter counter = counted(0, 400_000);
    LongStream.range(0, 20_000).forEach(i -> counter.add(hash(i)));

    assertThat(counter.repeatedRows()).isCloseTo(20_000 / 420_000.0, within(0.002));
  }

  /** The answer may not depend on how Spark split the table. */
  @Test
  void partsAddUpToTheWhole() {
    DistinctCounter whole = counted(0, 500_000);
    DistinctCounter small = counted(0, 100);
    DistinctCounter large = counted(100, 500_000);
    DistinctCounter smallFirst = counted(0, 100);
    smallFirst.merge(large);
    large.merge(small);

    assertThat(large.distinct()).isEqualTo(whole.distinct());
    assertThat(smallFirst.distinct()).isEqualTo(whole.distinct());
    assertThat(large.uniqueRows()).isEqualTo(whole.uniqueRows());
  }

  private static DistinctCounter counted(long from, long to) {
    DistinctCounter counter = new DistinctCounter();
    LongStream.range(from, to).forEach(i -> counter.add(hash(i)));
    return counter;
  }

  private static long hash(long value) {
    return Hashing.sipHash24().hashLong(value).asLong();
  }
}
