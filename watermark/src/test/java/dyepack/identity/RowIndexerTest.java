package dyepack.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dyepack.keys.EpochKeys;
import dyepack.keys.LengthPrefixed;
import dyepack.keys.RootKey;
import dyepack.share.BadInputException;
import dyepack.share.BlindIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What the index gets to know of a row. */
class RowIndexerTest {
  static final EpochKeys KEYS = RootKey.of(new byte[32]).epoch("owner", "customers", 1);
  static final List<String> HEADER = List.of("no", "name", "phone", "id_no", "address", "city");
  static final IndexPlan PLAN =
      new IndexPlan(
          List.of(
              IdentifierSpec.of("no", IdentifierType.TEXT),
              IdentifierSpec.of("phone", IdentifierType.PHONE),
              IdentifierSpec.of("id_no", IdentifierType.CN_ID)),
          "name",
          "address",
          List.of(List.of("name", "city")));
  private static final String[] ROW = {
    "C-001", "张三丰", "138 1234 5678", "11010519491231002x", "花园路12号3单元502室", "郑州"
  };

  private static RowKeys keys(String... cells) {
    return new RowIndexer(KEYS, PLAN, HEADER).keys(cells);
  }

  @Test
  void blindIndexesAreTheBytesOfTheSpecification() throws Exception {
    RowKeys keys = keys(ROW);
    assertThat(keys.rid()).isEqualTo(hmac(KEYS.blindIndexKey(), "text", "c001"));
    assertThat(keys.keys())
        .contains(
            new IndexKey(1, hmac(KEYS.blindIndexKey(), "phone", "8613812345678")),
            new IndexKey(2, hmac(KEYS.blindIndexKey(), "cn-id", "11010519491231002X")),
            new IndexKey(100, hmac(KEYS.partialKey("phone-3-4"), "138", "5678")),
            new IndexKey(101, hmac(KEYS.partialKey("phone-3-4-surname"), "138", "5678", "张")),
            new IndexKey(112, hmac(KEYS.partialKey("cn-id-6-4"), "110105", "002X")),
            new IndexKey(172, hmac(KEYS.partialKey("name-address"), "张三丰", "12-3-502")),
            new IndexKey(200, hmac(KEYS.combinationKey("name\u001fcity"), "张三丰", "郑州")));
    assertThat(keys.unread()).isEmpty();
  }

  @Test
  void anIdentifierOfSeveralPartsIsPrefixedPartByPart() throws Exception {
    IndexPlan plan =
        IndexPlan.of(List.of(new IdentifierSpec(List.of("name", "born"), IdentifierType.PERSON)));
    RowKeys keys =
        new RowIndexer(KEYS, plan, List.of("born", "name")).keys(new String[] {"1990-03-12", "张三"});
    byte[] norm = LengthPrefixed.of("张三", "1990-03-12");
    assertThat(keys.rid())
        .isEqualTo(hmac(KEYS.blindIndexKey(), "person".getBytes(StandardCharsets.UTF_8), norm));
  }

  private static BlindIndex hmac(byte[] key, String... parts) throws Exception {
    return hmac(
        key,
        Arrays.stream(parts).map(p -> p.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new));
  }

  private static BlindIndex hmac(byte[] key, byte[]... parts) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return BlindIndex.read(mac.doFinal(LengthPrefixed.of(parts)), 0);
  }

  /** Marking asks for the id alone; it has to be the one under which the row was indexed. */
  @Test
  void theIdAloneIsTheIdAmongAllKeys() {
    IndexPlan byPerson =
        IndexPlan.of(
            List.of(new IdentifierSpec(List.of("name", "address"), IdentifierType.PERSON)));
    IndexPlan byPhone = IndexPlan.of(List.of(IdentifierSpec.of("phone", IdentifierType.PHONE)));
    List<String[]> rows =
        List.of(
            ROW,
            new String[] {" c 001 ", "张三", "13812345678,13912345678", "", "1990-03-12", ""},
            new String[] {"", "", "138****5678", "", "", ""},
            new String[] {"C2", "李四", "", "4.10122E+17", "12/03/1990", "郑州"});
    for (IndexPlan plan : List.of(PLAN, byPerson, byPhone)) {
      RowIndexer indexer = new RowIndexer(KEYS, plan, HEADER);
      for (String[] row : rows) {
        assertThat(indexer.rid(row)).isEqualTo(indexer.keys(row).rid());
      }
    }
    RowIndexer indexer = new RowIndexer(KEYS, PLAN, HEADER);
    assertThat(indexer.rid(rows.get(0))).isNotNull().isEqualTo(indexer.rid(rows.get(1)));
    assertThat(indexer.rid(rows.get(2))).isNull();
  }

  @Test
  void thePrimaryIdentifierIsNotRepeatedAmongTheKeys() {
    RowKeys keys = keys(ROW);
    assertThat(keys.keys()).noneMatch(key -> key.use() == 0).doesNotHaveDuplicates();
    assertThat(keys.keys()).extracting(IndexKey::key).doesNotContain(keys.rid());
  }

  @Test
  void everyUseIsKnownByName() {
    assertThat(keys(ROW).keys())
        .extracting(key -> KeyKind.describe(key.use()))
        .contains("identifier 1", "phone-4-hidden-name", "combination 0")
        .noneMatch(name -> name.startsWith("unknown"));
    assertThat(KeyKind.describe(189)).isEqualTo("unknown use 189");
    assertThat(Arrays.stream(KeyKind.values()).map(KeyKind::use)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(KeyKind.values()).map(KeyKind::label)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(KeyKind.values()).map(KeyKind::use))
        .allMatch(use -> use >= 100 && use < 200);
  }

  @Test
  void aRowWithoutReadablePrimaryIdentifierHasNoKeys() {
    RowKeys keys = keys("", "张三丰", "13812345678", "11010519491231002X", "", "郑州");
    assertThat(keys.rid()).isNull();
    assertThat(keys.keys()).isEmpty();
    assertThat(keys.unread()).containsExactly(new RowKeys.Unread(0, UnusableReason.BLANK));
  }

  @Test
  void secondaryIdentifiersThatCannotBeReadAreCounted() {
    RowKeys keys = keys("C1", "张三丰", "138****5678", "4.10122E+17", "", "");
    assertThat(keys.rid()).isNotNull();
    assertThat(keys.unread())
        .containsExactly(
            new RowKeys.Unread(1, UnusableReason.MASKED),
            new RowKeys.Unread(2, UnusableReason.FLOAT_MANGLED));
    assertThat(keys.keys()).isEmpty();
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThatThrownBy(() -> new RowIndexer(KEYS, PLAN, List.of("no", "name", "phone")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column \"id_no\"")
        .hasMessageContaining("no, name, phone");
  }

  @Test
  void indexersCrossToExecutorsWithoutTheEpochKey() throws Exception {
    RowIndexer indexer = new RowIndexer(KEYS, PLAN, HEADER);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(indexer);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((RowIndexer) in.readObject()).keys(ROW)).isEqualTo(indexer.keys(ROW));
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
        .contains(new String(KEYS.blindIndexKey(), StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(KEYS.positions(), StandardCharsets.ISO_8859_1));
  }

  @Test
  void threadsMayShareAnIndexer() {
    RowIndexer indexer = new RowIndexer(KEYS, PLAN, HEADER);
    RowKeys expected = indexer.keys(ROW);
    assertThat(IntStream.range(0, 2_000).parallel().mapToObj(i -> indexer.keys(ROW)).distinct())
        .containsExactly(expected);
  }

  @Test
  void twoPhonesOfOneRowDoNotRepeatKeys() {
    IndexPlan plan =
        IndexPlan.of(
            List.of(
                IdentifierSpec.of("no", IdentifierType.TEXT),
                IdentifierSpec.of("a", IdentifierType.PHONE),
                IdentifierSpec.of("b", IdentifierType.PHONE)));
    RowKeys keys =
        new RowIndexer(KEYS, plan, List.of("no", "a", "b"))
            .keys(new String[] {"1", "13812345678", "+86 13812345678"});
    assertThat(keys.keys())
        .doesNotHaveDuplicates()
        .extracting(IndexKey::use)
        .containsExactlyInAnyOrder(1, 2, 100, 106);
  }

  @Test
  void plansReadAndWriteAsJson() throws Exception {
    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(PLAN);
    assertThat(text).contains("\"type\":\"cn-id\"", "\"nameColumn\":\"name\"");
    assertThat(json.readValue(text, IndexPlan.class)).isEqualTo(PLAN);
    IndexPlan bare = IndexPlan.of(PLAN.identifiers());
    assertThat(json.readValue(json.writeValueAsString(bare), IndexPlan.class)).isEqualTo(bare);
  }

  @Test
  void badPlansAreRefused() {
    assertThatThrownBy(() -> IdentifierType.parse("mobile"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Identifier type \"mobile\" is not known; use one of phone, cn-id, bank-card, email,"
                + " plate, credit-code, ssn, number, text, person.");
    assertThatThrownBy(() -> IdentifierSpec.of("name", IdentifierType.PERSON))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("columns: [name, birth_date]");
    assertThatThrownBy(() -> IndexPlan.of(List.of())).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new IdentifierSpec(List.of(), IdentifierType.TEXT))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void valuesAreNeverPrinted() {
    assertThat(Normaliser.normalise(IdentifierType.PHONE, List.of("13812345678")))
        .hasToString("Known[hidden]");
    assertThat(Normaliser.normalise(IdentifierType.PHONE, List.of("138****5678")))
        .hasToString("Masked[hidden]");
    assertThat(Shape.of("13812345678")).isEqualTo("1##########");
    assertThat(Shape.of("张三 1990-01-02")).isEqualTo("## ####-##-##");
    assertThat(Shape.of("")).isEmpty();
    assertThat(Shape.of("a\n".repeat(40))).hasSize(43).endsWith("...");
  }

  /** A ledger of before says nothing of edited addresses, and gets no such keys. */
  @Test
  void plansOfOlderLedgersStillRead() throws Exception {
    String json =
        "{\"identifiers\":[{\"columns\":[\"no\"],\"type\":\"text\"}],\"nameColumn\":\"name\","
            + "\"addressColumn\":\"address\",\"combinations\":[]}";
    IndexPlan plan = new ObjectMapper().readValue(json, IndexPlan.class);

    assertThat(plan.findsEditedAddresses()).isFalse();
    assertThat(new RowIndexer(KEYS, plan, HEADER).keys(ROW).keys())
        .noneMatch(key -> key.use() >= 190 && key.use() < 200);
    assertThat(new DumpProbe(KEYS, plan).likeness(java.util.Map.of("address", ROW[4]))).isNull();
    assertThat(plan.withEditedAddresses().findsEditedAddresses()).isTrue();
  }
}
