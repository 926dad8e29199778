package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dumps with masked phones only, by the public command: families share phone and surname, so every
 * row fits three people, and twelve staff of a shop share theirs.
 */
class MaskedDumpTest {
  private static final String HEADER = "customer_id,name,phone,balance,weight";
  private static final int FAMILIES = 90;
  private static final int STAFF = 12;

  @TempDir static Path folder;

  @BeforeAll
  static void share() throws IOException {
    write("customers.csv", table(new Random(31)));
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        dataset: customers
        identifiers:
          - {column: customer_id, type: text}
          - {column: phone, type: phone}
        marks:
          - {column: balance, kind: number, step: 0.01, tolerance: 0.50, alphabet: 16}
          - {column: weight, kind: number, step: 1, tolerance: 4}
        """);
    Path ledger = folder.resolve("ledger");
    Run.ok("init", "--ledger", ledger, "--owner", "Test Owner");
    for (int i = 1; i <= 20; i++) {
      Run.ok("recipient", "add", "partner-" + i, "--ledger", ledger);
    }
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

  private static List<String> table(Random random) {
    String surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    String given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平";
    List<String> rows = new ArrayList<>();
    for (int family = 0; family < FAMILIES + 1; family++) {
      String phone = "138" + (10_000_000 + random.nextInt(89_999_999));
      char surname = surnames.charAt(random.nextInt(surnames.length()));
      for (int member = 0; member < (family < FAMILIES ? 3 : STAFF); member++) {
        rows.add(
            String.join(
                ",",
                "K" + (100_000 + rows.size() * 7),
                "" + surname + given.charAt(member) + given.charAt(random.nextInt(given.length())),
                phone,
                String.format(Locale.ROOT, "%.2f", 500 + 90_000 * random.nextDouble()),
                Integer.toString(2_000 + random.nextInt(90_000))));
      }
    }
    return rows;
  }

  private static void write(String name, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(rows);
    Files.write(folder.resolve(name), lines);
  }

  private static List<String> copy(String recipient) throws IOException {
    List<String> lines =
        Files.readAllLines(folder.resolve("outbox/" + recipient + "/customers.csv"));
    return lines.subList(1, lines.size());
  }

  private static JsonNode trace(List<String> rows) throws IOException {
    List<String> masked = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      cells[0] = "";
      cells[1] = cells[1].charAt(0) + "**";
      cells[2] = cells[2].substring(0, 3) + "****" + cells[2].substring(7);
      masked.add(String.join(",", cells));
    }
    write("dump.csv", masked);
    Path out = folder.resolve("case");
    Run.ok(
        "trace",
        folder.resolve("dump.csv"),
        "--ledger",
        folder.resolve("ledger"),
        "--out",
        out,
        "--quiet");
    return new ObjectMapper().readTree(out.resolve("findings.json").toFile());
  }

  @Test
  void holderOfTheCopyIsNamedAndWhatWasLeftOutIsSaid() throws IOException {
    JsonNode findings = trace(copy("partner-13"));

    assertThat(findings.path("accused")).hasSize(1);
    assertThat(findings.path("accused").get(0).path("recipient").asText()).isEqualTo("partner-13");
    assertThat(findings.path("dump").path("rowsAmbiguous").asInt()).isEqualTo(3 * FAMILIES);
    assertThat(findings.path("limits").toString())
        .contains(STAFF + " rows are masked so far", 3 * FAMILIES + " rows fit several people");
  }

  @Test
  void unmarkedTableNamesNobody() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("customers.csv"));
    JsonNode findings = trace(lines.subList(1, lines.size()));

    assertThat(findings.path("accused")).isEmpty();
    assertThat(findings.path("verdict").asText()).isEqualTo("nobody-named");
  }

  @Test
  void strangersNameNobody() throws IOException {
    JsonNode findings = trace(table(new Random(32)));

    assertThat(findings.path("accused")).isEmpty();
    assertThat(findings.path("verdict").asText()).isEqualTo("not-ours");
  }
}
