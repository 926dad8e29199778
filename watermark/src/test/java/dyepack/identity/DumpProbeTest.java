package dyepack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dyepack.identity.Probe.Strength;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every look-up for a damaged row must be among the keys that the whole row put into the index. */
class DumpProbeTest {
  private static final List<String> HEADER =
      List.of("no", "name", "phone", "id", "card", "email", "plate", "address", "born", "city");
  private static final IndexPlan PLAN =
      new IndexPlan(
          List.of(
              IdentifierSpec.of("no", IdentifierType.TEXT),
              IdentifierSpec.of("phone", IdentifierType.PHONE),
              IdentifierSpec.of("id", IdentifierType.CN_ID),
              IdentifierSpec.of("card", IdentifierType.BANK_CARD),
              IdentifierSpec.of("email", IdentifierType.EMAIL),
              IdentifierSpec.of("plate", IdentifierType.PLATE),
              new IdentifierSpec(List.of("name", "born"), IdentifierType.PERSON)),
          "name",
          "address",
          List.of(List.of("born", "city")));
  private static final DumpProbe PROBE = new DumpProbe(RowIndexerTest.KEYS, PLAN);
  private static final RowIndexer INDEXER = new RowIndexer(RowIndexerTest.KEYS, PLAN, HEADER);
  private static final String[] ROW = {
    "20230001",
    "张三丰",
    "13812345678",
    "152922197503250110",
    "6222021234567890128",
    "zhangsf@qq.com",
    "京A12345",
    "花园路12号3单元502室",
    "1975-03-25",
    "郑州"
  };

  static {
    ROW[3] = ROW[3].substring(0, 17) + CnId.checkCharacter(ROW[3]);
  }

  private static Set<IndexKey> indexed() {
    RowKeys keys = INDEXER.keys(ROW);
    Set<IndexKey> all = new HashSet<>(keys.keys());
    if (keys.rid() != null) {
      all.add(new IndexKey(0, keys.rid()));
    }
    return all;
  }

  private static List<Probe> hits(Map<String, String> cells) {
    Set<IndexKey> indexed = indexed();
    return PROBE.probes(cells).stream()
        .filter(probe -> indexed.contains(new IndexKey(probe.use(), probe.key())))
        .toList();
  }

  /** The use of the surest look-up that hits, for a dump of one or two columns. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no=20230001                       | identifier 0
          no=20230001.0                     | identifier 0
          phone=+86 138-1234-5678           | identifier 1
          phone=13812345678/13900000000     | identifier 1
          phone=138****5678                 | phone-3-4
          phone=138****5678;name=张**        | phone-3-4-surname
          phone=138****5678;name=张先生       | phone-3-4-surname
          phone=138****5678;name=张某某       | phone-3-4-surname
          phone=138xxxx5678;name=张三丰       | phone-3-4-name
          phone=*******5678;name=张三丰       | phone-4-name
          phone=尾号5678;name=张三丰           | phone-4-name
          phone=5678;name=张三丰              | phone-4-name
          phone=5678;name=张*丰              | phone-4-surname
          phone=5678;name=*三丰              | phone-4-hidden-name
          phone=5678;name=**丰              | phone-4-hidden-name
          phone=5678;name=*丰               | phone-4-hidden-name
          phone=1381234****                 | phone-7
          phone=1381234****;name=张*         | phone-7-surname
          phone=138******78;name=张三丰       | phone-3-name
          phone=****5678;address=花园路12号-3-502 | phone-4-address
          id=152922197503250112.0           | cn-id-15
          id=1.52922197503250112E17         | cn-id-15
          id=1.5292219750325E+17            | cn-id-15
          id=152922197503250000             | cn-id-15
          id=15292219750325****             | cn-id-14
          id=152922********{tail}           | cn-id-6-4
          id=152922********{tail};name=张*   | cn-id-6-4-surname
          id=**************{tail};name=张三丰 | cn-id-4-name
          id={tail};name=张三丰               | cn-id-4-name
          id=152922************;name=张三丰   | cn-id-6-name
          id=1****************{last};name=张三丰 | cn-id-1-1-name
          id=******19750325****;name=张三丰   | name-birth
          id=******19750325****;name=张**    | surname-birth
          card=622202*********0128          | card-6-4
          card=6222 **** **** 0128          | card-4-4
          card=尾号0128;name=张三丰            | card-4-name
          card=0128;name=张*                 | card-4-surname
          card=6222021234567890000          | card-15
          card=6.22202123456789E+18         | card-15
          email=Zhangsf@QQ.com              | identifier 4
          email=z***@qq.com                 | email-1-domain
          email=z***@qq.com;name=张三丰       | email-1-domain-name
          email=zha***@qq.com               | email-3-domain
          plate=京A**345                    | plate-2-3
          plate=京A12***                    | plate-4
          plate=京A1***5                    | plate-3-1
          plate=京A***45;name=张**           | plate-2-2-surname
          name=张三丰;born=1975/3/25          | identifier 6
          name=张三丰;born=25.03.1975         | identifier 6
          name=张三丰;born=27478              | identifier 6
          name=张**;born=1975年3月25日        | surname-birth
          name=张三丰;address=花园路12号，3单元，502 | name-address
          name=张**;address=花园路12号三单元502室  | surname-address
          born=1975/03/25;city=郑州          | combination 0
          born=27478;city=郑州               | combination 0
          """)
  void damagedCellsAreFoundAgain(String cells, String use) {
    List<Probe> hits = hits(cells(cells));
    assertThat(hits).as(cells).isNotEmpty();
    assertThat(KeyKind.describe(hits.get(0).use())).as(cells).isEqualTo(use);
    boolean whole = use.startsWith("identifier") || use.startsWith("combination");
    assertThat(hits.get(0).strength()).isEqualTo(whole ? Strength.EXACT : Strength.PARTIAL);
  }

  private static Map<String, String> cells(String text) {
    Map<String, String> cells = new HashMap<>();
    for (String pair : Splitter.on(';').split(text)) {
      String value = pair.substring(pair.indexOf('=') + 1);
      cells.put(
          pair.substring(0, pair.indexOf('=')),
          value.replace("{tail}", ROW[3].substring(14)).replace("{last}", ROW[3].substring(17)));
    }
    return cells;
  }

  /** What can't name anybody looks nothing up. */
  @ParameterizedTest
  @CsvSource({
    "phone, ***********",
    "phone, ''",
    "phone, 1.38123E+10",
    "id, 4.10122E+17",
    "id, ******************",
    "id, 152922********",
    "card, ****",
    "email, ***@***",
    "email, zhang@***",
    "name, 张三丰",
    "born, 1975-03-25",
    "unknown, 13812345678"
  })
  void hopelessCellsLookNothingUp(String column, String cell) {
    assertThat(PROBE.probes(Map.of(column, cell))).isEmpty();
  }

  @Test
  void shapesOfStrangersMissTheIndex() {
    Set<IndexKey> indexed = indexed();
    People people = People.seeded(5);
    for (int i = 0; i < 500; i++) {
      People.Row other = people.next();
      Map<String, String> cells =
          Map.of("name", other.name(), "phone", other.phone(), "id", other.id());
      assertThat(PROBE.probes(cells))
          .filteredOn(probe -> probe.strength() == Strength.EXACT)
          .noneMatch(probe -> indexed.contains(new IndexKey(probe.use(), probe.key())));
    }
  }

  /**
   * Whatever a double keeps of an ID number or card, the number is found by its first 15 digits.
   */
  @Test
  void numbersThatPassedThroughADoubleAreFound() {
    People people = People.seeded(11);
    for (int i = 0; i < 400; i++) {
      People.Row person = people.next();
      assertDoubleIsFound(person, "id", person.id());
      assertDoubleIsFound(person, "card", person.card());
    }
  }

  private static void assertDoubleIsFound(People.Row person, String column, String number) {
    if (number.endsWith("X")) {
      return;
    }
    Set<IndexKey> keys = new HashSet<>(INDEXER.keys(row(person)).keys());
    double held = Double.parseDouble(number);
    List<String> written =
        List.of(
            Double.toString(held),
            new BigDecimal(held).toPlainString() + ".0",
            new BigDecimal(held).toPlainString(),
            "%.14e".formatted(held),
            "%.14E".formatted(held),
            number.substring(0, 15) + "0".repeat(number.length() - 15));
    for (String cell : written) {
      assertThat(PROBE.probes(Map.of(column, cell)))
          .as("%s as %s", number, cell)
          .anyMatch(probe -> keys.contains(new IndexKey(probe.use(), probe.key())));
    }
  }

  private static String[] row(People.Row person) {
    return new String[] {
      "1",
      person.name(),
      person.phone(),
      person.id(),
      person.card(),
      person.email(),
      person.plate(),
      person.address(),
      person.birth(),
      "郑州"
    };
  }

  /** Seeded people under seeded masks: every mask that shows enough leads back to the person. */
  @Test
  void maskedPeopleAreFoundByEveryUsualMask() {
    People people = People.seeded(23);
    for (int i = 0; i < 200; i++) {
      People.Row person = people.next();
      RowKeys keys = INDEXER.keys(row(person));
      String phone = person.phone();
      String id = person.id();
      String surname = person.name().substring(0, 1);
      List<Map<String, String>> dumps =
          List.of(
              Map.of("phone", phone.substring(0, 3) + "****" + phone.substring(7)),
              Map.of("phone", "*******" + phone.substring(7), "name", surname + "**"),
              Map.of("phone", phone.substring(7), "name", person.name()),
              Map.of("id", id.substring(0, 6) + "*".repeat(8) + id.substring(14)),
              Map.of("id", id.substring(0, 14) + "****"),
              Map.of("id", id.charAt(0) + "*".repeat(16) + id.charAt(17), "name", person.name()),
              Map.of("name", person.name(), "address", person.address().substring(6)),
              Map.of(
                  "plate",
                  person.plate().substring(0, 2) + "***" + person.plate().substring(5),
                  "name",
                  surname + "*"));
      for (Map<String, String> dump : dumps) {
        assertThat(PROBE.probes(dump))
            .as("row %d", i)
            .anyMatch(probe -> keys.keys().contains(new IndexKey(probe.use(), probe.key())));
      }
    }
  }

  /** 0755-61234567 as a number is 75561234567, which alone could be from anywhere. */
  @ParameterizedTest
  @CsvSource({
    "0755-61234567, 75561234567",
    "0371-61234567, 3.7161234567E10",
    "010-61234567, 1061234567.0",
    "0755-61234567, 61234567",
    "+44 7911 123456, 07911123456",
    "13812345678/0755-61234567, 0755-61234567",
    "13812345678/0755-61234567, 13812345678",
  })
  void phonesThatLostAPartAreFound(String ledger, String dump) {
    IndexPlan plan =
        IndexPlan.of(
            List.of(
                IdentifierSpec.of("no", IdentifierType.TEXT),
                IdentifierSpec.of("phone", IdentifierType.PHONE)));
    RowKeys keys =
        new RowIndexer(RowIndexerTest.KEYS, plan, List.of("no", "phone"))
            .keys(new String[] {"1", ledger});
    assertThat(keys.unread()).isEmpty();
    assertThat(new DumpProbe(RowIndexerTest.KEYS, plan).probes(Map.of("phone", dump)))
        .anyMatch(probe -> keys.keys().contains(new IndexKey(probe.use(), probe.key())));
  }

  @Test
  void exactProbesComeFirst() {
    List<Probe> probes =
        PROBE.probes(Map.of("phone", "138****5678", "id", ROW[3], "name", "张三丰", "no", "20230001"));
    assertThat(probes).extracting(Probe::strength).isSorted();
    assertThat(probes).extracting(Probe::use).startsWith(0, 2);
    assertThat(probes).doesNotHaveDuplicates();
  }

  @Test
  void aSharedPhoneIsToldApartByName() {
    List<Probe> probes = PROBE.probes(Map.of("phone", "13812345678", "name", "张三丰"));
    assertThat(probes)
        .extracting(probe -> KeyKind.describe(probe.use()))
        .containsExactly("identifier 1", "phone-4-name");
  }

  @Test
  void probesCrossToExecutors() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(PROBE);
    }
    Map<String, String> cells = Map.of("phone", "138****5678", "name", "张三丰");
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((DumpProbe) in.readObject()).probes(cells)).isEqualTo(PROBE.probes(cells));
    }
  }
}
