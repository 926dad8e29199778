package dyepack.marks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongPredicate;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants are found from what a row's tag says about buckets, a random byte a bucket here. */
class ConstantSearchTest {
  private static final double TOLERANCE = 0.08;
  private static final ColumnMark AMOUNT = mark(MarkKind.NUMBER, "0.01", "0.08");

  @ParameterizedTest
  @CsvSource({"1.07, 300", "7.1936, 300", "0.8531, 300", "0.93, 40", "6.5, 24", "131.77, 300"})
  void aRateOfExchangeIsFound(String rate, int rows) {
    BigDecimal by = new BigDecimal(rate);
    Optional<Undoing> found = ConstantSearch.find(AMOUNT, .01, times(by, rows, 0, 3));
    assertThat(found).isPresent();
    assertThat(1 / found.get().factor().doubleValue())
        .isCloseTo(by.doubleValue(), Percentage.withPercentage(1e-7));
    assertThat(found.get().words()).isEqualTo("divided by " + rate);
  }

  @Test
  void isFoundWithHalfOfTheCellsReplaced() {
    Optional<Undoing> found =
        ConstantSearch.find(AMOUNT, .01, times(new BigDecimal("1.19"), 400, 200, 4));
    assertThat(found.map(Undoing::words)).contains("divided by 1.19");
  }

  @ParameterizedTest
  @CsvSource({"37.5, .001", "9999, .001", "3, .001", "-1234.56, .04"})
  void anAmountThatWasAddedIsFound(String shift, double within) {
    BigDecimal by = new BigDecimal(shift);
    Random random = new Random(5);
    List<ConstantSearch.Known> rows = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      double delivered = amount(random);
      rows.add(known(i, delivered, marked(delivered, random) + by.doubleValue()));
    }
    Optional<Undoing> found = ConstantSearch.find(AMOUNT, .01, rows);
    assertThat(found).isPresent();
    assertThat(found.get().factor()).isEqualByComparingTo("1");
    assertThat(found.get().shift().negate().doubleValue())
        .isCloseTo(by.doubleValue(), Offset.offset(within));
  }

  @Test
  void theRoundestSpanOfTimeIsTaken() {
    ColumnMark seen = mark(MarkKind.TIMESTAMP, "1", "600");
    Random random = new Random(6);
    List<ConstantSearch.Known> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long delivered = 1_700_000_000L + random.nextInt(40_000_000);
      long bucket = Math.floorDiv(delivered, 64 * 600L);
      long marked = delivered + random.nextInt(1_201) - 600;
      rows.add(new ConstantSearch.Known(marked + 9 * 86_400 + 7_200, holds(i, bucket)));
    }
    assertThat(ConstantSearch.find(seen, 1, rows).map(Undoing::shift))
        .contains(BigDecimal.valueOf(-9 * 86_400 - 7_200));
  }

  /** Without a constant there is one place where chance is best; few rows meet there. */
  @Test
  void otherPeoplesValuesHaveNoConstant() {
    Random random = new Random(8);
    int agreeing = 0;
    for (int n = 0; n < 20; n++) {
      List<ConstantSearch.Known> rows = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        rows.add(known(i + 1_000 * n, amount(random), amount(random)));
      }
      Optional<Undoing> found = ConstantSearch.find(AMOUNT, .01, rows);
      agreeing = Math.max(agreeing, found.map(undoing -> agree(rows, undoing)).orElse(0));
    }
    assertThat(agreeing).isLessThan(14);
  }

  /** Identity numbers among amounts: beyond 2^53 a double doesn't know its neighbours. */
  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void valuesBeyondThePrecisionOfDoublesSayNothing() {
    Random random = new Random(9);
    List<ConstantSearch.Known> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double delivered = amount(random);
      boolean vast = i % 3 == 0;
      double value = vast ? 4.1e17 + 1e9 * i : 1.07 * marked(delivered, random);
      rows.add(known(i, delivered, value));
    }
    assertThat(ConstantSearch.find(AMOUNT, .01, rows).map(Undoing::words))
        .contains("divided by 1.07");
  }

  @Test
  void untouchedColumnsAndFewRowsAreLeftAlone() {
    assertThat(ConstantSearch.find(AMOUNT, .01, times(BigDecimal.ONE, 300, 0, 9))).isEmpty();
    assertThat(ConstantSearch.find(AMOUNT, .01, times(new BigDecimal("1.07"), 11, 0, 9))).isEmpty();
  }

  private static int agree(List<ConstantSearch.Known> rows, Undoing undoing) {
    int agree = 0;
    for (ConstantSearch.Known row : rows) {
      double value = row.value() * undoing.factor().doubleValue() + undoing.shift().doubleValue();
      agree += row.holds().test((long) Math.floor(value / (64 * TOLERANCE))) ? 1 : 0;
    }
    return agree;
  }

  /** Rows multiplied by a rate and rounded to two decimals; the last ones have others' values. */
  private static List<ConstantSearch.Known> times(
      BigDecimal rate, int count, int replaced, long seed) {
    Random random = new Random(seed);
    List<ConstantSearch.Known> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double delivered = amount(random);
      double of = i < count - replaced ? delivered : amount(random);
      BigDecimal dumped = BigDecimal.valueOf(marked(of, random)).multiply(rate);
      rows.add(known(i, delivered, dumped.setScale(2, RoundingMode.HALF_UP).doubleValue()));
    }
    return rows;
  }

  private static double amount(Random random) {
    return Math.round(100 * Math.exp(8 + 1.2 * random.nextGaussian())) / 100.0;
  }

  private static double marked(double value, Random random) {
    return Math.round(100 * (value + TOLERANCE * (2 * random.nextDouble() - 1))) / 100.0;
  }

  private static ConstantSearch.Known known(int row, double delivered, double dumped) {
    return new ConstantSearch.Known(
        dumped, holds(row, (long) Math.floor(delivered / (64 * TOLERANCE))));
  }

  /** A tag of one byte of which only the delivered bucket's is known to be right. */
  private static LongPredicate holds(int row, long delivered) {
    return bucket -> tag(row, bucket) == tag(row, delivered);
  }

  private static int tag(int row, long bucket) {
    return new Random(row * 1_000_003L ^ bucket * 0x9E3779B97F4A7C15L).nextInt(256);
  }

  private static ColumnMark mark(MarkKind kind, String step, String tolerance) {
    ColumnProfiler profiler = new ColumnProfiler();
    boolean time = kind == MarkKind.TIMESTAMP;
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      profiler.add(
          time
              ? String.format(
                  "2024-%02d-%02d %02d:%02d:%02d",
                  1 + random.nextInt(12),
                  1 + random.nextInt(28),
                  random.nextInt(24),
                  random.nextInt(60),
                  random.nextInt(60))
              : String.format("%.2f", amount(random)));
    }
    MarkRequest request =
        new MarkRequest(
            List.of("column"),
            kind,
            new BigDecimal(step),
            new BigDecimal(tolerance),
            null,
            List.of(),
            1);
    return MarkPlanner.plan(List.of(request), Map.of("column", profiler.profile()), List.of())
        .marks()
        .get(0);
  }
}
