package dyepack.match;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.attribution.RecipientEvidence;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reading a column after a calculation, chosen among dozens, makes no innocent look guiltier: over
 * many dumps that carry nobody's marks or a stranger's, and thousands of innocents, p-values are as
 * rare as they say even if nobody paid for the calculations tried.
 */
class UndoingNullTest {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int INNOCENTS = 1_000;
  private static final int TABLES = 4;
  private static final int DUMPS = 6;
  private static final String[] FACTORS = {"100", "0.0001", "0.001", "10", "1.07", "7.1936"};

  @TempDir Path folder;

  @Test
  void innocentsLookNoGuiltierThanTheirBoundSays() throws IOException {
    Random random = new Random(11);
    double[] limits = {1e-2, 1e-3, 1e-4};
    long[] below = new long[limits.length];
    long tests = 0;
    int calculated = 0;
    for (int i = 0; i < TABLES; i++) {
      IndexedTable table = table(i, INNOCENTS);
      for (int d = 0; d < DUMPS; d++) {
        List<String[]> rows = d % 2 == 0 ? table.copy(INNOCENTS + 1 + d) : table.originals();
        IndexedTable.Traced traced =
            table.trace(changed(rows, 80 + random.nextInt(300), random), List.of());
        assertThat(traced.accused()).isEmpty();
        long readings = traced.request().alternatives();
        calculated += readings > 100 ? 1 : 0;
        for (RecipientEvidence one : requireNonNull(traced.verdict()).attribution().recipients()) {
          tests++;
          // N is 1 here, so this is p itself, as far as the bound is below 1.
          double p =
              one.falseAccusationBound() < 1 ? one.falseAccusationBound() * .75 / readings : 1;
          for (int k = 0; k < limits.length; k++) {
            below[k] += p <= limits[k] ? 1 : 0;
          }
        }
      }
    }
    // The income is always calculated on; hours are only seen where they leave the neighbourhood.
    assertThat(calculated).isGreaterThanOrEqualTo(TABLES * DUMPS * 3 / 4);
    for (int k = 0; k < limits.length; k++) {
      double expected = limits[k] * tests;
      assertThat((double) below[k])
          .as("p at most %s in %d tests", limits[k], tests)
          .isLessThanOrEqualTo(expected + 4 * Math.sqrt(expected));
    }
  }

  /** The control: the same dumps of somebody who is tested name him. */
  @Test
  void theSourceOfSuchDumpsIsNamed() throws IOException {
    Random random = new Random(12);
    IndexedTable table = table(99, 200);
    for (int d = 0; d < DUMPS; d++) {
      IndexedTable.Traced traced =
          table.trace(changed(table.copy(0), 80 + random.nextInt(300), random), List.of());
      assertThat(traced.accused()).containsExactly("partner-0");
    }
  }

  private IndexedTable table(int number, int innocents) throws IOException {
    return new IndexedTable(folder.resolve("table-" + number), 500 + number, 500, innocents);
  }

  /** Key, income times a factor and time in another zone. */
  private static List<String[]> changed(List<String[]> rows, int count, Random random) {
    BigDecimal factor = new BigDecimal(FACTORS[random.nextInt(FACTORS.length)]);
    int hours = 1 + random.nextInt(12);
    List<String[]> dump = new ArrayList<>();
    for (String[] row : rows.subList(0, count)) {
      String income = new BigDecimal(row[7]).multiply(factor).stripTrailingZeros().toPlainString();
      LocalDateTime at = LocalDateTime.parse(row[11], SECONDS).plusHours(hours);
      dump.add(new String[] {row[0], income, SECONDS.format(at)});
    }
    return dump;
  }
}
