package dyepack.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dyepack.share.BadInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeakSimulatorTest {
  private static final int ROWS = 1500;

  @Test
  void twoSourcesAndForeignRowsHaveTheSharesAskedFor() {
    LeakPlan plan =
        LeakPlan.of(
                List.of(
                    new LeakSource("north", copy("north"), 0.62),
                    new LeakSource("south", copy("south"), 0.35)),
                1000,
                7)
            .withForeign(0.03, null)
            .withAttacks("shuffle");
    Leak leak = LeakSimulator.make(plan);
    LeakTruth truth = LeakSimulator.truth(plan, leak, List.of());
    assertThat(truth.rows()).isEqualTo(1000);
    assertThat(truth.foreignRows()).isEqualTo(30);
    assertThat(truth.sources()).extracting("recipient").containsExactly("north", "south");
    assertThat(truth.sources().get(0).share()).isCloseTo(0.62, within(0.001));
    assertThat(truth.sources().get(1).share()).isCloseTo(0.35, within(0.001));
    assertThat(truth.expected().verdict()).isEqualTo("several-sources");
    assertThat(truth.expected().accused()).containsExactly("north", "south");
    assertThat(truth.expected().atLeast()).isEqualTo(2);
    for (LeakRow row : leak.rows()) {
      String mark = row.cells()[13];
      assertThat(mark.endsWith("n") || mark.endsWith("s")).isTrue();
      if (row.source() >= 0) {
        assertThat(mark.endsWith("n")).isEqualTo(row.source() == 0);
      }
    }
  }

  @Test
  void thePlanDecidesEverything() {
    LeakPlan plan =
        LeakPlan.of(List.of(LeakSource.of("north", copy("north"))), 317, 9)
            .withForeign(0.1, null)
            .withAttacks("damage:0.3", "rename", "shuffle", "duplicate:0.05");
    assertThat(texts(LeakSimulator.make(plan))).isEqualTo(texts(LeakSimulator.make(plan)));
    LeakPlan other = LeakPlan.of(plan.sources(), 317, 10).withForeign(0.1, null);
    assertThat(texts(LeakSimulator.make(other)))
        .isNotEqualTo(texts(LeakSimulator.make(plan.withAttacks())));
  }

  @Test
  void foreignRowsLookLikeTheOthersButAreNobodyOfTheTable() {
    LeakPlan plan =
        LeakPlan.of(List.of(LeakSource.of("north", copy("north"))), 400, 3).withForeign(0.5, null);
    Set<String> known = new HashSet<>();
    copy("north").forEach(cells -> known.addAll(List.of(cells[0], cells[4], cells[5])));
    int foreign = 0;
    for (LeakRow row : LeakSimulator.make(plan).rows()) {
      if (row.source() == LeakRow.FOREIGN) {
        foreign++;
        String id = row.cells()[4];
        assertThat(known).doesNotContain(row.cells()[0], id, row.cells()[5]);
        assertThat(id.charAt(17)).isEqualTo(ChinesePerson.checkDigit(id.substring(0, 17)));
      }
    }
    assertThat(foreign).isEqualTo(200);
  }

  @Test
  void foreignRowsOfAnotherTableFitByTheNamesOfTheColumns() {
    List<String[]> others = new ArrayList<>();
    SampleTable.LOANS.rows(1, 50).forEachRemaining(others::add);
    LeakPlan plan =
        LeakPlan.of(List.of(LeakSource.of("north", copy("north"))), 40, 3)
            .withForeign(0.25, RowSource.of(SampleTable.LOANS.header(), others));
    List<LeakRow> foreign =
        LeakSimulator.make(plan).rows().stream()
            .filter(row -> row.source() == LeakRow.FOREIGN)
            .toList();
    assertThat(foreign).hasSize(10);
    assertThat(foreign.get(0).cells()[5]).as("phone").matches("1[0-9]{10}");
    assertThat(foreign.get(0).cells()[13]).as("balance").isEmpty();
  }

  @Test
  void aLeakOfForeignRowsOnlyIsNotOurs() {
    LeakPlan plan = LeakPlan.foreign(copy("north"), 100, 1);
    LeakTruth truth = LeakSimulator.truth(plan, LeakSimulator.make(plan), List.of());
    assertThat(truth.rows()).isEqualTo(100);
    assertThat(truth.foreignRows()).isEqualTo(100);
    assertThat(truth.expected().verdict()).isEqualTo("not-ours");
  }

  @Test
  void colludersMatchTheirCopiesByKeyAndLeaveOutWhatNotAllHave() {
    List<LeakSource> sources =
        List.of(
            LeakSource.of("north", copy("north")),
            LeakSource.of("south", copy("south", 1200)),
            LeakSource.of("west", copy("west")));
    LeakPlan all = LeakPlan.of(sources, 0, 5).withCollusion(Collusion.RANDOM, "customer_id");
    assertThat(LeakSimulator.make(all).rows()).hasSize(1200);
    LeakPlan some = LeakPlan.of(sources, 900, 5).withCollusion(Collusion.RANDOM, "");
    Leak leak = LeakSimulator.make(some);
    int[] from = new int[3];
    for (LeakRow row : leak.rows()) {
      assertThat(row.source()).isEqualTo(LeakRow.COLLUDED);
      from["nsw".indexOf(row.cells()[13].charAt(row.cells()[13].length() - 1))]++;
    }
    assertThat(from[0]).isBetween(240, 360);
    assertThat(from[1]).isBetween(240, 360);
    LeakTruth truth = LeakSimulator.truth(some, leak, List.of());
    assertThat(truth.sources().get(2).share()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(truth.expected().atLeast()).isEqualTo(1);
  }

  @Test
  void columnsOfSourcesAreMatchedByName() {
    List<String[]> turned = new ArrayList<>();
    List<String> header = new ArrayList<>(SampleTable.CUSTOMERS.header());
    java.util.Collections.reverse(header);
    copy("south")
        .forEach(
            cells -> {
              List<String> reversed = new ArrayList<>(Arrays.asList(cells));
              java.util.Collections.reverse(reversed);
              turned.add(reversed.toArray(new String[0]));
            });
    LeakPlan plan =
        LeakPlan.of(
            List.of(
                LeakSource.of("north", copy("north")),
                LeakSource.of("south", RowSource.of(header, turned))),
            100,
            5);
    assertThat(LeakSimulator.make(plan).rows())
        .allMatch(row -> row.cells()[13].endsWith(row.source() == 0 ? "n" : "s"));
  }

  @Test
  void tooFewRowsAreRefusedWithBothNumbers() {
    LeakPlan plan = LeakPlan.of(List.of(LeakSource.of("north", copy("north"))), 9000, 5);
    assertThatThrownBy(() -> LeakSimulator.make(plan))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("north has 1500 rows")
        .hasMessageContaining("9000");
  }

  /** A copy of the customers whose balances end in the recipient's initial. */
  private static RowSource copy(String recipient) {
    return copy(recipient, ROWS);
  }

  private static RowSource copy(String recipient, int count) {
    List<String[]> rows = new ArrayList<>();
    SampleTable.CUSTOMERS
        .rows(1, count)
        .forEachRemaining(
            cells -> {
              cells[13] += recipient.charAt(0);
              rows.add(cells);
            });
    return RowSource.of(SampleTable.CUSTOMERS.header(), rows);
  }

  private static List<List<String>> texts(Leak leak) {
    return leak.rows().stream().map(row -> Arrays.asList(row.cells())).toList();
  }
}
