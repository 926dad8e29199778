package dyepack.plan;

import static dyepack.code.SymbolKind.BINARY;
import static dyepack.code.SymbolKind.HEX;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PowerPlanTest {
  private static final ReadableField HEX_FIELD = new ReadableField("balance", HEX, 1);
  private static final ReadableField BINARY_FIELD = new ReadableField("opened_at", BINARY, 1);

  /** science: the whole bank needs 9, 17 and 30 rows of two fields. */
  @Test
  void twoFieldsNeedAboutTheRowsOfTheScheme() {
    PowerPlan plan = plan(HEX_FIELD, BINARY_FIELD);
    assertThat(plan.rowsNeeded(0, 1).getAsLong()).isBetween(7L, 10L);
    assertThat(plan.rowsNeeded(.1, 1).getAsLong()).isBetween(13L, 18L);
    assertThat(plan.rowsNeeded(.3, 1).getAsLong()).isBetween(23L, 31L);
  }

  @Test
  void severalSourcesNeedMoreRows() {
    PowerPlan plan = plan(HEX_FIELD, BINARY_FIELD);
    assertThat(plan.rowsNeeded(.1, .5).getAsLong()).isBetween(40L, 70L);
    assertThat(plan.rowsNeeded(.1, .05).getAsLong()).isBetween(1_500L, 3_500L);
  }

  @Test
  void nothingMarkedNamesNobody() {
    assertThat(plan(new ReadableField("notes", HEX, 0)).rowsNeeded(0, 1)).isEmpty();
  }

  @Test
  void sameSeedSameAnswer() {
    assertThat(plan(HEX_FIELD).power(9, .1, 1)).isEqualTo(plan(HEX_FIELD).power(9, .1, 1));
  }

  @Test
  void aTerminalShowsItAll() {
    PowerTable table = new PowerTable(plan(HEX_FIELD, BINARY_FIELD));
    assertThat(table.table(.2, 4).lines()).hasSize(6);
    assertThat(table.chart(.1, 1)).contains("rows |###");
  }

  private static PowerPlan plan(ReadableField... fields) {
    return new PowerPlan(List.of(fields), 2_000, 1, 1e-6, 3);
  }
}
