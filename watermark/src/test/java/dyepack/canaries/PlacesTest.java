package dyepack.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Canaries in the place of real rows: steps of serial numbers around them are those of rows. */
class PlacesTest {
  private static final int ROWS = 3_000;
  private static final TierCounts COUNTS = new TierCounts(2, 10, 10);

  private static TestTables tickets() {
    Random random = new Random(3);
    List<String[]> rows = new ArrayList<>();
    int number = 500_000;
    for (int i = 0; i < ROWS; i++) {
      number += 1 + random.nextInt(6);
      rows.add(
          new String[] {
            Integer.toString(number),
            "desk " + random.nextInt(5),
            Integer.toString(random.nextInt(90_000))
          });
    }
    return new TestTables(
        "tickets",
        List.of("ticket", "desk", "cost"),
        List.of(IdentifierSpec.of("ticket", IdentifierType.NUMBER)),
        rows);
  }

  private static CanaryPool pool(TestTables table, double withheld, List<Canary> existing) {
    return CanaryQuality.pool(
        table,
        COUNTS,
        ContactsPool.EMPTY,
        ForgeRequest.Caution.NEVER_ISSUED,
        5,
        withheld,
        existing);
  }

  /** The room between the neighbours of each canary in a copy that holds it. */
  private static double meanRoom(TestTables table, CanaryPool pool) {
    double sum = 0;
    for (Canary canary : pool.canaries()) {
      CanaryQuality copy = CanaryQuality.share(table, pool, List.of(canary));
      int at = Arrays.stream(copy.number()).boxed().toList().indexOf(canary.number());
      sum += number(copy, at + 1) - number(copy, at - 1);
      assertThat(number(copy, at)).isBetween(number(copy, at - 1) + 1, number(copy, at + 1) - 1);
    }
    return sum / pool.canaries().size();
  }

  private static int number(CanaryQuality copy, int row) {
    return Integer.parseInt(copy.share().get(row)[0]);
  }

  /** Two steps of 1 to 6 add up to 7 on average; a canary between neighbours has one of them. */
  @Test
  void onlyInThePlaceOfRowsDoCanariesHaveTheRoomOfRows() {
    TestTables table = tickets();
    assertThat(meanRoom(table, pool(table, 0.01, List.of()))).isBetween(6.4, 7.6);
    assertThat(meanRoom(table, pool(table, 0, List.of()))).isLessThan(5.5);
  }

  @Test
  void nothingIsLackedUnlessRowsMayBeWithheld() {
    assertThat(pool(tickets(), 0, List.of()).canaries())
        .isNotEmpty()
        .allMatch(canary -> canary.instead().isEmpty());
    assertThat(pool(tickets(), 0.01, List.of()).canaries())
        .filteredOn(canary -> !canary.instead().isEmpty())
        .hasSizeGreaterThan(80);
  }

  /** A tenth of the canaries may take places if only a tenth as many rows may be withheld. */
  @Test
  void copiesLackNoMoreRowsThanAllowed() {
    double average = COUNTS.cappedFor(ROWS).sum();
    double withheld = 0.1 * average / ROWS;
    double lacked =
        pool(tickets(), withheld, List.of()).canaries().stream()
            .filter(canary -> !canary.instead().isEmpty())
            .mapToDouble(canary -> canary.tier().inclusion())
            .sum();
    assertThat(lacked).isBetween(0.02 * average, 0.25 * average);
  }

  /** Copies may hold any canaries together: each stands between the rows that are left. */
  @Test
  void allCanariesTogetherKeepTheOrderAlsoInAPoolThatGrew() {
    TestTables table = tickets();
    CanaryPool small =
        CanaryQuality.pool(
            table,
            new TierCounts(1, 4, 4),
            ContactsPool.EMPTY,
            ForgeRequest.Caution.NEVER_ISSUED,
            5,
            0.01,
            List.of());
    CanaryPool grown = pool(table, 0.01, small.canaries());
    assertThat(grown.canaries()).startsWith(small.canaries().toArray(new Canary[0]));
    CanaryQuality copy = CanaryQuality.share(table, grown, grown.canaries());
    int last = 0;
    int highest = 0;
    for (int i = 0; i < copy.share().size(); i++) {
      boolean real = copy.number()[i] < 0;
      assertThat(number(copy, i)).isGreaterThan(real ? highest : last);
      last = real ? number(copy, i) : last;
      highest = Math.max(highest, number(copy, i));
    }
    Set<List<String>> replaced = new HashSet<>();
    for (Canary canary : grown.canaries()) {
      assertThat(canary.instead().isEmpty() || replaced.add(canary.instead())).isTrue();
    }
  }

  /** The teacher follows from class and subject together, the second zone is often the first. */
  @Test
  void whatTwoColumnsDetermineStays() {
    Random random = new Random(8);
    List<String[]> rows = new ArrayList<>();
    Map<String, String> teachers = new HashMap<>();
    for (int i = 0; i < ROWS; i++) {
      String group = "c" + random.nextInt(9);
      String subject = "s" + random.nextInt(7);
      teachers.putIfAbsent(group + subject, "t" + random.nextInt(30));
      int zone = random.nextInt(60);
      rows.add(
          new String[] {
            "K" + (1_000_000 + random.nextInt(9_000_000)),
            group,
            subject,
            teachers.getOrDefault(group + subject, ""),
            "z" + zone,
            "z" + (random.nextInt(3) == 0 ? zone : random.nextInt(60))
          });
    }
    TestTables table =
        new TestTables(
            "lessons",
            List.of("id", "class", "subject", "teacher", "from", "to"),
            List.of(IdentifierSpec.of("id", IdentifierType.TEXT)),
            rows);
    List<Canary> canaries = pool(table, 0, List.of()).canaries();
    assertThat(canaries)
        .hasSizeGreaterThan(100)
        .allMatch(c -> c.cells().get(3).equals(teachers.get(c.cells().get(1) + c.cells().get(2))));
    long equal = canaries.stream().filter(c -> c.cells().get(4).equals(c.cells().get(5))).count();
    assertThat((double) equal / canaries.size()).isBetween(0.2, 0.48);
  }
}
