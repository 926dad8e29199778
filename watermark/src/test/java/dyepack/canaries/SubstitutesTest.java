package dyepack.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rows in the place of real ones: all but whom they are about is that of the row left out. */
class SubstitutesTest {
  private static final int ROWS = 2_500;
  private static final TierCounts COUNTS = new TierCounts(2, 10, 10);

  private static List<Canary> canaries(TestTables table, double withheld) {
    return CanaryQuality.pool(
            table,
            COUNTS,
            CanaryQuality.contacts(300, 5),
            ForgeRequest.Caution.NEVER_ISSUED,
            5,
            withheld,
            List.of())
        .canaries();
  }

  private static Map<String, String[]> byPrimary(TestTables table) {
    Map<String, String[]> rows = new HashMap<>();
    table.rows().forEach(row -> rows.put(row[0], row));
    return rows;
  }

  private static Set<String> differing(TestTables table, Canary canary, String[] row) {
    Set<String> differing = new TreeSet<>();
    for (int i = 0; i < row.length; i++) {
      if (!row[i].equals(canary.cells().get(i))) {
        differing.add(table.header().get(i));
      }
    }
    return differing;
  }

  @Test
  void customersKeepWhatNamesNobody() {
    TestTables table = TestTables.customers(11, ROWS, 30, 0);
    Map<String, String[]> rows = byPrimary(table);
    List<Canary> canaries = canaries(table, 0.01);
    Set<String> real = new HashSet<>();
    table.rows().forEach(row -> real.addAll(List.of(row[0], row[3], row[4])));
    assertThat(canaries).hasSizeGreaterThan(100).noneMatch(c -> c.instead().isEmpty());
    Set<String> identity = Set.of("customer_id", "name", "phone", "id_no", "birth_date", "address");
    Set<String> withTime = new HashSet<>(identity);
    withTime.add("opened_at");
    int sameName = 0;
    for (Canary canary : canaries) {
      String[] row = rows.getOrDefault(canary.instead().get(0), new String[0]);
      Set<String> differing = differing(table, canary, row);
      assertThat(differing)
          .contains("customer_id", "phone", "id_no")
          .isSubsetOf(canary.apart() ? withTime : identity);
      assertThat(canary.cells().get(1) + canary.cells().get(7)).isNotEqualTo(row[1] + row[7]);
      assertThat(real).doesNotContain(canary.cells().get(0), canary.cells().get(3));
      assertThat(real).doesNotContain(canary.cells().get(4));
      assertThat(CnId.birth(canary.cells().get(4))).hasToString(canary.cells().get(5));
      sameName += differing.contains("name") ? 0 : 1;
    }
    // Names come back among strangers.
    assertThat(sameName).isLessThan(canaries.size() / 20);
  }

  /** The control: without withheld rows nothing is taken from one row as a whole. */
  @Test
  void addedCanariesAreNoRowsUnderAnotherName() {
    TestTables table = TestTables.customers(11, ROWS, 30, 0);
    for (Canary canary : canaries(table, 0)) {
      assertThat(canary.instead()).isEmpty();
      assertThat(table.rows().stream().filter(row -> differing(table, canary, row).size() <= 6))
          .isEmpty();
    }
  }

  /** Of steps of one most rows have no free number beside them: these are left out, too. */
  @Test
  void personsGiveWayWithAllTheirRows() {
    TestTables table = LastTables.claims(12, ROWS);
    Map<String, String[]> rows = byPrimary(table);
    Map<String, Long> claims =
        table.rows().stream().collect(Collectors.groupingBy(row -> row[3], Collectors.counting()));
    List<Canary> canaries = canaries(table, 0.01);
    Map<Integer, Set<String>> modelsOf = new HashMap<>();
    Map<Integer, Long> rowsOf = new HashMap<>();
    Set<String> left = new HashSet<>();
    int apart = 0;
    for (Canary canary : canaries) {
      assertThat(canary.instead()).isNotEmpty();
      assertThat(left.add(canary.instead().get(0))).isTrue();
      String[] row = rows.getOrDefault(canary.instead().get(0), new String[0]);
      modelsOf.computeIfAbsent(canary.draw(), any -> new HashSet<>()).add(row[3]);
      rowsOf.merge(canary.draw(), 1L, Long::sum);
      apart += canary.apart() ? 1 : 0;
      Set<String> differing = differing(table, canary, row);
      // In so few rows most zips stand once, as what names a thing does.
      assertThat(differing)
          .contains("claim", "contract")
          .isSubsetOf(
              canary.apart()
                  ? Set.of("claim", "contract", "zip", "reported", "happened")
                  : Set.of("claim", "contract", "zip"));
    }
    assertThat(apart).isBetween(canaries.size() / 3, canaries.size() * 9 / 10);
    int whole = 0;
    for (Map.Entry<Integer, Set<String>> person : modelsOf.entrySet()) {
      assertThat(person.getValue()).hasSize(1);
      long all = claims.getOrDefault(person.getValue().iterator().next(), 0L);
      whole += rowsOf.getOrDefault(person.getKey(), 0L) == all ? 1 : 0;
    }
    assertThat((double) whole / modelsOf.size()).isGreaterThan(0.9);
  }
}
