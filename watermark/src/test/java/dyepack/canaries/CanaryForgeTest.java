package dyepack.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.canaries.ForgeRequest.Caution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanaryForgeTest {
  private static final int ROWS = 2_000;
  private static final TierCounts COUNTS = new TierCounts(4, 6, 8);

  private static CanaryPool pool(TestTables table, ContactsPool contacts, Caution caution) {
    return CanaryQuality.pool(table, COUNTS, contacts, caution, 7);
  }

  @Test
  void poolHoldsWhatTheTiersNeed() {
    CanaryPool pool = pool(TestTables.census(1, ROWS), ContactsPool.EMPTY, Caution.NEVER_ISSUED);
    assertThat(pool.canaries().stream().filter(c -> c.tier() == Tier.RARE)).hasSize(200);
    assertThat(pool.canaries().stream().filter(c -> c.tier() == Tier.HALF)).hasSize(12);
    assertThat(pool.canaries().stream().filter(c -> c.tier() == Tier.COMMON)).hasSize(10);
    assertThat(pool.notes()).isEmpty();
  }

  @Test
  void sameRequestGivesTheSamePool() {
    TestTables table = TestTables.waybills(2, ROWS);
    assertThat(pool(table, ContactsPool.EMPTY, Caution.LOOK_ALIKE))
        .isEqualTo(pool(table, ContactsPool.EMPTY, Caution.LOOK_ALIKE));
  }

  @Test
  void primaryIdentifiersAreNewAndUnique() {
    TestTables table = TestTables.waybills(3, ROWS);
    Set<String> seen = new HashSet<>();
    table.rows().forEach(row -> seen.add(row[0]));
    CanaryPool pool = pool(table, ContactsPool.EMPTY, Caution.NEVER_ISSUED);
    assertThat(pool.canaries()).isNotEmpty().allMatch(canary -> seen.add(canary.cells().get(0)));
  }

  @Test
  void serialNumbersFitTheirPlaceAndPassTheirCheck() {
    TestTables table = TestTables.waybills(4, ROWS);
    CanaryPool pool = pool(table, ContactsPool.EMPTY, Caution.NEVER_ISSUED);
    for (Canary canary : pool.canaries()) {
      assertThat(canary.after()).hasSize(1);
      int before = index(table, canary.after().get(0));
      String number = canary.cells().get(0);
      assertThat(number).isGreaterThan(table.rows().get(before)[0]);
      assertThat(number).isLessThan(table.rows().get(before + 1)[0]);
      assertThat(canary.cells().get(1))
          .isBetween(table.rows().get(before)[1], table.rows().get(before + 1)[1]);
      assertThat(CheckDigit.MOD_7.passes(number.substring(2))).isTrue();
    }
  }

  @Test
  void severalInOneGapStandInItsOrder() {
    TestTables numbered = TestTables.census(5, ROWS);
    for (int i = 0; i < ROWS; i++) {
      numbered.rows().get(i)[0] = Integer.toString(100_000 + i + i / 20 * 50);
    }
    int together = 0;
    for (TestTables table : List.of(TestTables.waybills(4, ROWS), numbered)) {
      CanaryPool pool = pool(table, ContactsPool.EMPTY, Caution.NEVER_ISSUED);
      Map<List<String>, List<Canary>> gaps = new HashMap<>();
      pool.canaries().forEach(c -> gaps.computeIfAbsent(c.after(), k -> new ArrayList<>()).add(c));
      for (List<Canary> gap : gaps.values()) {
        gap.sort(Comparator.comparingDouble(Canary::place));
        assertThat(gap).isSortedAccordingTo(Comparator.comparing(c -> c.cells().get(0)));
        together += gap.size() - 1;
      }
    }
    assertThat(together).as("canaries that share a gap").isPositive();
  }

  private static int index(TestTables table, String primary) {
    for (int i = 0; i < table.rows().size(); i++) {
      if (table.rows().get(i)[0].equals(primary)) {
        return i;
      }
    }
    throw new AssertionError("no such row");
  }

  @Test
  void serialNumbersWithoutGapsGiveNoCanariesAndSayWhy() {
    TestTables gappy = TestTables.census(5, ROWS);
    for (int i = 0; i < ROWS; i++) {
      gappy.rows().get(i)[0] = Integer.toString(i + 1);
    }
    CanaryPool pool = pool(gappy, ContactsPool.EMPTY, Caution.NEVER_ISSUED);
    assertThat(pool.canaries()).isEmpty();
    assertThat(pool.notes()).singleElement().asString().contains("leave no gap");
  }

  @Test
  void identityNumbersAgreeWithTheRow() {
    TestTables table = TestTables.customers(6, ROWS, 500, 0);
    CanaryPool pool = pool(table, CanaryQuality.contacts(400, 6), Caution.NEVER_ISSUED);
    assertThat(pool.canaries()).hasSizeGreaterThan(150);
    for (Canary canary : pool.canaries()) {
      String id = canary.cells().get(4);
      assertThat(CnId.valid(id)).isTrue();
      assertThat(canary.cells().get(5)).isEqualTo(CnId.birth(id).toString());
      assertThat(canary.cells().get(2)).isEqualTo(CnId.male(id) ? "男" : "女");
      assertThat(RegionCodes.all().neverIssued(CnId.region(id), CnId.birth(id).getYear()))
          .as("region %s of %d", CnId.region(id), CnId.birth(id).getYear())
          .isTrue();
    }
  }

  @Test
  void phonesComeFromTheOwnersContacts() {
    TestTables table = TestTables.waybills(7, ROWS);
    ContactsPool contacts = CanaryQuality.contacts(200, 7);
    Set<String> owned = new HashSet<>();
    contacts.contacts().forEach(contact -> owned.add(contact.phone()));
    CanaryPool pool = pool(table, contacts, Caution.NEVER_ISSUED);
    assertThat(pool.canaries()).isNotEmpty();
    Map<String, Set<Tier>> tiers = new HashMap<>();
    Map<String, List<Integer>> times = new HashMap<>();
    for (Canary canary : pool.canaries()) {
      assertThat(owned).contains(canary.cells().get(5), canary.cells().get(7));
      for (int column : new int[] {5, 7}) {
        String phone = canary.cells().get(column);
        tiers.computeIfAbsent(phone, any -> new HashSet<>()).add(canary.tier());
        times.computeIfAbsent(phone, any -> new ArrayList<>()).add(canary.number());
      }
    }
    assertThat(times.values())
        .allMatch(canaries -> canaries.stream().distinct().count() == canaries.size())
        .allMatch(canaries -> canaries.size() <= 4);
    times.forEach(
        (phone, canaries) ->
            assertThat(canaries.size() == 1 || Set.of(Tier.RARE).equals(tiers.get(phone)))
                .isTrue());
    assertThat(pool.notes()).isEmpty();
  }

  @Test
  void withoutContactsPhonesWereNeverIssued() {
    TestTables table = TestTables.waybills(7, ROWS);
    CanaryPool pool = pool(table, ContactsPool.EMPTY, Caution.NEVER_ISSUED);
    assertThat(pool.canaries()).isNotEmpty();
    for (Canary canary : pool.canaries()) {
      for (int column : new int[] {5, 7}) {
        assertThat(canary.cells().get(column)).matches("1(54|63|64|68|69|79|94)\\d{8}");
      }
    }
    assertThat(pool.notes()).anyMatch(note -> note.contains("no contact left"));
  }

  @Test
  void blankPhonesStandInWhereRealRowsHaveBlanks() {
    TestTables table = TestTables.customers(8, ROWS, 500, 0.4);
    CanaryPool pool = pool(table, ContactsPool.EMPTY, Caution.NEVER_ISSUED);
    assertThat(pool.canaries()).isNotEmpty().allMatch(canary -> canary.cells().get(3).isBlank());
  }

  @Test
  void totalsAndProductsAddUp() {
    CanaryPool pool =
        pool(TestTables.measurements(9, ROWS), ContactsPool.EMPTY, Caution.NEVER_ISSUED);
    assertThat(pool.canaries()).isNotEmpty();
    for (Canary canary : pool.canaries()) {
      List<String> cells = canary.cells();
      double net = Double.parseDouble(cells.get(6));
      double tax = Double.parseDouble(cells.get(7));
      assertThat(Double.parseDouble(cells.get(8))).isBetween(net + tax - 1e-6, net + tax + 1e-6);
      int amount = Integer.parseInt(cells.get(9)) * Integer.parseInt(cells.get(10));
      assertThat(cells.get(11)).isEqualTo(Integer.toString(amount));
    }
  }

  @Test
  void poolGrowsWithoutTouchingWhatItHas() {
    TestTables table = TestTables.census(10, ROWS);
    CanaryPool small =
        CanaryQuality.pool(
            table, new TierCounts(1, 1, 1), ContactsPool.EMPTY, Caution.NEVER_ISSUED, 7);
    CanaryPool grown =
        CanaryQuality.pool(
            table, COUNTS, ContactsPool.EMPTY, Caution.NEVER_ISSUED, 7, 0, small.canaries());
    assertThat(grown.canaries()).startsWith(small.canaries().toArray(new Canary[0]));
    assertThat(grown.canaries()).extracting(Canary::number).doesNotHaveDuplicates();
    assertThat(grown.canaries().stream().filter(c -> c.tier() == Tier.RARE)).hasSize(200);
  }

  @Test
  void smallTablesGetNone() {
    assertThat(
            CanaryQuality.pool(
                    TestTables.census(11, 199), COUNTS, ContactsPool.EMPTY, Caution.NEVER_ISSUED, 7)
                .canaries())
        .isEmpty();
  }

  @Test
  void notesHoldNoValues() {
    TestTables table = TestTables.customers(12, ROWS, 30, 0);
    CanaryPool pool = pool(table, ContactsPool.EMPTY, Caution.LOOK_ALIKE);
    assertThat(String.join(" ", pool.notes())).contains("living people").doesNotContain("C00");
    assertThat(pool.canaries().get(0).toString()).doesNotContain("C00");
  }
}
