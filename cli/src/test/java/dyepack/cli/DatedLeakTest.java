package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table is shared, changed and shared again, then once more under a policy that marks one column
 * more: a leak names its source, and which of its deliveries the rows come from, as far as the rows
 * can tell.
 */
class DatedLeakTest {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String HEADER = "customer_id,balance,opened_at,income,status";
  private static final int ROWS = 500;
  private static final String POLICY =
      """
      dataset: customers
      identifiers:
        - {column: customer_id, type: text}
      marks:
        - {column: balance, kind: number, step: 0.01, tolerance: 0.50, alphabet: 16}
        - {column: opened_at, kind: timestamp, step: 1s, tolerance: 60s}
      """;
  private static final String INCOME =
      "  - {column: income, kind: number, step: 1, tolerance: 80, alphabet: 16}\n";

  @TempDir static Path folder;

  /** Rows of the first and second state, by key. */
  private static final TreeMap<String, String> FIRST = new TreeMap<>();

  private static final TreeMap<String, String> SECOND = new TreeMap<>();

  @BeforeAll
  static void shareThreeTimes() throws IOException {
    Random random = new Random(21);
    for (int i = 0; i < ROWS; i++) {
      String[] row = row(i, random);
      FIRST.put(row[0], String.join(",", row));
      if (i % 10 == 0) {
        continue; // removed
      }
      row[4] = i % 10 == 1 ? "dormant" : row[4];
      row[1] = i % 10 == 2 ? money(random) : row[1];
      SECOND.put(row[0], String.join(",", row));
    }
    for (int i = ROWS; i < ROWS + 50; i++) {
      String[] row = row(i, random);
      SECOND.put(row[0], String.join(",", row));
    }
    Path ledger = folder.resolve("ledger");
    Run.ok("init", "--ledger", ledger, "--owner", "Test Owner");
    for (String id : List.of("ann", "ben", "cy", "dan", "eve")) {
      Run.ok("recipient", "add", id, "--ledger", ledger);
    }
    share("first", FIRST, POLICY + "versions: [status]\n", "ann,ben,cy");
    String later = "versions: [status]\ncanaries: {common: 4}\n";
    share("second", SECOND, POLICY + later, "ann,ben,dan");
    share("third", SECOND, POLICY + INCOME + later, "eve,dan");
  }

  private static String[] row(int number, Random random) {
    return new String[] {
      "K" + (7_000_000 + 37 * number + random.nextInt(30)),
      money(random),
      SECONDS.format(LocalDateTime.of(2019, 1, 1, 0, 0).plusSeconds(random.nextInt(99_999_999))),
      Integer.toString(4_000 + random.nextInt(90_000)),
      "active"
    };
  }

  private static String money(Random random) {
    return String.format(Locale.ROOT, "%.2f", 500 + 90_000 * random.nextDouble());
  }

  private static void share(String name, TreeMap<String, String> rows, String policy, String to)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(rows.values());
    Path file = folder.resolve(name + ".csv");
    Files.write(file, lines);
    Files.writeString(folder.resolve(name + ".yaml"), policy);
    Run.ok(
        "share",
        file,
        "--ledger",
        folder.resolve("ledger"),
        "--policy",
        folder.resolve(name + ".yaml"),
        "--to",
        to,
        "--out",
        folder.resolve("outbox"));
  }

  /** Lines of a copy, without the header. */
  private static List<String> copy(String recipient, String name) throws IOException {
    List<String> lines =
        Files.readAllLines(folder.resolve("outbox/" + recipient + "/" + name + ".csv"));
    return lines.subList(1, lines.size());
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(','));
  }

  private static JsonNode trace(List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(rows);
    Path file = folder.resolve("dump.csv");
    Files.write(file, lines);
    Path out = folder.resolve("case");
    Run.ok("trace", file, "--ledger", folder.resolve("ledger"), "--out", out, "--quiet");
    return new ObjectMapper().readTree(out.resolve("findings.json").toFile());
  }

  private static JsonNode accused(JsonNode findings, String recipient) {
    for (JsonNode one : findings.path("accused")) {
      if (one.path("recipient").asText().equals(recipient)) {
        return one;
      }
    }
    throw new AssertionError(recipient + " is not accused: " + findings.path("accused"));
  }

  private static void assertShare(JsonNode findings, String recipient, String share) {
    JsonNode likeliest = accused(findings, recipient).path("shares").path(0);
    assertThat(likeliest.path("id").asText()).isEqualTo(share);
    assertThat(likeliest.path("posterior").asDouble()).isGreaterThan(.99);
    assertThat(findings.path("limits").toString()).doesNotContain(recipient + "'s");
  }

  @Test
  void eachDeliveryIsToldFromTheOther() throws IOException {
    JsonNode first = trace(copy("ann", "first"));
    assertThat(first.path("accused")).hasSize(1);
    assertShare(first, "ann", "customers-r1-ann");

    JsonNode second = trace(copy("ann", "second"));
    assertThat(second.path("accused")).hasSize(1);
    assertShare(second, "ann", "customers-r2-ann");
  }

  @Test
  void eachSourceOfAMixtureIsDatedByItsOwnRows() throws IOException {
    List<String> mixture = new ArrayList<>();
    List<String> ann = copy("ann", "first");
    List<String> ben = copy("ben", "second");
    for (int i = 0; i < ann.size(); i++) {
      if (i % 5 < 2) {
        mixture.add(ann.get(i)); // 200 of the older state
      }
    }
    Set<String> taken = new HashSet<>();
    mixture.forEach(line -> taken.add(key(line)));
    ben.stream().filter(line -> !taken.contains(key(line))).forEach(mixture::add);

    JsonNode findings = trace(mixture);

    assertThat(findings.path("accused")).hasSize(2);
    assertShare(findings, "ann", "customers-r1-ann");
    assertShare(findings, "ben", "customers-r2-ben");
  }

  @Test
  void rowsThatNeverChangedDoNotTellTheTime() throws IOException {
    List<String> same =
        copy("ann", "first").stream()
            .filter(line -> Objects.equals(FIRST.get(key(line)), SECOND.get(key(line))))
            .toList();

    JsonNode findings = trace(same);

    JsonNode shares = accused(findings, "ann").path("shares");
    assertThat(shares).hasSize(2);
    shares.forEach(one -> assertThat(one.path("posterior").asDouble()).isBetween(.3, .7));
    assertThat(findings.path("limits").toString()).contains("ann's 2 deliveries", "ann 的 2 次交付");
  }

  /** The column that dates is gone; values of marked columns that changed tell as well. */
  @Test
  void changedMarkedValuesTellTheTime() throws IOException {
    List<String> rows =
        copy("ann", "first").stream()
            .filter(line -> SECOND.containsKey(key(line)))
            .map(line -> line.substring(0, line.lastIndexOf(',')) + ",")
            .toList();

    assertShare(trace(rows), "ann", "customers-r1-ann");
  }

  @Test
  void canariesTellThatADeliveryIsNotOlder() throws IOException {
    Set<String> real = new HashSet<>(FIRST.keySet());
    real.addAll(SECOND.keySet());
    List<String> rows = new ArrayList<>();
    int canaries = 0;
    for (String line : copy("ann", "second")) {
      String key = key(line);
      boolean canary = !real.contains(key);
      canaries += canary ? 1 : 0;
      boolean unchanged = FIRST.containsKey(key) && Objects.equals(FIRST.get(key), SECOND.get(key));
      if (canary || unchanged) {
        rows.add(line);
      }
    }
    assertThat(canaries).isPositive();

    JsonNode findings = trace(rows);

    assertShare(findings, "ann", "customers-r2-ann");
    assertThat(findings.path("dump").path("canariesFound").asInt()).isEqualTo(canaries);
  }

  /**
   * Copies older than the wider plan carry no mark in the new column, and are read none the worse.
   */
  @Test
  void widenedPlanNamesOlderAndNewerCopies() throws IOException {
    List<String> old = copy("cy", "first").subList(0, 150);
    JsonNode older = trace(old);
    assertThat(older.path("accused")).hasSize(1);
    assertShare(older, "cy", "customers-r1-cy");

    JsonNode newer = trace(copy("eve", "third").subList(0, 150));
    assertThat(newer.path("accused")).hasSize(1);
    assertThat(accused(newer, "eve").path("shares").path(0).path("id").asText())
        .isEqualTo("customers-r3-eve");

    // Nothing but the new column: read in the newer copy, never marked in the older one.
    List<String> columns = copy("eve", "third").stream().map(DatedLeakTest::incomeOnly).toList();
    assertThat(trace(columns).path("accused")).hasSize(1);
    List<String> unmarked = copy("cy", "first").stream().map(DatedLeakTest::incomeOnly).toList();
    assertThat(trace(unmarked).path("accused")).isEmpty();
  }

  private static String incomeOnly(String line) {
    String[] cells = line.split(",", -1);
    return cells[0] + ",,," + cells[3] + ",";
  }
}
