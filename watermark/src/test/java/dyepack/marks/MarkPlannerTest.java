package dyepack.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dyepack.code.SymbolKind;
import dyepack.share.BadInputException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarkPlannerTest {
  private static final Map<String, ColumnProfile> TABLE = table();

  @Test
  void columnWithMostToleranceIsSixteenAryTheOthersBinary() {
    MarkPlan plan =
        plan(
            request("opened", MarkKind.TIMESTAMP, "1", "60"),
            request("balance", MarkKind.NUMBER, "0.01", "0.50"),
            request("age", MarkKind.NUMBER, "1", "2"));

    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.marks())
        .extracting(ColumnMark::alphabet)
        .containsExactly(Alphabet.HEX, Alphabet.Q8, Alphabet.Q4);
    assertThat(plan.marks())
        .extracting(ColumnMark::fields)
        .containsExactly(List.of(0), List.of(1), List.of(2));
    assertThat(plan.marks().get(0).scales()).containsExactly(1);
    assertThat(plan.marks().get(1).scales()).containsExactly(1, 10);
    assertThat(plan.notes())
        .containsExactly(
            "Column \"age\": alphabet Q4 instead of Q8, as the tolerance is 2.000 steps of 1 and"
                + " not 4.");
  }

  @Test
  void alphabetOfThePolicyIsTaken() {
    MarkPlan plan =
        plan(
            request("opened", MarkKind.TIMESTAMP, "1", "60"),
            request("balance", MarkKind.NUMBER, "0.01", "0.50", SymbolKind.HEX));

    assertThat(plan.marks())
        .extracting(ColumnMark::alphabet)
        .containsExactly(Alphabet.Q8, Alphabet.HEX);
  }

  @Test
  void alphabetFallsBackToWhatTheToleranceAllows() {
    Alphabet[] expected = {
      Alphabet.Q2,
      Alphabet.Q4,
      Alphabet.Q4,
      Alphabet.Q8,
      Alphabet.Q8,
      Alphabet.Q8,
      Alphabet.Q8,
      Alphabet.HEX
    };
    for (int steps = 1; steps <= 8; steps++) {
      MarkPlan plan =
          plan(request("age", MarkKind.NUMBER, "1", Integer.toString(steps), SymbolKind.HEX));
      assertThat(plan.marks().get(0).alphabet()).isEqualTo(expected[steps - 1]);
      assertThat(plan.marks().get(0).requested()).isEqualTo(SymbolKind.HEX);
      assertThat(plan.notes()).hasSize(steps < 8 ? 1 : 0);
    }
  }

  @Test
  void stepIsFoundFromTheDataAndTheTolerance() {
    assertThat(step("balance", MarkKind.NUMBER, "0.50")).isEqualByComparingTo("0.01");
    assertThat(step("balance", MarkKind.NUMBER, "100")).isEqualByComparingTo("0.1");
    assertThat(step("salary", MarkKind.NUMBER, "1000")).isEqualByComparingTo("100");
    assertThat(step("opened", MarkKind.TIMESTAMP, "60")).isEqualByComparingTo("1");
    assertThat(step("visit", MarkKind.TIMESTAMP, "7200")).isEqualByComparingTo("900");
    assertThat(step("born", MarkKind.DATE, "3")).isEqualByComparingTo("1");
    assertThat(step("lat", MarkKind.GEO, "5")).isEqualByComparingTo("0.000001");
  }

  @Test
  void roundNumbersKeepTheirLookUnlessAStepIsWritten() {
    MarkPlan refused = plan(request("salary", MarkKind.NUMBER, null, "50"));
    assertThat(refused.marks()).isEmpty();
    assertThat(refused.refusals())
        .containsExactly(
            "Column \"salary\" stays unmarked: nearly all values are multiples of 100, which is"
                + " above the tolerance 50: other values would be noticed. A larger tolerance, or a"
                + " step (accepting that look), mends it.");

    MarkPlan accepted = plan(request("salary", MarkKind.NUMBER, "1", "50"));
    assertThat(accepted.marks().get(0).step()).isEqualByComparingTo("1");
    assertThat(accepted.notes())
        .containsExactly(
            "Column \"salary\": nearly all values are multiples of 100; the policy's step 1 gives"
                + " up that look.");
  }

  @Test
  void preferredRoundValuesStayRound() {
    // six in ten values are multiples of 100
    MarkPlan roomy = plan(request("income", MarkKind.NUMBER, null, "1000"));
    assertThat(roomy.marks().get(0).step()).isEqualByComparingTo("100");
    assertThat(roomy.marks().get(0).style().keptMultiples()).isNull();

    MarkPlan narrow = plan(request("income", MarkKind.NUMBER, null, "50"));
    ColumnMark mark = narrow.marks().get(0);
    assertThat(mark.step()).isEqualByComparingTo("1");
    assertThat(mark.style().keptMultiples()).isEqualByComparingTo("100");
    assertThat(narrow.notes())
        .hasSize(1)
        .first()
        .asString()
        .matches(
            "Column \"income\": multiples of 100 \\(6\\d\\.\\d % of the values\\) stay as they are.*");
    Carrier carrier = Carrier.of(mark);
    for (int offset = 0; offset < 16; offset++) {
      assertThat(carrier.prepare("4200", Marks.fine(offset), Bounds.NONE))
          .isEqualTo(Uncarried.SPECIAL_VALUE);
      assertThat(Marks.read(carrier, "4200.00", Marks.fine(offset))).isEqualTo(Carrier.ERASED);
      Variants variants = (Variants) carrier.prepare("4203", Marks.fine(offset), Bounds.NONE);
      for (int symbol = 0; symbol < variants.size(); symbol++) {
        String text = variants.text(symbol);
        assertThat(text).isNotNull().isNotEqualTo("4200");
        assertThat(Marks.read(carrier, String.valueOf(text), Marks.fine(offset)))
            .isEqualTo((byte) symbol);
      }
    }
    assertThat(
            plan(request("income", MarkKind.NUMBER, "1", "50"))
                .marks()
                .get(0)
                .style()
                .keptMultiples())
        .isNull();
  }

  @Test
  void stepBelowWhatTheCellsShowIsCoarsened() {
    MarkPlan plan = plan(request("age", MarkKind.NUMBER, "0.01", "8"));
    assertThat(plan.marks().get(0).step()).isEqualByComparingTo("1");
    assertThat(plan.notes())
        .containsExactly("Column \"age\": step 1 instead of 0.01, as the cells show no finer.");

    MarkPlan refused = plan(request("born", MarkKind.TIMESTAMP, "1", "60"));
    assertThat(refused.refusals())
        .containsExactly(
            "Column \"born\" stays unmarked: the cells show nothing finer than 86400 s, which is"
                + " above the tolerance 60 s.");
  }

  @Test
  void frequentZerosAreKeptUnlessAStepIsWritten() {
    MarkPlan plan = plan(request("gain", MarkKind.NUMBER, null, "8"));
    assertThat(plan.marks().get(0).style().keepsZero()).isTrue();
    assertThat(plan.notes())
        .containsExactly("Column \"gain\": zeros (50.0 % of the values) stay as they are.");
    assertThat(plan(request("gain", MarkKind.NUMBER, "1", "8")).marks().get(0).style().keepsZero())
        .isFalse();
  }

  @Test
  void placeMovesByNoMoreThanTheTolerance() {
    MarkRequest request =
        new MarkRequest(
            List.of("lat", "lng"), MarkKind.GEO, null, new BigDecimal("5"), null, List.of(), 1);
    MarkPlan plan = MarkPlanner.plan(List.of(request), TABLE, List.of());

    ColumnMark lat = plan.marks().get(0);
    ColumnMark lng = plan.marks().get(1);
    assertThat(lat.alphabet()).isEqualTo(Alphabet.HEX);
    assertThat(lng.alphabet()).isEqualTo(Alphabet.HEX);
    double north = lat.tolerance().doubleValue() * 111_000;
    double east = lng.tolerance().doubleValue() * 111_000 * Math.cos(Math.toRadians(30));
    assertThat(Math.hypot(north, east)).isBetween(4.9, 5.0);
    assertThat(lng.tolerance()).isGreaterThan(lat.tolerance());

    MarkRequest swapped =
        new MarkRequest(
            List.of("lng", "lat"), MarkKind.GEO, null, new BigDecimal("5"), null, List.of(), 1);
    MarkPlan same = MarkPlanner.plan(List.of(swapped), TABLE, List.of());
    assertThat(same.marks().get(0).tolerance()).isEqualByComparingTo(lng.tolerance());
  }

  @Test
  void textTakesAFieldForEachFamilyOfItsSpellings() {
    MarkPlan plan =
        plan(
            request("address", MarkKind.TEXT, null, null),
            request("age", MarkKind.NUMBER, "1", "8"),
            request("name", MarkKind.TEXT, null, null));

    ColumnMark address = plan.marks().get(0);
    assertThat(address.families()).hasSizeBetween(2, 4);
    assertThat(address.fields()).hasSameSizeAs(address.families()).startsWith(0);
    assertThat(plan.marks().get(1).fields()).containsExactly(address.fields().size());
    assertThat(plan.refusals()).hasSize(1).first().asString().startsWith("Column \"name\" stays");
  }

  @Test
  void categoryGroupsAreTakenOrFound() {
    MarkPlan named = plan(category("channel", SymbolKind.HEX, List.of("web", "app")));
    assertThat(named.marks().get(0).alphabet()).isEqualTo(Alphabet.Q2);
    assertThat(named.notes())
        .containsExactly(
            "Column \"channel\": alphabet 2 instead of 16, as a group has 2 values and not 16.");

    MarkPlan any = plan(category("channel", null, List.of()));
    assertThat(any.marks().get(0).groups()).containsExactly(List.of("app", "shop", "web"));

    MarkPlan many = plan(category("age", SymbolKind.HEX, List.of()));
    assertThat(many.marks().get(0).alphabet()).isEqualTo(Alphabet.HEX);

    assertThat(plan(category("balance", null, List.of())).refusals())
        .containsExactly(
            "Column \"balance\" stays unmarked: it has more than 1,000 distinct values; name the"
                + " groups that are equivalent.");
    assertThat(plan(category("channel", null, List.of("x", "y"))).refusals()).hasSize(1);
    assertThat(plan(category("channel", null, List.of("web"))).refusals()).hasSize(1);
    assertThatThrownBy(() -> plan(category("channel", null, List.of("web", "web"))))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void marksOfAnEpochKeepTheirFieldsAndNewOnesComeAfterThem() {
    MarkPlan first =
        plan(
            request("balance", MarkKind.NUMBER, "0.01", "0.50"),
            request("age", MarkKind.NUMBER, "1", "8"));

    MarkPlan second =
        MarkPlanner.plan(
            List.of(
                request("opened", MarkKind.TIMESTAMP, "1", "60"),
                request("balance", MarkKind.NUMBER, "0.01", "0.60")),
            TABLE,
            first.marks());

    assertThat(second.marks()).hasSize(2);
    assertThat(second.marks()).contains(first.marks().get(0));
    ColumnMark opened =
        second.marks().stream().filter(m -> m.column().equals("opened")).findFirst().orElseThrow();
    assertThat(opened.fields()).containsExactly(2);
    assertThat(opened.symbolKind()).isEqualTo(SymbolKind.BINARY);
    assertThat(second.notes()).hasSize(1).first().asString().contains("keeps the mark");
  }

  @Test
  void impossibleRequestsAreRefused() {
    assertThatThrownBy(() -> plan(request("balance", MarkKind.NUMBER, "0.01", "0.005")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "Column \"balance\": the tolerance 0.005 is smaller than the step 0.01");
    assertThatThrownBy(() -> plan(request("blance", MarkKind.NUMBER, "0.01", "1")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no such column");
    assertThatThrownBy(
            () ->
                plan(
                    request("age", MarkKind.NUMBER, "1", "8"),
                    request("age", MarkKind.NUMBER, "1", "8")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("twice");
    assertThat(plan(request("channel", MarkKind.NUMBER, "1", "8")).refusals()).hasSize(1);
    assertThat(plan(request("empty", MarkKind.NUMBER, "1", "8")).refusals())
        .containsExactly("Column \"empty\" stays unmarked: all cells are blank.");
  }

  @Test
  void markSurvivesItsWayThroughTheLedger() throws Exception {
    MarkPlan plan =
        plan(
            request("address", MarkKind.TEXT, null, null),
            request("balance", MarkKind.NUMBER, "0.01", "0.50"),
            category("channel", null, List.of("web", "app")));
    ObjectMapper mapper = new ObjectMapper();

    for (ColumnMark mark : plan.marks()) {
      String json = mapper.writeValueAsString(mark);
      assertThat(mapper.readValue(json, ColumnMark.class)).isEqualTo(mark);
    }
  }

  private static BigDecimal step(String column, MarkKind kind, String tolerance) {
    return plan(request(column, kind, null, tolerance)).marks().get(0).step();
  }

  private static MarkPlan plan(MarkRequest... requests) {
    return MarkPlanner.plan(List.of(requests), TABLE, List.of());
  }

  private static MarkRequest request(
      String column, MarkKind kind, @Nullable String step, @Nullable String tolerance) {
    return request(column, kind, step, tolerance, null);
  }

  private static MarkRequest request(
      String column,
      MarkKind kind,
      @Nullable String step,
      @Nullable String tolerance,
      @Nullable SymbolKind alphabet) {
    return new MarkRequest(
        List.of(column),
        kind,
        step == null ? null : new BigDecimal(step),
        tolerance == null ? null : new BigDecimal(tolerance),
        alphabet,
        List.of(),
        1);
  }

  private static MarkRequest category(
      String column, @Nullable SymbolKind alphabet, List<String> group) {
    return new MarkRequest(
        List.of(column),
        MarkKind.CATEGORY,
        null,
        null,
        alphabet,
        group.isEmpty() ? List.of() : List.of(group),
        1);
  }

  private static Map<String, ColumnProfile> table() {
    Random random = new Random(1);
    Map<String, ColumnProfile> table = new HashMap<>();
    put(table, "balance", i -> String.format(Locale.ROOT, "%.2f", random.nextDouble() * 9000));
    put(table, "age", i -> Integer.toString(18 + random.nextInt(60)));
    put(table, "salary", i -> Integer.toString((30 + random.nextInt(200)) * 100));
    put(table, "income", i -> Integer.toString(i % 10 < 6 ? 100 * (20 + i % 70) : 2000 + 7 * i));
    put(table, "gain", i -> i % 2 == 0 ? "0" : Integer.toString(random.nextInt(9999)));
    put(table, "opened", i -> "2024-01-" + (10 + i % 20) + " 10:11:" + (10 + i % 50));
    put(table, "visit", i -> "2024-01-" + (10 + i % 20) + " 10:" + (15 + 15 * (i % 3)));
    put(table, "born", i -> "1990-01-" + (10 + i % 20));
    put(table, "lat", i -> String.format(Locale.ROOT, "%.6f", 30 + random.nextDouble()));
    put(table, "lng", i -> String.format(Locale.ROOT, "%.6f", 120 + random.nextDouble()));
    put(table, "channel", i -> List.of("web", "app", "shop").get(i % 3));
    put(table, "name", i -> "name" + i);
    put(table, "empty", i -> "");
    put(table, "address", i -> "浙江省杭州市西湖区文三路" + i + "号" + i % 9 + "号楼3单元" + (101 + i) + "室");
    return table;
  }

  private static void put(
      Map<String, ColumnProfile> table, String column, IntFunction<String> cell) {
    table.put(column, ColumnProfilerTest.profile(IntStream.range(1, 1200).mapToObj(cell).toList()));
  }
}
