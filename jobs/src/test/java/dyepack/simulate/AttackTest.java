package dyepack.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dyepack.marks.Spellings;
import dyepack.share.BadInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttackTest {
  private static final int ROWS = 1000;
  private static final Leak CUSTOMERS = customers();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subset:317",
        "duplicate:0.1",
        "shuffle",
        "drop:name,email",
        "keep:phone,name",
        "reorder",
        "rename",
        "rename:phone=tel,name=xm",
        "damage:0.3",
        "damage:0.3:balance,address",
        "noise:balance:5",
        "noise:opened_at:3600",
        "round:balance:1",
        "shift:balance:-12.5",
        "scale:balance:1.07",
        "dates:opened_at:yyyy/M/d HH:mm:ss",
        "dates:birth_date:epoch",
        "mask:phone:phone:0.5",
        "mangle:id_no",
        "blank:email:0.25",
        "swap:channel:0.4:sex",
        "regroup:channel:1.0:web|app,shop|agent",
      })
  void theSameSeedGivesTheSameLeakAndTheSpecReadsBack(String spec) {
    Attack attack = Attack.parse(spec);
    assertThat(Attack.parse(attack.spec())).isEqualTo(attack);
    Leak once = attack.apply(CUSTOMERS, 11);
    assertThat(texts(once)).isEqualTo(texts(attack.apply(CUSTOMERS, 11)));
    boolean changed =
        !texts(once).equals(texts(CUSTOMERS)) || !once.header().equals(CUSTOMERS.header());
    assertThat(changed).isTrue();
    assertThat(texts(customers())).as("input untouched").isEqualTo(texts(CUSTOMERS));
  }

  @Test
  void rowsAreDrawnWithoutReplacementInOrder() {
    Leak subset = apply("subset:317", CUSTOMERS);
    List<String> ids = column(subset, "customer_id");
    assertThat(ids).hasSize(317).doesNotHaveDuplicates().isSorted();
    assertThat(apply("subset:9999", CUSTOMERS).rows()).hasSize(ROWS);
    assertThat(column(apply("shuffle", CUSTOMERS), "customer_id"))
        .isNotEqualTo(column(CUSTOMERS, "customer_id"))
        .containsExactlyInAnyOrderElementsOf(column(CUSTOMERS, "customer_id"));
    Leak doubled = apply("duplicate:0.1", CUSTOMERS);
    assertThat(doubled.rows()).hasSize(1100);
    assertThat(new HashSet<>(texts(doubled))).hasSize(ROWS);
  }

  @Test
  void columnsKeepTheirCells() {
    Leak dropped = apply("drop:name,email", CUSTOMERS);
    assertThat(dropped.header()).hasSize(12).doesNotContain("name", "email");
    assertThat(column(dropped, "phone")).isEqualTo(column(CUSTOMERS, "phone"));
    assertThat(apply("keep:phone,name", CUSTOMERS).header()).containsExactly("phone", "name");
    Leak moved = apply("reorder", CUSTOMERS);
    assertThat(moved.header()).containsExactlyInAnyOrderElementsOf(CUSTOMERS.header());
    assertThat(column(moved, "balance")).isEqualTo(column(CUSTOMERS, "balance"));
    assertThat(apply("rename", CUSTOMERS).header()).startsWith("F1", "F2");
    assertThat(apply("rename:phone=tel", CUSTOMERS).header()).contains("tel", "name");
  }

  @Test
  void damageHitsThePartOfCellsAskedForAndNoIdentifier() {
    Leak damaged = apply("damage:0.3", CUSTOMERS);
    for (String identifier : List.of("customer_id", "id_no", "phone", "email", "name")) {
      assertThat(column(damaged, identifier)).isEqualTo(column(CUSTOMERS, identifier));
    }
    assertThat(changedPart(damaged, "balance")).isCloseTo(0.3, within(0.06));
    assertThat(changedPart(damaged, "opened_at")).isCloseTo(0.3, within(0.06));
    // A text is spelled at random in every place, so that a few come out as they were.
    assertThat(changedPart(damaged, "address")).isBetween(0.18, 0.34);
    List<String> before = column(CUSTOMERS, "address");
    List<String> after = column(damaged, "address");
    for (int i = 0; i < ROWS; i++) {
      assertThat(Spellings.canonical(after.get(i))).isEqualTo(Spellings.canonical(before.get(i)));
    }
  }

  @Test
  void noiseStaysWithinItsAmplitude() {
    List<String> before = column(CUSTOMERS, "balance");
    List<String> after = column(apply("noise:balance:5", CUSTOMERS), "balance");
    double square = 0;
    for (int i = 0; i < ROWS; i++) {
      double moved =
          new BigDecimal(after.get(i)).subtract(new BigDecimal(before.get(i))).doubleValue();
      assertThat(Math.abs(moved)).isLessThanOrEqualTo(5.005);
      square += moved * moved;
    }
    assertThat(square / ROWS).as("variance of a uniform").isCloseTo(25 / 3.0, within(0.9));
    assertThat(after).allMatch(cell -> cell.matches("-?[0-9]+\\.[0-9]{2}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "round:x:1; 1234.50; 1235",
        "round:x:0.1; 1234.56; 1234.6",
        "round:x:100; '1,234.56'; '1,200'",
        "round:x:60; 2026-05-06 07:08:31; 2026-05-06 07:09:00",
        "shift:x:3600; 2026-05-06 23:30:00; 2026-05-07 00:30:00",
        "shift:x:-0.5; ¥12.00; ¥11.50",
        "scale:x:1.07; 100.00; 107.00",
        "scale:x:1.07; 2026-05-06; 2026-05-06",
        "noise:x:5; n/a; n/a",
        "dates:x:yyyy年M月d日; 2026-05-06 07:08:31; 2026年5月6日",
        "dates:x:yyyy/M/d HH:mm; 05/06/2026; 2026/5/6 00:00",
        "dates:x:epoch; 1970-01-02 00:00:00; 86400",
        "dates:x:epoch-ms; 1970-01-02; 86400000",
        "dates:x:excel; 2026-05-06 12:00:00; 46148.5",
        "dates:x:excel; 12.50; 12.50",
        "mask:x:phone; 13812341234; 138****1234",
        "mask:x:id; 410122198001011234; 410122********1234",
        "mask:x:name; 张三丰; 张**",
        "mask:x:email; zhang@qq.com; z****@qq.com",
        "mask:x:digits; 3号楼501; *号楼***",
        "mangle:x; 410122198001011234; 4.10122E+17",
        "mangle:x; 41012219800101123X; 41012219800101123X",
      })
  void aCellBecomesWhatTheToolMakesOfIt(String spec, String cell, String expected) {
    Leak one = new Leak(List.of("x"), List.of(new LeakRow(0, new String[] {cell})));
    assertThat(column(apply(spec, one), "x")).containsExactly(expected);
  }

  @Test
  void swappingKeepsTheCountsOfEachGroup() {
    Leak swapped = apply("swap:channel:0.4:sex", CUSTOMERS);
    for (String sex : List.of("男", "女")) {
      assertThat(channelsOf(swapped, sex))
          .containsExactlyInAnyOrderElementsOf(channelsOf(CUSTOMERS, sex));
    }
    assertThat(changedPart(swapped, "channel")).isBetween(0.2, 0.4);
  }

  @Test
  void regroupingStaysInTheGroup() {
    Leak regrouped = apply("regroup:channel:1:web|app,shop|agent", CUSTOMERS);
    List<String> before = column(CUSTOMERS, "channel");
    List<String> after = column(regrouped, "channel");
    for (int i = 0; i < ROWS; i++) {
      boolean online = Set.of("web", "app").contains(before.get(i));
      assertThat(after.get(i)).isIn(online ? List.of("web", "app") : List.of("shop", "agent"));
    }
    assertThat(changedPart(regrouped, "channel")).isCloseTo(0.5, within(0.06));
  }

  @Test
  void hidingAndBlankingHitThePartAskedFor() {
    assertThat(changedPart(apply("mask:phone:phone:0.5", CUSTOMERS), "phone"))
        .isCloseTo(0.5, within(0.06));
    long blank =
        column(apply("blank:phone:0.25", CUSTOMERS), "phone").stream()
            .filter(String::isEmpty)
            .count();
    assertThat(blank / (double) ROWS).isCloseTo(0.25, within(0.06));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explode",
        "subset:many",
        "duplicate:1.5",
        "noise:balance",
        "mask:phone:teeth",
        "dates:opened_at:qqqqqqq",
        "rename:a",
        "drop:"
      })
  void whatIsNoAttackIsRefused(String spec) {
    assertThatThrownBy(() -> Attack.parse(spec)).isInstanceOf(BadInputException.class);
  }

  @Test
  void anUnknownColumnIsRefusedWithTheListOfColumns() {
    assertThatThrownBy(() -> apply("round:ballance:1", CUSTOMERS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("\"ballance\"")
        .hasMessageContaining("credit_limit, balance");
  }

  private static Leak customers() {
    List<LeakRow> rows = new ArrayList<>();
    SampleTable.CUSTOMERS.rows(1, ROWS).forEachRemaining(cells -> rows.add(new LeakRow(0, cells)));
    return new Leak(SampleTable.CUSTOMERS.header(), rows);
  }

  private static Leak apply(String spec, Leak leak) {
    return Attack.parse(spec).apply(leak, 5);
  }

  private static List<List<String>> texts(Leak leak) {
    return leak.rows().stream().map(row -> Arrays.asList(row.cells())).toList();
  }

  private static List<String> column(Leak leak, String name) {
    return leak.rows().stream().map(row -> row.cells()[leak.column(name)]).toList();
  }

  private static List<String> channelsOf(Leak leak, String sex) {
    Stream<LeakRow> rows = leak.rows().stream();
    return rows.filter(row -> row.cells()[leak.column("sex")].equals(sex))
        .map(row -> row.cells()[leak.column("channel")])
        .toList();
  }

  private static double changedPart(Leak leak, String name) {
    List<String> before = column(CUSTOMERS, name);
    List<String> after = column(leak, name);
    int changed = 0;
    for (int i = 0; i < ROWS; i++) {
      changed += before.get(i).equals(after.get(i)) ? 0 : 1;
    }
    return changed / (double) ROWS;
  }
}
