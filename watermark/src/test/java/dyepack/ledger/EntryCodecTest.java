package dyepack.ledger;

import static dyepack.ledger.SampleLedger.NOW;
import static dyepack.ledger.SampleLedger.digest;
import static dyepack.ledger.SampleLedger.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dyepack.share.IntegrityException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryCodecTest {
  private static final String BEFORE = digest("before");
  private static final RowSetRef ROWS = new RowSetRef(digest("rows"), 3, "c2VhbGVk", null);

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry.Created(1, digest("ledger"), "银行", "MCowBQYDK2Vw"),
          new Entry.RecipientsAdded(
              List.of(
                  new Entry.NewRecipient(id("张三"), RecipientKind.EMPLOYEE, id("hq"), "c2VhbGVk"),
                  new Entry.NewRecipient(id("b"), RecipientKind.SYSTEM, null, null))),
          new Entry.RecipientRetired(id("a"), null),
          new Entry.RecipientRetired(id("a"), "left"),
          SampleLedger.epoch(1),
          new Entry.PlanExtended(
              "customers", 1, EntryJson.tree(Map.of("a", List.of(1, 2.5, true)))),
          SampleLedger.enrolled(1, "a", "b"),
          SampleLedger.release(
              1, 1, new Segment("keys-1", digest("segment"), "keys", 100, 12345, 0)),
          new Entry.ReleaseRecorded(
              "customers",
              2,
              "customers-2",
              2,
              digest("source"),
              10,
              "2026-11-01T00:00:00Z",
              digest("header"),
              digest("policy"),
              List.of(),
              ROWS,
              new StoredFile("canaries-2", digest("sealed"), 77),
              EntryJson.tree(List.of())),
          SampleLedger.share(1, 1, "s1", "c", "d"),
          new Entry.Delivered(List.of("s1", "s2")),
          new Entry.SegmentsReplaced(
              "customers",
              1,
              List.of("keys-1"),
              List.of(new Segment("keys-2", digest("merged"), "keys", 100, 12345, 1))),
          new Entry.ReleaseForgotten("customers-1", "expired"),
          new Entry.EpochRotated("customers", 1, "key opened"));

  @Test
  void everyKindIsReadBackEqualAndToTheSameBytes() {
    for (Entry entry : ENTRIES) {
      Entry settled = EntryCodec.settled(entry);
      byte[] statement = EntryCodec.encode(7, BEFORE, NOW, settled);
      Recorded read = EntryCodec.decode(statement, BEFORE);
      assertThat(read).isEqualTo(new Recorded(7, BEFORE, NOW, settled, BEFORE));
      assertThat(EntryCodec.encode(7, BEFORE, NOW, read.entry())).isEqualTo(statement);
    }
    assertThat(ENTRIES).extracting(Entry::kind).contains(EntryKind.values());
  }

  @Test
  void everyStatementNamesASubjectWithADigest() throws Exception {
    for (Entry entry : ENTRIES) {
      var json = new ObjectMapper().readTree(EntryCodec.encode(7, BEFORE, NOW, entry));
      assertThat(json.get("_type").textValue()).isEqualTo("https://in-toto.io/Statement/v1");
      assertThat(json.get("predicateType").textValue())
          .isEqualTo("urn:dyepack:" + entry.kind().word() + ":v1");
      assertThat(json.get("subject")).isNotEmpty();
      assertThat(json.get("subject"))
          .allMatch(subject -> subject.at("/digest/sha256").textValue().length() == 64);
    }
  }

  /** A tree may hold 1.0E10 as a double; as an exact decimal it is written 1.0E+10. */
  @Test
  void numbersOfACallersTreeAreSettledOnce() {
    var tree =
        new ObjectMapper()
            .valueToTree(
                Map.of("big", 1.0e10, "small", 1e-9, "exact", new BigDecimal("0.50"), "n", -3L));
    Entry settled = EntryCodec.settled(new Entry.PlanExtended("customers", 1, tree));
    assertThat(EntryCodec.settled(settled)).isEqualTo(settled);
    byte[] statement = EntryCodec.encode(7, BEFORE, NOW, settled);
    Entry read = EntryCodec.decode(statement, BEFORE).entry();
    assertThat(EntryCodec.encode(7, BEFORE, NOW, read)).isEqualTo(statement);
  }

  @Test
  void statementsOfOtherShapesAreRefused() {
    String statement =
        new String(
            EntryCodec.encode(7, BEFORE, NOW, new Entry.ReleaseForgotten("r", "expired")),
            StandardCharsets.UTF_8);
    for (String other :
        List.of(
            statement.replace("\"reason\"", "\"extra\":1,\"reason\""),
            statement.replace(",\"reason\":\"expired\"", ""),
            statement.replace("Statement/v1", "Statement/v2"),
            statement.replace("forgotten:v1", "forgotten:v2"),
            statement.replace("\"index\":7", "\"index\":\"7\""),
            statement.replace("\"time\":\"2026", "\"time\":\"x"),
            statement + "1",
            statement.substring(1),
            "")) {
      assertThatThrownBy(() -> EntryCodec.decode(other.getBytes(StandardCharsets.UTF_8), BEFORE))
          .as(other)
          .isInstanceOf(IntegrityException.class);
    }
  }
}
