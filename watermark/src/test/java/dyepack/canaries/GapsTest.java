package dyepack.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where canaries stand: where the rows are, and as often beside equals as rows do. */
class GapsTest {
  private static final TierCounts COUNTS = new TierCounts(4, 10, 16);

  private static CanaryPool pool(List<String[]> rows, String... header) {
    TestTables table =
        new TestTables(
            "made",
            List.of(header),
            List.of(IdentifierSpec.of(header[0], IdentifierType.TEXT)),
            rows);
    return CanaryQuality.pool(
        table, COUNTS, ContactsPool.EMPTY, ForgeRequest.Caution.NEVER_ISSUED, 5);
  }

  private static String id(Random random) {
    return "K" + (1_000_000 + random.nextInt(9_000_000));
  }

  /** By night, a third of the time, a row comes every ten minutes; by day one a minute. */
  @Test
  void hardlyAnyCanaryComesByNight() {
    Random random = new Random(6);
    List<String[]> rows = new ArrayList<>();
    LocalDateTime time = LocalDateTime.of(2026, 3, 1, 0, 0);
    double seconds = 0;
    for (int i = 0; i < 4_000; i++) {
      boolean night = seconds % 86_400 < 8 * 3_600;
      seconds += -Math.log(random.nextDouble()) * (night ? 600 : 60);
      rows.add(
          new String[] {
            id(random), time.plusSeconds((long) seconds).toString(), "ward " + random.nextInt(4)
          });
    }
    List<Canary> canaries = pool(rows, "id", "came", "ward").canaries();
    long real = rows.stream().filter(row -> night(row[1])).count();
    long made = canaries.stream().filter(canary -> night(canary.cells().get(1))).count();
    assertThat((double) real / rows.size()).isBetween(0.03, 0.07);
    assertThat((double) made / canaries.size()).isBetween(0.01, 0.1);
  }

  private static boolean night(String time) {
    return LocalDateTime.parse(time).getHour() < 8;
  }

  /** In runs of equal values a row that differs from both neighbours would be seen at once. */
  @Test
  void runsAreNotBroken() {
    Random random = new Random(7);
    List<String[]> rows = new ArrayList<>();
    int ward = 0;
    for (int i = 0; i < 4_000; i++) {
      ward = random.nextInt(12) == 0 ? random.nextInt(9) : ward;
      rows.add(new String[] {id(random), "ward " + ward, Integer.toString(random.nextInt(90_000))});
    }
    int broken = 0;
    List<Canary> canaries = pool(rows, "id", "ward", "cost").canaries();
    for (Canary canary : canaries) {
      int place = (int) canary.rowNumber(rows.size());
      String before = rows.get(place - 1)[1];
      String after = rows.get(Math.min(place, rows.size() - 1))[1];
      String own = canary.cells().get(1);
      broken += own.equals(before) || own.equals(after) ? 0 : 1;
    }
    assertThat((double) broken / canaries.size()).isLessThan(0.03);
  }
}
