package dyepack.marks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnProfilerTest {
  @Test
  void moneyIsProfiled() {
    Random random = new Random(1);
    ColumnProfile profile =
        profile(
            IntStream.range(0, 1000)
                .mapToObj(
                    i ->
                        i % 10 == 0
                            ? ""
                            : String.format(
                                Locale.ROOT,
                                "%d.%02d",
                                1 + random.nextInt(5000),
                                random.nextInt(100)))
                .toList());

    ColumnProfile.Quantities seen = requireNonNull(profile.number());
    assertThat(profile.cells()).isEqualTo(1000);
    assertThat(profile.blanks()).isEqualTo(100);
    assertThat(seen.readable()).isEqualTo(900);
    assertThat(seen.rewritable()).isEqualTo(900);
    assertThat(seen.granularity()).isEqualByComparingTo("0.01");
    assertThat(seen.resolution()).isEqualByComparingTo("0.01");
    assertThat(seen.mean()).isCloseTo(2500, within(150.0));
    assertThat(seen.deviation()).isCloseTo(5000 / Math.sqrt(12), within(100.0));
    assertThat(profile.style().minDecimals()).isEqualTo(2);
    assertThat(profile.style().maxDecimals()).isEqualTo(2);
    assertThat(profile.time()).isNull();
  }

  @Test
  void granularityIsThatOfNearlyAllValues() {
    assertThat(granularity(i -> Integer.toString(100 * i + (i == 7 ? 1 : 0))))
        .isEqualByComparingTo("100");
    assertThat(granularity(i -> Integer.toString(25 * i))).isEqualByComparingTo("25");
    assertThat(granularity(i -> 50 * i + ".00")).isEqualByComparingTo("50");
    assertThat(granularity(i -> i + ".50")).isEqualByComparingTo("0.5");
    assertThat(granularity(Integer::toString)).isEqualByComparingTo("1");
    assertThat(granularity(i -> 2 * i + ".0")).isEqualByComparingTo("2");
    assertThat(granularity(i -> i + ".12345" + i % 10)).isEqualByComparingTo("0.000001");
    assertThat(granularity(i -> i + "万")).isEqualByComparingTo("10000");
    ColumnProfile.Quantities seen =
        requireNonNull(
            profile(
                    IntStream.range(1, 400)
                        .mapToObj(i -> Integer.toString(i == 7 ? 1 : 100 * i))
                        .toList())
                .number());
    assertThat(seen.finest()).isEqualByComparingTo("1");
  }

  @Test
  void preferredRoundUnitsAreFound() {
    assertThat(heaps(i -> Integer.toString(i % 10 < 6 ? 100 * i : 2000 + 7 * i)))
        .singleElement()
        .satisfies(
            heap -> {
              assertThat(heap.unit()).isEqualByComparingTo("100");
              assertThat(heap.share()).isBetween(0.58, 0.65);
            });
    assertThat(heaps(i -> Integer.toString(7919 * i))).isEmpty();
    assertThat(heaps(i -> i + ".50")).isEmpty();
    assertThat(heaps(i -> i % 2 == 0 ? i + ".00" : i + "." + (11 + i % 80))).hasSize(1);
    Random random = new Random(4);
    assertThat(heaps(i -> String.format(Locale.ROOT, "%.2f", random.nextDouble() * 100))).isEmpty();
    assertThat(heaps(i -> Integer.toString(18 + random.nextInt(60)))).isEmpty();
  }

  @Test
  void timesAreProfiled() {
    ColumnProfile profile =
        profile(
            IntStream.range(0, 600)
                .mapToObj(
                    i ->
                        String.format(
                            Locale.ROOT,
                            "%d/%d/2024 %d:%02d",
                            1 + i % 28,
                            1 + i % 12,
                            i % 24,
                            15 * (i % 4)))
                .toList());

    ColumnProfile.Quantities seen = requireNonNull(profile.time());
    assertThat(seen.rewritable()).isEqualTo(600);
    assertThat(seen.granularity()).isEqualByComparingTo("900");
    assertThat(seen.resolution()).isEqualByComparingTo("60");
    assertThat(profile.style().dayFirst()).isTrue();
    assertThat(profile.style().paddedDate()).isFalse();
    assertThat(profile.style().paddedHour()).isFalse();
    ColumnProfile days = profile(List.of("2024-01-02", "2024-01-03"));
    assertThat(requireNonNull(days.time()).granularity()).isEqualByComparingTo("86400");
    assertThat(requireNonNull(days.time()).resolution()).isEqualByComparingTo("86400");
    assertThat(days.style().paddedDate()).isTrue();
  }

  @Test
  void looksOfNumbersAreFound() {
    CellStyle trimmed = profile(List.of("1.5", "2.25", "3", "1234.75")).style();
    assertThat(trimmed.minDecimals()).isZero();
    assertThat(trimmed.maxDecimals()).isEqualTo(2);
    CellStyle floats = profile(List.of("1.0", "2.25", "3.5", "4.0")).style();
    assertThat(floats.minDecimals()).isEqualTo(1);
    assertThat(floats.maxDecimals()).isEqualTo(2);
    CellStyle comma = profile(List.of("1,5", "2,25", "1.234,75")).style();
    assertThat(comma.decimalComma()).isTrue();
    assertThat(comma.groupSeparator()).isEqualTo(".");
    CellStyle grouped = profile(List.of("1,500.00", "999.00", "2,000,000.00")).style();
    assertThat(grouped.groupSeparator()).isEqualTo(",");
    assertThat(grouped.decimalComma()).isFalse();
    CellStyle padded = profile(List.of("0001", "1234", "0330")).style();
    assertThat(padded.zeroPaddedWidth()).isEqualTo(4);
    assertThat(profile(List.of("1", "1234", "330")).style().zeroPaddedWidth()).isZero();
  }

  @Test
  void textsAndCategoriesAreProfiled() {
    ColumnProfile profile =
        profile(
            IntStream.range(0, 100).mapToObj(i -> "浙江省杭州市西湖区文三路9号" + (1 + i) + "号楼502室").toList());

    assertThat(profile.spelled()).isEqualTo(100);
    assertThat(profile.spellingCounts()).hasSize(Spellings.FAMILIES);
    assertThat(profile.spellingCounts().stream().mapToLong(c -> c).max()).hasValue(100);
    assertThat(profile.distinct()).hasSize(100);
    ColumnProfile many =
        profile(IntStream.range(0, 4000).mapToObj(i -> "文三路" + i + "号5号楼502室").toList());
    assertThat(many.spelled()).isBetween(800L, 1200L);
    assertThat(many.spellingCounts().get(1)).isEqualTo(many.spelled());
    ColumnProfile few = profile(List.of("web", "app", "web", " "));
    assertThat(few.distinct()).containsOnlyKeys("web", "app").containsEntry("web", 2L);
    assertThat(few.blanks()).isEqualTo(1);
  }

  @Test
  void partsMergeToTheWhole() {
    Random random = new Random(3);
    List<String> cells =
        IntStream.range(0, 3000)
            .mapToObj(
                i ->
                    switch (random.nextInt(6)) {
                      case 0 -> "";
                      case 1 -> String.format(Locale.ROOT, "%,d.50", random.nextInt(1_000_000));
                      case 2 -> "2024-0" + (1 + random.nextInt(9)) + "-11 10:00";
                      case 3 -> "1:0" + random.nextInt(10) + ":22";
                      case 4 -> "web" + random.nextInt(20);
                      default -> Integer.toString(random.nextInt(500));
                    })
            .toList();
    ColumnProfiler whole = new ColumnProfiler();
    cells.forEach(whole::add);
    ColumnProfiler merged = new ColumnProfiler();
    for (int part = 0; part < 7; part++) {
      ColumnProfiler one = new ColumnProfiler();
      for (int i = part; i < cells.size(); i += 7) {
        one.add(cells.get(i));
      }
      merged.merge(one);
    }

    assertThat(merged.profile())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-6 * Math.abs(a) + 1e-9, Double.class)
        .isEqualTo(whole.profile());
  }

  @Test
  void columnOfManyValuesKeepsNoList() {
    ColumnProfile profile = profile(IntStream.range(0, 1001).mapToObj(i -> "v" + i).toList());

    assertThat(profile.manyDistinct()).isTrue();
    assertThat(profile.distinct()).isEmpty();
  }

  private static List<ColumnProfile.Heap> heaps(IntFunction<String> cell) {
    return requireNonNull(profile(IntStream.range(1, 2000).mapToObj(cell).toList()).number())
        .heaps();
  }

  private static BigDecimal granularity(IntFunction<String> cell) {
    return requireNonNull(profile(IntStream.range(1, 400).mapToObj(cell).toList()).number())
        .granularity();
  }

  static ColumnProfile profile(List<String> cells) {
    ColumnProfiler profiler = new ColumnProfiler();
    cells.forEach(profiler::add);
    return profiler.profile();
  }
}
