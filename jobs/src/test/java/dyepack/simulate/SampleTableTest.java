package dyepack.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.marks.ColumnMark;
import dyepack.marks.ColumnProfile;
import dyepack.marks.ColumnProfiler;
import dyepack.marks.MarkPlan;
import dyepack.marks.MarkPlanner;
import dyepack.marks.Spellings;
import dyepack.policy.PolicyFile;
import dyepack.policy.SharePolicy;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTableTest {
  @ParameterizedTest
  @EnumSource(SampleTable.class)
  void aSeedAlwaysGivesTheSameRowsWithUniqueFirstCells(SampleTable table) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      String[] row = table.row(42, i);
      assertThat(row).hasSameSizeAs(table.header()).containsExactly(table.row(42, i));
      assertThat(keys.add(row[0])).isTrue();
    }
    assertThat(table.row(43, 5)).isNotEqualTo(table.row(42, 5));
    assertThat(SampleTable.parse(table.tableName())).isEqualTo(table);
  }

  @ParameterizedTest
  @EnumSource(SampleTable.class)
  void thePolicyFitsTheTable(SampleTable table) {
    SharePolicy policy = PolicyFile.parse(table.policy(), table.tableName());
    assertThat(policy.dataset()).isEqualTo(table.tableName());
    assertThat(table.header()).containsAll(policy.columns());
    assertThat(policy.primary().columns()).containsExactly(table.header().get(0));
    assertThat(policy.markedColumns()).doesNotContainAnyElementsOf(policy.identifierColumns());
  }

  @ParameterizedTest
  @EnumSource(SampleTable.class)
  void aFileHasALineForEachRowAndIsTheSameForTheSameSeed(SampleTable table, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve(table.fileName());
    table.write(file, 3, 50);
    byte[] first = Files.readAllBytes(file);
    table.write(file, 3, 50);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    assertThat(Files.readAllLines(file)).hasSize(table == SampleTable.PROFILES ? 50 : 51);
  }

  @Test
  void profilesAreNestedJsonWithNumbersKeptToTheDigit() {
    String[] row = SampleTable.PROFILES.row(3, 0);
    assertThat(SampleLines.json(SampleTable.PROFILES.header(), row))
        .startsWith("{\"user_id\":" + row[0] + ",\"phone\":\"" + row[1] + "\"")
        .contains("\"device\":{\"imei\":\"" + row[3] + "\"", "\"spend\":" + row[11] + "}");
  }

  @Test
  void idNumbersAgreeWithBirthDateAndSexAndHaveValidCheckDigits() {
    for (int i = 0; i < 500; i++) {
      String[] row = SampleTable.CUSTOMERS.row(7, i);
      String id = row[4];
      assertThat(id).hasSize(18);
      assertThat(id.substring(6, 14)).isEqualTo(row[3].replace("-", ""));
      assertThat((id.charAt(16) - '0') % 2 == 0 ? "女" : "男").isEqualTo(row[2]);
      assertThat(id.charAt(17)).isEqualTo(ChinesePerson.checkDigit(id.substring(0, 17)));
      assertThat(row[5]).matches("1[3-9][0-9]{9}");
    }
  }

  @ParameterizedTest
  @EnumSource(SampleTable.class)
  void everyMarkOfThePolicyCanBePlannedFromTheData(SampleTable table) {
    SharePolicy policy = PolicyFile.parse(table.policy(), table.tableName());
    Map<String, ColumnProfile> profiles = new HashMap<>();
    for (String column : policy.markedColumns()) {
      ColumnProfiler profiler = new ColumnProfiler();
      int at = table.header().indexOf(column);
      table.rows(5, 1000).forEachRemaining(row -> profiler.add(row[at]));
      profiles.put(column, profiler.profile());
    }
    MarkPlan plan = MarkPlanner.plan(policy.marks(), profiles, List.of());
    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.marks())
        .extracting(ColumnMark::column)
        .containsExactlyInAnyOrderElementsOf(policy.markedColumns());
  }

  /** Worked example of the standard: 11010519491231002X. */
  @Test
  void theCheckDigitIsThatOfTheStandard() {
    assertThat(ChinesePerson.checkDigit("11010519491231002")).isEqualTo('X');
  }

  @Test
  void nearlyAllChineseAddressesCarryTwoFamiliesOfSpellingsAndEnglishOnesOne() {
    assertThat(shareWith(SampleTable.CUSTOMERS, 7, 2)).isGreaterThan(0.97);
    assertThat(shareWith(SampleTable.CUSTOMERS, 7, 3)).isGreaterThan(0.75);
    assertThat(shareWith(SampleTable.ENGLISH, 5, 2)).isGreaterThan(0.9);
  }

  @Test
  void anUnknownNameIsRefusedWithTheListOfTables() {
    assertThatThrownBy(() -> SampleTable.parse("cats"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("customers, loans");
  }

  private static double shareWith(SampleTable table, int column, int families) {
    int good = 0;
    for (int i = 0; i < 1000; i++) {
      String[] texts = Spellings.spellings(table.row(1, i)[column], 0, 1, 2, 3);
      Set<String> distinct = new HashSet<>();
      if (texts != null) {
        distinct.addAll(java.util.Arrays.asList(texts));
      }
      good += !distinct.contains(null) && distinct.size() >= 1 << families ? 1 : 0;
    }
    return good / 1000.0;
  }
}
