package dyepack.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import dyepack.marks.Bounds;
import dyepack.marks.MarkConstraints.OrderPair;
import dyepack.marks.MarkKind;
import dyepack.marks.MarkPlan;
import dyepack.marks.MarkPlanner;
import dyepack.marks.MarkRequest;
import dyepack.policy.MadeUpTables.Table;
import dyepack.share.BadInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicySuggesterTest {
  static Stream<Table> tables() {
    return Stream.of(
        MadeUpTables.chineseCustomers(600),
        MadeUpTables.waybills(600),
        MadeUpTables.adult(1_500),
        MadeUpTables.adult(1_500).without("id"),
        MadeUpTables.nursery(),
        MadeUpTables.covertype(600),
        MadeUpTables.breastCancer(),
        MadeUpTables.breastCancer().without("id"),
        MadeUpTables.gpsTrails(3_000),
        MadeUpTables.englishCustomers(600),
        MadeUpTables.germanCredit(),
        MadeUpTables.logins(600));
  }

  /** What "can be used as it is" means, for every kind of table. */
  @ParameterizedTest
  @MethodSource("tables")
  void everyTableGetsAPolicyThatWorks(Table table) {
    TableProfile profile = table.profile();
    String text = PolicySuggester.suggest(profile, table.name());
    SharePolicy policy = PolicyFile.parse(text, "suggested");
    MarkPlan plan = MarkPlanner.plan(policy.marks(), profile.columnProfiles(), List.of());

    assertThat(policy.markedColumns()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(plan.marks())
        .extracting(mark -> mark.column())
        .containsExactlyInAnyOrderElementsOf(policy.markedColumns());
    assertThat(policy.markedColumns()).doesNotContainAnyElementsOf(policy.identifierColumns());
    assertThat(policy.columns()).isSubsetOf(table.header());
    assertThat(policy.canaries().total()).isBetween(1, (int) profile.rows() / 100);
    assertThat(policy.alpha()).isEqualTo(1e-6);
    for (String column : table.header()) {
      assertThat(
              policy.markedColumns().contains(column)
                  || policy.identifierColumns().contains(column)
                  || text.contains("#   " + YamlText.scalar(column) + ": "))
          .as("column %s is marked, an identifier or refused with a reason", column)
          .isTrue();
    }
  }

  /** A policy lies about in mails and repositories. */
  @ParameterizedTest
  @MethodSource("tables")
  void noCellStandsInASuggestion(Table table) {
    Set<String> header = new HashSet<>(table.header());
    String text = PolicySuggester.suggest(table.profile(), table.name());

    List<String> found =
        table.rows().stream()
            .flatMap(Arrays::stream)
            .filter(cell -> cell.length() > 6 && !header.contains(cell))
            .distinct()
            .limit(3_000)
            .filter(text::contains)
            .toList();

    assertThat(found).isEmpty();
  }

  @Test
  void chineseCustomersAreUnderstood() {
    Table table = MadeUpTables.chineseCustomers(600);
    SharePolicy policy = suggested(table);

    assertThat(policy.identifiers())
        .containsExactly(
            IdentifierSpec.of("客户号", IdentifierType.TEXT),
            IdentifierSpec.of("手机号", IdentifierType.PHONE),
            IdentifierSpec.of("身份证号", IdentifierType.CN_ID),
            new IdentifierSpec(List.of("姓名", "出生日期"), IdentifierType.PERSON));
    assertThat(kind(policy, "余额")).isEqualTo(MarkKind.NUMBER);
    assertThat(kind(policy, "开户时间")).isEqualTo(MarkKind.TIMESTAMP);
    assertThat(kind(policy, "地址")).isEqualTo(MarkKind.TEXT);
    assertThat(policy.constraints().order()).contains(new OrderPair("开户时间", "销户时间"));
    assertThat(policy.constraints().range()).containsEntry("余额", new Bounds(BigDecimal.ZERO, null));
    assertThat(policy.versions()).contains("地址", "状态").doesNotContain("余额", "性别");
    assertThat(policy.dataset()).isEqualTo("客户");
    assertThat(table.profile().nameColumn()).isEqualTo("姓名");
    assertThat(table.profile().addressColumn()).isEqualTo("地址");
  }

  @Test
  void senderPhonesThatRepeatAreNoIdentifiersButLeftAlone() {
    SharePolicy policy = suggested(MadeUpTables.waybills(600));

    assertThat(policy.primary()).isEqualTo(IdentifierSpec.of("运单号", IdentifierType.TEXT));
    assertThat(policy.identifierColumns()).contains("收件电话").doesNotContain("寄件电话");
    assertThat(policy.doNotTouch()).contains("寄件电话", "收件人");
    assertThat(policy.markedColumns()).contains("揽收时间", "签收时间", "收件地址", "重量");
    assertThat(policy.constraints().order()).containsExactly(new OrderPair("揽收时间", "签收时间"));
  }

  @Test
  void theWeightOfACensusTableCarriesMostAndItsLabelNothing() {
    SharePolicy policy = suggested(MadeUpTables.adult(1_500));

    assertThat(policy.primary()).isEqualTo(IdentifierSpec.of("id", IdentifierType.NUMBER));
    assertThat(mark(policy, "fnlwgt").tolerance()).isEqualByComparingTo("800");
    assertThat(mark(policy, "age").tolerance()).isEqualByComparingTo("1");
    assertThat(policy.markedColumns())
        .doesNotContain("income", "sex", "race", "education", "education-num");
  }

  @Test
  void withoutAKeySeveralColumnsIdentifyTogetherAndTheBestIsLeftToTheMarks() {
    Table table = MadeUpTables.adult(1_500).without("id");
    String text = PolicySuggester.suggest(table.profile(), table.name());
    SharePolicy policy = PolicyFile.parse(text, "suggested");

    assertThat(policy.primary().columns()).hasSizeGreaterThan(1).doesNotContain("fnlwgt");
    assertThat(policy.markedColumns()).contains("fnlwgt");
    assertThat(text).contains("NO COLUMN IS UNIQUE");
  }

  @Test
  void onlyACategoricalTableGetsMarksThatChangeFactsAndIsTold() {
    Table table = MadeUpTables.nursery();
    String text = PolicySuggester.suggest(table.profile(), table.name());
    SharePolicy policy = PolicyFile.parse(text, "suggested");

    assertThat(policy.marks())
        .allSatisfy(
            mark -> {
              assertThat(mark.kind()).isEqualTo(MarkKind.CATEGORY);
              assertThat(mark.rate()).isLessThan(0.5);
            });
    assertThat(policy.markedColumns()).doesNotContain("class");
    assertThat(text).contains("CHANGES FACTS").contains("TOO LITTLE THAT CAN CHANGE");
    for (Table other : List.of(MadeUpTables.chineseCustomers(300), MadeUpTables.covertype(300))) {
      assertThat(PolicySuggester.suggest(other.profile(), "t")).doesNotContain("CHANGES FACTS");
    }
  }

  @Test
  void measuresAreMarkedAndFlagsAreNot() {
    SharePolicy policy = suggested(MadeUpTables.covertype(600));

    assertThat(policy.primary()).isEqualTo(IdentifierSpec.of("row_id", IdentifierType.NUMBER));
    assertThat(policy.markedColumns())
        .contains("Elevation", "Horizontal_Distance_To_Roadways")
        .doesNotContain("Wilderness_Area1", "Soil_Type5", "Cover_Type");
  }

  @Test
  void ofManyMeasuresTenAreEnough() {
    Table table = MadeUpTables.breastCancer();
    String text = PolicySuggester.suggest(table.profile(), table.name());

    assertThat(PolicyFile.parse(text, "suggested").marks()).hasSize(MarkSelection.MOST_MARKS);
    assertThat(text)
        .contains("#   diagnosis: its values mean different things")
        .contains("it could carry marks, but the columns above are enough");
  }

  @Test
  void trailsAreIdentifiedByVehicleAndTimeAndMarkedByPlace() {
    SharePolicy policy = suggested(MadeUpTables.gpsTrails(3_000));

    assertThat(policy.primary().columns()).containsExactly("车牌", "time");
    assertThat(mark(policy, "latitude").columns()).containsExactly("latitude", "longitude");
    assertThat(mark(policy, "latitude").kind()).isEqualTo(MarkKind.GEO);
  }

  /** Fixes ten seconds apart must not change places; with a number of its own each is a row. */
  @Test
  void timesOfATrailMoveLessThanTheGapBetweenThem() {
    Table trails = MadeUpTables.gpsTrails(3_000);
    Table numbered = MadeUpTables.numbered(trails);

    SharePolicy policy = suggested(numbered);

    assertThat(policy.primary().columns()).containsExactly("record_id");
    assertThat(policy.markedColumns()).contains("latitude", "longitude").doesNotContain("time");
  }

  @Test
  void totalsAreNotBroken() {
    Table table = MadeUpTables.englishCustomers(600);
    String text = PolicySuggester.suggest(table.profile(), table.name());
    SharePolicy policy = PolicyFile.parse(text, "suggested");

    assertThat(text).contains("Total = Quantity x Unit Price, which marks would break");
    assertThat(policy.markedColumns())
        .containsExactlyInAnyOrder("Address", "Order Date", "Ship Date");
    assertThat(policy.constraints().order()).contains(new OrderPair("Order Date", "Ship Date"));
    assertThat(policy.identifierColumns()).contains("CustomerID", "Email", "Phone");
    assertThat(policy.identifierColumns()).doesNotContain("ZIP");
    assertThat(policy.dataset()).isEqualTo("customers-2024");
  }

  @Test
  void epochsMoveByWholeSecondsAndForeignKeysNotAtAll() {
    SharePolicy policy = suggested(MadeUpTables.logins(600));

    assertThat(mark(policy, "created_at").kind()).isEqualTo(MarkKind.TIMESTAMP);
    assertThat(mark(policy, "created_at").step()).isEqualByComparingTo("1");
    assertThat(mark(policy, "created_at").tolerance()).isEqualByComparingTo("80");
    assertThat(policy.markedColumns()).contains("risk_score").doesNotContain("user");
  }

  @ParameterizedTest
  @MethodSource("hopeless")
  void aTableWhoseRowsNothingTellsApartIsRefusedWithAWayOut(Table table) {
    TableProfile profile = table.profile();

    assertThatThrownBy(() -> PolicySuggester.suggest(profile, table.name()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column tells the rows apart")
        .hasMessageContaining("Add a column with a number for each row");
  }

  static Stream<Table> hopeless() {
    return Stream.of(MadeUpTables.survey(500), MadeUpTables.nursery().without("id"));
  }

  @Test
  void aTableWithNothingToMarkIsRefusedWithTheReasons() {
    Table table =
        new Table(
            "keys.csv",
            List.of("id", "phone"),
            MadeUpTables.chineseCustomers(50).rows().stream()
                .map(row -> new String[] {row[0], row[2]})
                .toList());

    assertThatThrownBy(() -> PolicySuggester.suggest(table.profile(), table.name()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column can carry a mark");
  }

  @Test
  void aTableWithoutRowsIsRefused() {
    TableProfile empty = new TableProfiler(List.of("id", "x"), new byte[16]).profile();

    assertThatThrownBy(() -> PolicySuggester.suggest(empty, "empty.csv"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("empty.csv has no rows");
  }

  @Test
  void aSmallTableGetsNoCanaries() {
    SharePolicy policy = suggested(MadeUpTables.chineseCustomers(60));

    assertThat(policy.canaries().isNone()).isTrue();
  }

  /** Where serial numbers leave little room, canaries show: the owner should know before. */
  @Test
  void serialNumbersInSmallStepsAreWarnedOf() {
    assertThat(PolicySuggester.suggest(numbered(5), "orders")).contains("WARNING: the numbers in");
    assertThat(PolicySuggester.suggest(numbered(1), "orders")).contains("leave none free");
    assertThat(PolicySuggester.suggest(numbered(900), "orders")).doesNotContain("WARNING");
  }

  /**
   * Numbers that come back could be people's: undeclared, canaries would have those of real ones.
   */
  @Test
  void numbersThatComeBackAreToBeDeclared() {
    assertThat(PolicySuggester.suggest(members(400), "visits"))
        .contains("WARNING: the same values come back in member")
        .contains("withhold: 0.01");
    assertThat(PolicySuggester.suggest(members(9_000_000), "visits"))
        .doesNotContain("the same values come back");
    assertThat(PolicySuggester.suggest(members(9), "visits"))
        .doesNotContain("the same values come back");
  }

  private static TableProfile members(int people) {
    Random random = new Random(people);
    List<String[]> rows = new ArrayList<>();
    int number = 100_000;
    for (int i = 0; i < 1_500; i++) {
      number += 1 + random.nextInt(9);
      rows.add(
          new String[] {
            Integer.toString(number),
            String.format("M%05X", 0x1_0000 + 977 * random.nextInt(people) % 0xE_0000),
            Integer.toString(1_000 + random.nextInt(90_000)),
            Integer.toString(random.nextInt(70_000))
          });
    }
    return new Table("visits of " + people, List.of("visit", "member", "amount", "weight"), rows)
        .profile();
  }

  private static TableProfile numbered(int step) {
    Random random = new Random(step);
    List<String[]> rows = new ArrayList<>();
    int number = 100_000;
    for (int i = 0; i < 1_500; i++) {
      number += step == 1 ? 1 : 1 + random.nextInt(2 * step - 1);
      rows.add(
          new String[] {
            Integer.toString(number),
            Integer.toString(1_000 + random.nextInt(90_000)),
            Integer.toString(random.nextInt(70_000))
          });
    }
    return new Table("orders in steps of " + step, List.of("order", "amount", "weight"), rows)
        .profile();
  }

  @Test
  void oddColumnNamesSurvive() {
    List<String> header =
        List.of("no", "a: b # c", "\"quoted\" \\ x", "line\nbreak", "- [x", "null");
    Table table =
        new Table(
            "odd.csv",
            header,
            MadeUpTables.breastCancer().rows().stream()
                .map(row -> new String[] {row[0], row[2], row[3], row[4], row[5], row[6]})
                .toList());

    SharePolicy policy = suggested(table);

    assertThat(policy.identifierColumns()).containsExactly("no");
    assertThat(policy.markedColumns())
        .containsExactlyInAnyOrderElementsOf(header.subList(1, header.size()));
  }

  private static SharePolicy suggested(Table table) {
    return PolicyFile.parse(PolicySuggester.suggest(table.profile(), table.name()), "suggested");
  }

  private static MarkKind kind(SharePolicy policy, String column) {
    return mark(policy, column).kind();
  }

  private static MarkRequest mark(SharePolicy policy, String column) {
    return policy.marks().stream()
        .filter(mark -> mark.columns().contains(column))
        .findFirst()
        .orElseThrow(() -> new AssertionError(column + " is not marked"));
  }
}
