package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A dump that has nothing but the key and one marked column, written or calculated in another way,
 * still names its source; the owner's unmarked table treated likewise names nobody.
 */
class CalculatedDumpTest {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final List<String> HEADER =
      List.of("customer_id", "balance", "income", "opened_at", "signed_on");

  @TempDir static Path folder;

  /**
   * A way in which a column was changed.
   *
   * @param column the only marked column that is left
   * @param calculated whether reading it takes a calculation that has to be paid for
   */
  private record Change(
      String name, String column, boolean calculated, UnaryOperator<String> cell) {
    @Override
    public String toString() {
      return column + " " + name;
    }
  }

  static Stream<Change> changes() {
    return Stream.of(
        new Change("grouped", "balance", false, c -> grouped(c)),
        new Change("with a decimal comma", "balance", false, c -> c.replace('.', ',')),
        new Change("in 万, said", "balance", false, c -> moved(c, -4) + "万"),
        new Change("in 万, not said", "balance", true, c -> moved(c, -4)),
        new Change("in cents", "balance", true, c -> moved(c, 2)),
        new Change(
            "moved", "balance", true, c -> new BigDecimal(c).add(BigDecimal.TEN.pow(3)) + ""),
        new Change("rounded to 10s", "income", false, c -> rounded(c, -1)),
        new Change("in 万 with 3 decimals", "income", true, c -> moved(rounded(c, -1), -4)),
        new Change("d/m/Y", "opened_at", false, c -> written(c, "d/M/yyyy HH:mm:ss")),
        new Change("epoch", "opened_at", false, c -> "" + moment(c).toEpochSecond(ZoneOffset.UTC)),
        new Change("serial", "opened_at", false, c -> serial(moment(c))),
        new Change("8 h later", "opened_at", true, c -> SECONDS.format(moment(c).plusHours(8))),
        new Change("serial 5 h earlier", "opened_at", true, c -> serial(moment(c).minusHours(5))),
        new Change("d/m/Y", "signed_on", false, c -> day(c, "dd/MM/yyyy")),
        new Change("m/d/Y", "signed_on", false, c -> day(c, "M/d/yyyy")),
        new Change("serial", "signed_on", false, c -> serial(LocalDate.parse(c).atStartOfDay())));
  }

  static Stream<Change> calculations() {
    return changes().filter(Change::calculated);
  }

  private static String grouped(String cell) {
    return String.format(Locale.ROOT, "%,.2f", new BigDecimal(cell));
  }

  private static String moved(String cell, int places) {
    return new BigDecimal(cell).movePointRight(places).toPlainString();
  }

  private static String rounded(String cell, int decimals) {
    return new BigDecimal(cell).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static LocalDateTime moment(String cell) {
    return LocalDateTime.parse(cell, SECONDS);
  }

  private static String written(String cell, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(moment(cell));
  }

  private static String day(String cell, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(LocalDate.parse(cell));
  }

  private static String serial(LocalDateTime moment) {
    long seconds = moment.toEpochSecond(ZoneOffset.UTC) + 25_569L * 86_400;
    return BigDecimal.valueOf(seconds)
        .divide(BigDecimal.valueOf(86_400), 8, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  @BeforeAll
  static void share() throws IOException {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>(List.of(String.join(",", HEADER)));
    for (int i = 0; i < 400; i++) {
      LocalDateTime opened =
          LocalDateTime.of(2019, 1, 1, 0, 0).plusSeconds(random.nextInt(99_999_999));
      lines.add(
          String.join(
              ",",
              "K" + (7_000_000 + 31 * i),
              String.format(Locale.ROOT, "%.2f", 500 + 90_000 * random.nextDouble()),
              Integer.toString(40_000 + random.nextInt(900_000)),
              SECONDS.format(opened),
              LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3_000)).toString()));
    }
    Files.write(folder.resolve("customers.csv"), lines);
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        dataset: customers
        identifiers:
          - {column: customer_id, type: text}
        marks:
          - {column: balance, kind: number, step: 0.01, tolerance: 0.50, alphabet: 16}
          - {column: income, kind: number, step: 1, tolerance: 800, alphabet: 16}
          - {column: opened_at, kind: timestamp, step: 1s, tolerance: 60s}
          - {column: signed_on, kind: date, tolerance: 4d}
        """);
    List<String> partners = new ArrayList<>(List.of("id,name,kind"));
    IntStream.rangeClosed(1, 30).forEach(i -> partners.add("partner-" + i + ",,partner"));
    Files.write(folder.resolve("partners.csv"), partners);
    Path ledger = folder.resolve("ledger");
    Run.ok("init", "--ledger", ledger, "--owner", "Test Owner");
    Run.ok("recipient", "import", folder.resolve("partners.csv"), "--ledger", ledger);
    Run.ok(
        "share",
        folder.resolve("customers.csv"),
        "--ledger",
        ledger,
        "--policy",
        folder.resolve("policy.yaml"),
        "--to-all",
        "--out",
        folder.resolve("outbox"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void sourceIsNamed(Change change) throws IOException {
    JsonNode findings = trace(change, folder.resolve("outbox/partner-11/customers.csv"));

    assertThat(findings.path("accused")).as(change.toString()).hasSize(1);
    JsonNode accused = findings.path("accused").get(0);
    assertThat(accused.path("recipient").asText()).isEqualTo("partner-11");
    assertThat(accused.path("falseAccusationBound").asDouble()).isLessThanOrEqualTo(1e-6);
    if (change.calculated()) {
      assertThat(findings.path("alternativesTried").asLong()).isGreaterThan(1);
    } else {
      assertThat(findings.path("alternativesTried").asLong()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("calculations")
  void unmarkedTableNamesNobody(Change change) throws IOException {
    JsonNode findings = trace(change, folder.resolve("customers.csv"));

    assertThat(findings.path("accused")).as(change.toString()).isEmpty();
    assertThat(findings.path("verdict").asText()).isEqualTo("nobody-named");
  }

  private static JsonNode trace(Change change, Path copy) throws IOException {
    int column = HEADER.indexOf(change.column());
    List<String> dump = new ArrayList<>(List.of("a,b"));
    List<String> lines = Files.readAllLines(copy);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      String cell = change.cell().apply(cells[column]);
      dump.add(cells[0] + "," + (cell.indexOf(',') >= 0 ? '"' + cell + '"' : cell));
    }
    Path file = folder.resolve("dump.csv");
    Files.write(file, dump);
    Path out = folder.resolve("case");
    Run.ok("trace", file, "--ledger", folder.resolve("ledger"), "--out", out, "--quiet");
    return new ObjectMapper().readTree(out.resolve("findings.json").toFile());
  }
}
