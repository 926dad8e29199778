package dyepack.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dyepack.code.SymbolKind;
import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import dyepack.marks.Bounds;
import dyepack.marks.MarkConstraints.OrderPair;
import dyepack.marks.MarkKind;
import dyepack.marks.MarkRequest;
import dyepack.share.BadInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
  private static final String FULL =
      """
      dataset: customers              # links refreshes of the same table
      identifiers:                    # first = primary; never changed
        - {column: customer_id, type: text}
        - {column: phone, type: phone}
        - {column: id_no, type: cn-id}
        - {columns: [name, birth_date], type: person}
      marks:
        - {column: balance, kind: number, step: 0.01, tolerance: 0.50, alphabet: 16}
        - {column: opened_at, kind: timestamp, step: 1s, tolerance: 60s}
        - {column: address, kind: text}
        - {columns: [lat, lng], kind: geo, tolerance: 5m}
        - {column: channel, kind: category, groups: [[web, app], [shop, agent]], rate: 0.1}
      versions: [address, status]
      canaries: {rare: 60, half: 60, common: 80, contacts: pool.csv}
      constraints: {range: {balance: [0, null]}, order: [[opened_at, closed_at]], doNotTouch: [notes]}
      decision: {alpha: 1e-6}
      requireReceipt: false
      withhold: 0.001
      """;

  private static final String SHORT =
      """
      dataset: t
      identifiers: [{column: id, type: text}]
      marks:
        - {column: a, kind: number, tolerance: 8}
      """;

  @Test
  void everyKeyOfTheContractIsRead() {
    SharePolicy policy = PolicyFile.parse(FULL, "p.yaml");

    assertThat(policy.dataset()).isEqualTo("customers");
    assertThat(policy.primary()).isEqualTo(IdentifierSpec.of("customer_id", IdentifierType.TEXT));
    assertThat(policy.identifiers().get(3))
        .isEqualTo(new IdentifierSpec(List.of("name", "birth_date"), IdentifierType.PERSON));
    assertThat(policy.marks())
        .extracting(MarkRequest::kind)
        .containsExactly(
            MarkKind.NUMBER, MarkKind.TIMESTAMP, MarkKind.TEXT, MarkKind.GEO, MarkKind.CATEGORY);
    MarkRequest balance = policy.marks().get(0);
    assertThat(balance.step()).isEqualByComparingTo("0.01");
    assertThat(balance.tolerance()).isEqualByComparingTo("0.5");
    assertThat(balance.alphabet()).isEqualTo(SymbolKind.HEX);
    assertThat(balance.rate()).isEqualTo(1);
    assertThat(policy.marks().get(1).tolerance()).isEqualByComparingTo("60");
    assertThat(policy.marks().get(3).columns()).containsExactly("lat", "lng");
    assertThat(policy.marks().get(4).groups())
        .containsExactly(List.of("web", "app"), List.of("shop", "agent"));
    assertThat(policy.marks().get(4).rate()).isEqualTo(0.1);
    assertThat(policy.versions()).containsExactly("address", "status");
    assertThat(policy.canaries()).isEqualTo(new CanaryCounts(60, 60, 80, "pool.csv"));
    assertThat(policy.constraints().range())
        .containsEntry("balance", new Bounds(BigDecimal.ZERO, null));
    assertThat(policy.constraints().order())
        .containsExactly(new OrderPair("opened_at", "closed_at"));
    assertThat(policy.doNotTouch()).containsExactly("notes");
    assertThat(policy.alpha()).isEqualTo(1e-6);
    assertThat(policy.requireReceipt()).isFalse();
    assertThat(policy.withhold()).isEqualTo(0.001);
  }

  @Test
  void whatIsOptionalMayBeLeftOut() {
    SharePolicy policy = PolicyFile.parse(SHORT, "p.yaml");

    assertThat(policy.canaries()).isEqualTo(CanaryCounts.NONE);
    assertThat(policy.alpha()).isEqualTo(SharePolicy.DEFAULT_ALPHA);
    assertThat(policy.withhold()).isZero();
    assertThat(policy.marks().get(0).step()).isNull();
    assertThat(policy.columns()).containsExactly("id", "a");
  }

  @ParameterizedTest
  @CsvSource({
    "timestamp, 5m, 300",
    "timestamp, 250ms, 0.25",
    "duration, 2h, 7200",
    "date, 3d, 3",
    "date, 2w, 14",
    "number, 1e2, 100"
  })
  void tolerancesHaveTheUnitsOfTheirKind(String kind, String written, String value) {
    String text =
        SHORT.replace("kind: number, tolerance: 8", "kind: " + kind + ", tolerance: " + written);

    assertThat(PolicyFile.parse(text, "p.yaml").marks().get(0).tolerance())
        .isEqualByComparingTo(value);
  }

  @Test
  void metresAreNotMinutesForPlaces() {
    String text =
        SHORT.replace(
            "column: a, kind: number, tolerance: 8",
            "columns: [a, b], kind: geo, step: 0.000001, tolerance: 5m");

    MarkRequest geo = PolicyFile.parse(text, "p.yaml").marks().get(0);

    assertThat(geo.tolerance()).isEqualByComparingTo("5");
    assertThat(geo.step()).isEqualByComparingTo("0.000001");
  }

  @Test
  void anyGroupIsWrittenAsNoGroups() {
    String text = SHORT.replace("kind: number, tolerance: 8", "kind: category, groups: any");

    assertThat(PolicyFile.parse(text, "p.yaml").marks().get(0).groups()).isEmpty();
  }

  @Test
  void endsOfRangesMayBeDates() {
    String text =
        SHORT.replace("kind: number, tolerance: 8", "kind: date, tolerance: 3d")
            + "constraints: {range: {a: [1970-01-02, 1970-02-01T00:00:00]}}\n";

    assertThat(PolicyFile.parse(text, "p.yaml").constraints().range())
        .containsEntry("a", new Bounds(BigDecimal.valueOf(1), BigDecimal.valueOf(31)));
  }

  @Test
  void namesThatYamlTakesForOtherThingsStayNames() {
    String text = SHORT.replace("column: a,", "column: no,").replace("column: id", "column: 007");

    assertThat(PolicyFile.parse(text, "p.yaml").columns()).containsExactly("007", "no");
  }

  /** What is replaced in SHORT, by what, and what the message has to say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tolerance: 8 | tolernce: 8 | p.yaml, line 4: unknown key \"tolernce\" in a mark. Did you mean \"tolerance\"?",
        "dataset: t | datset: t | p.yaml, line 1: unknown key \"datset\" in the policy. Did you mean \"dataset\"?",
        "dataset: t | {} | p.yaml, line 2: this is not valid YAML",
        "dataset: t | dataset: ../up | line 1: dataset \"../up\" can't be used",
        "dataset: t | dataset: | line 1: the policy needs \"dataset\", such as",
        "type: text | type: fone | line 2: unknown identifier type \"fone\". Did you mean \"phone\"?",
        "{column: id, type: text} | {column: id} | line 2: an identifier needs \"type\"",
        "{column: id, type: text} | {column: id, type: person} | line 2: an identifier of type person needs two columns",
        "kind: number | kind: numbr | line 4: unknown mark kind \"numbr\". Did you mean \"number\"?",
        "column: a, kind | kind | line 4: a mark needs \"column\"",
        "tolerance: 8 | step: 1 | line 4: a number mark needs \"tolerance\"",
        "tolerance: 8 | tolerance: 8, step: 10 | line 4: tolerance 8 is smaller than step 10",
        "tolerance: 8 | tolerance: 8s | line 4: \"8s\" can't be used here",
        "tolerance: 8 | tolerance: 0 | line 4: \"0\" can't be used here",
        "tolerance: 8 | tolerance: 8, alphabet: 4 | line 4: \"alphabet\" must be 16 or 2, not 4",
        "tolerance: 8 | tolerance: 8, rate: 0 | line 4: \"rate\" must be above 0 and at most 1, not 0",
        "tolerance: 8 | tolerance: 8, groups: any | line 4: \"groups\" belongs to category marks only",
        "number, tolerance: 8 | text, tolerance: 8 | line 4: a text mark has no step and no tolerance",
        "number, tolerance: 8 | category | line 4: a category mark needs \"groups\"",
        "number, tolerance: 8 | category, groups: [[x]] | line 4: a group needs at least two values",
        "number, tolerance: 8 | category, groups: all | line 4: groups must be \"any\" or a list of lists",
        "number, tolerance: 8 | geo, tolerance: 5m | line 4: a geo mark needs two columns",
        "column: a | column: id | line 4: \"id\" is an identifier; identifiers are never changed",
      })
  void mistakesAreNamedWithTheirLine(String right, String wrong, String message) {
    String text = SHORT.replace(right, wrong);

    assertThatThrownBy(() -> PolicyFile.parse(text, "p.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "versions: [a] | line 5: \"a\" carries number marks",
        "constraints: {doNotTouch: [a]} | line 5: \"a\" stands under doNotTouch, but marks would change it",
        "constraints: {range: {a: [5, 1]}} | line 5: the range of \"a\" is empty",
        "constraints: {range: {a: 5}} | line 5: \"a\" must be a list such as [a, b], not the single value \"5\"",
        "constraints: {order: [[a]]} | line 5: an order names two different columns",
        "canaries: {rare: -1} | line 5: \"rare\" must be a whole number from 0 on",
        "canaries: {rar: 1} | line 5: unknown key \"rar\" in \"canaries\". Did you mean \"rare\"?",
        "decision: {alpha: 0.5} | line 5: \"alpha\" must be above 0 and at most 0.01, not 0.5",
        "requireReceipt: maybe | line 5: \"requireReceipt\" must be true or false",
        "withhold: 0.2 | line 5: \"withhold\" must be from 0 to 0.05, not 0.2",
        "dataset: u | line 5: \"dataset\" is written twice",
      })
  void mistakesInLaterSectionsAreNamedWithTheirLine(String line, String message) {
    assertThatThrownBy(() -> PolicyFile.parse(SHORT + line + "\n", "p.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aColumnIsMarkedOnce() {
    assertThatThrownBy(
            () ->
                PolicyFile.parse(SHORT + "  - {column: a, kind: date, tolerance: 1d}\n", "p.yaml"))
        .hasMessageContaining("line 5: \"a\" has more than one mark");
  }

  @Test
  void anEmptyPolicyIsRefused() {
    assertThatThrownBy(() -> PolicyFile.parse("# nothing\n", "p.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("p.yaml is empty");
  }

  @Test
  void contactsAreFoundBesideThePolicy(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("p.yaml"), FULL);

    assertThat(PolicyFile.read(file).canaries().contacts())
        .isEqualTo(folder.resolve("pool.csv").toString());
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> PolicyFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("does not exist")
        .hasMessageContaining("policy suggest");
  }

  @Test
  void aFileThatIsNotUtf8IsNamed(@TempDir Path folder) throws IOException {
    Path file =
        Files.write(folder.resolve("p.yaml"), new byte[] {'a', ':', ' ', (byte) 0xd0, '\n'});

    assertThatThrownBy(() -> PolicyFile.read(file)).hasMessageContaining("not UTF-8");
  }

  @Test
  void aTableWithoutANamedColumnIsRefused() {
    SharePolicy policy = PolicyFile.parse(SHORT, "p.yaml");

    policy.requireColumns(List.of("a", "id", "x"), "t.csv");
    assertThatThrownBy(() -> policy.requireColumns(List.of("A", "id"), "t.csv"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("t.csv has no column \"a\"")
        .hasMessageContaining("Did you mean \"A\"?");
  }

  @Test
  void keysForEditedAddressesAreMadeUnlessThePolicySaysNo() {
    String policy =
        """
        dataset: customers
        identifiers:
          - {column: customer_id, type: text}
        marks:
          - {column: balance, kind: number, step: 0.01, tolerance: 0.50}
        """;

    assertThat(PolicyFile.parse(policy, "p.yaml").editedAddresses()).isTrue();
    assertThat(PolicyFile.parse(policy + "editedAddresses: false\n", "p.yaml").editedAddresses())
        .isFalse();
  }
}
