package dyepack.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What single columns and small tables are taken for. */
class TableTyperTest {
  private final Made made = new Made(77, 1);

  @SafeVarargs
  private TableTypes type(List<String> header, IntFunction<String>... columns) {
    List<String[]> rows = new ArrayList<>();
    for (int r = 0; r < 120; r++) {
      String[] row = new String[columns.length];
      for (int c = 0; c < row.length; c++) {
        row[c] = columns[c].apply(r);
      }
      rows.add(row);
    }
    return TableTyper.type(header, rows);
  }

  private ColumnFinding only(String header, IntFunction<String> column) {
    return type(header.isEmpty() ? List.of() : List.of(header), column).columns().get(0);
  }

  @Test
  void mostColumnsOfHeldOutTablesAreRight() {
    TypingTrial trial = new TypingTrial();
    trial.run(123, 1, 60, .5, true);
    assertThat(trial.macroF1()).as(trial.wrong().toString()).isGreaterThan(.93);
    assertThat(trial.corePrecision()).as(trial.wrong().toString()).isGreaterThan(.95);
  }

  @Test
  void aNameOfAColumnNeverOverrulesItsCells() {
    assertThat(only("姓名", r -> made.mobile()).type()).isEqualTo(ColumnType.PHONE);
    assertThat(only("手机号", r -> made.name()).type()).isEqualTo(ColumnType.NAME);
    assertThat(only("email", r -> made.id(made.birth())).type()).isEqualTo(ColumnType.CN_ID);
  }

  @Test
  void aNameSettlesWhatCellsLeaveOpen() {
    IntFunction<String> digits = r -> made.between(1, 9) + made.digits(7);
    assertThat(only("订单号", digits).type()).isEqualTo(ColumnType.SERIAL_NUMBER);
    assertThat(only("QQ", digits).type()).isEqualTo(ColumnType.QQ);
    assertThat(only("年龄", r -> String.valueOf(made.between(55, 94))).type())
        .isEqualTo(ColumnType.AGE);
  }

  @Test
  void elevenDigitsThatCountOnAreNoTelephones() {
    assertThat(only("", r -> String.valueOf(13_800_000_000L + 7L * r)).type())
        .isEqualTo(ColumnType.SERIAL_NUMBER);
    assertThat(only("", r -> made.mobile()).type()).isEqualTo(ColumnType.PHONE);
  }

  @Test
  void spreadsheetsThatRoundedAreNamed() {
    ColumnFinding shown =
        only(
            "",
            r ->
                String.format(
                    Locale.ROOT,
                    "%.5E",
                    Double.parseDouble(made.id(made.birth()).substring(0, 17)) * 10));
    assertThat(shown.type()).isEqualTo(ColumnType.CN_ID);
    assertThat(shown.forms()).containsKey(CellForm.FLOAT_LOST);
    ColumnFinding kept = only("", r -> made.id(made.birth()).substring(0, 15) + "000");
    assertThat(kept.type()).isEqualTo(ColumnType.CN_ID);
    assertThat(kept.forms().get(CellForm.FLOAT_RECOVERABLE)).isGreaterThan(.8);
  }

  @Test
  void wrappingsAreNamed() {
    assertThat(only("", r -> "'" + made.mobile()).forms()).containsEntry(CellForm.QUOTED, 1.0);
    assertThat(only("", r -> "tel:" + made.mobile()).forms()).containsEntry(CellForm.LABELLED, 1.0);
    assertThat(only("", r -> "+86" + made.mobile()).forms())
        .containsEntry(CellForm.COUNTRY_CODE, 1.0);
    assertThat(only("", r -> made.mobile().replaceAll("(?<=^...)....", "****")).forms())
        .containsEntry(CellForm.MASKED, 1.0);
    Map<CellForm, Double> epoch =
        only("", r -> String.valueOf(1_650_000_000L + 86_399L * made.below(600))).forms();
    assertThat(epoch).containsKey(CellForm.EPOCH_SECONDS);
  }

  @Test
  void severalFactsInOneCellAreTakenApart() {
    ColumnFinding finding = only("", r -> made.name() + " " + made.mobile() + " " + made.address());
    assertThat(finding.type()).isEqualTo(ColumnType.MERGED);
    assertThat(finding.parts())
        .containsExactly(ColumnType.NAME, ColumnType.PHONE, ColumnType.ADDRESS);
    ColumnFinding place =
        only(
            "",
            r ->
                String.format(
                    Locale.ROOT,
                    "%.6f,%.6f",
                    116 + made.random.nextDouble(),
                    39 + made.random.nextDouble()));
    assertThat(place.parts()).containsExactly(ColumnType.LONGITUDE, ColumnType.LATITUDE);
  }

  @Test
  void oneFactInSeveralColumnsIsPutTogether() {
    TableTypes types =
        type(
            List.of(),
            r -> made.surname(),
            r -> made.given(),
            r -> made.region()[0],
            r -> made.region()[1],
            r -> made.street());
    assertThat(types.compounds())
        .containsExactly(
            new Compound(ColumnType.NAME, List.of(0, 1)),
            new Compound(ColumnType.ADDRESS, List.of(2, 3, 4)));
  }

  @Test
  void anAgeAgreesWithTheResidentNumberOfItsRow() {
    List<String[]> rows = new ArrayList<>();
    for (int r = 0; r < 60; r++) {
      java.time.LocalDate birth = made.birth();
      rows.add(
          new String[] {
            made.id(birth),
            String.valueOf(2024 - birth.getYear()),
            String.valueOf(made.between(1, 99))
          });
    }
    TableTypes types = TableTyper.type(List.of(), rows);
    assertThat(types.columns().get(1).type()).isEqualTo(ColumnType.AGE);
    assertThat(types.columns().get(2).type()).isNotEqualTo(ColumnType.AGE);
  }

  @Test
  void raggedBlankAndTinyTablesAreTyped() {
    TableTypes none = TableTyper.type(List.of("a", "b"), List.of());
    assertThat(none.columns()).extracting(ColumnFinding::type).containsOnly(ColumnType.BLANK);
    List<String[]> rows = new ArrayList<>();
    for (int r = 0; r < 5; r++) {
      rows.add(
          r == 2 ? new String[] {made.name()} : new String[] {made.name(), made.mobile(), null});
    }
    TableTypes few = TableTyper.type(List.of(), rows);
    assertThat(few.columns())
        .extracting(ColumnFinding::type)
        .containsExactly(ColumnType.NAME, ColumnType.PHONE, ColumnType.BLANK);
  }

  @Test
  void findingsHoldNoCell() {
    String name = made.name();
    String phone = made.mobile();
    TableTypes types =
        type(
            List.of(),
            r -> name + made.given().charAt(0),
            r -> phone.substring(0, 9) + (10 + r % 80),
            r -> made.address());
    assertThat(types.toString()).doesNotContain(name, phone.substring(0, 9), "省", "路");
    for (ColumnFinding column : types.columns()) {
      assertThat(String.join("", column.shapes())).isNotEmpty().doesNotContainPattern("[0-9]");
    }
    assertThat(HeaderText.shown(phone)).isEqualTo("###########");
    assertThat(HeaderText.shown("联系电话")).isEqualTo("联系电话");
    assertThat(HeaderText.shown("王建国")).isEqualTo("汉汉汉");
  }
}
