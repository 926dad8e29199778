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
 * Dumps whose rows can be told by their addresses alone, which somebody edited, by the public
 * command: customers' numbers, names and phones are gone, addresses lost their province, their
 * building words or their ends, or gained notes.
 */
class EditedAddressDumpTest {
  private static final String HEADER = "customer_id,name,phone,address,balance,weight";
  private static final int ROWS = 400;

  @TempDir static Path folder;

  @BeforeAll
  static void share() throws IOException {
    write("customers.csv", table(new Random(41)));
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
          - {column: address, kind: text}
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
    String[] cities = {"河南省郑州市金水区", "浙江省杭州市西湖区", "北京市朝阳区", "四川省成都市武侯区"};
    String roads = "人民解放建设和平新华文化东风学院长江友谊";
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      int road = 2 * random.nextInt(roads.length() / 2);
      String address =
          cities[random.nextInt(cities.length)]
              + roads.substring(road, road + 2)
              + "路"
              + (1 + random.nextInt(300))
              + "号阳光花园"
              + (1 + random.nextInt(30))
              + "号楼"
              + (1 + random.nextInt(4))
              + "单元"
              + (1 + random.nextInt(18))
              + "0"
              + (1 + random.nextInt(4))
              + "室";
      rows.add(
          String.join(
              ",",
              "K" + (100_000 + i * 7),
              "王" + "伟芳娜敏静丽强磊军洋".charAt(random.nextInt(10)),
              "13" + (100_000_000 + random.nextInt(899_999_999)),
              address,
              String.format(Locale.ROOT, "%.2f", 500 + 90_000 * random.nextDouble()),
              Integer.toString(2_000 + random.nextInt(90_000))));
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

  private static String edited(String address, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> address.replaceFirst("^.*?省", "");
      case 1 -> address.replaceAll("号楼|栋|单元", "-").replaceAll("室$", "");
      case 2 -> address + "(放门口)";
      case 3 -> address.substring(0, address.length() - 3);
      default -> address.replace("阳光", "阳");
    };
  }

  private static JsonNode trace(List<String> rows) throws IOException {
    Random random = new Random(43);
    List<String> lines = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      lines.add(String.join(",", cells[5], edited(cells[3], random), cells[4]));
    }
    Files.write(folder.resolve("dump.csv"), lines);
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
  void holderOfTheCopyIsNamed() throws IOException {
    JsonNode findings = trace(copy("partner-13"));

    assertThat(findings.path("dump").path("rowsMatched").asInt()).isGreaterThan(ROWS * 95 / 100);
    assertThat(findings.path("accused")).hasSize(1);
    assertThat(findings.path("accused").get(0).path("recipient").asText()).isEqualTo("partner-13");
  }

  @Test
  void unmarkedTableNamesNobody() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("customers.csv"));
    JsonNode findings = trace(lines.subList(1, lines.size()));

    assertThat(findings.path("accused")).isEmpty();
    assertThat(findings.path("verdict").asText()).isEqualTo("nobody-named");
  }

  @Test
  void strangersOfTheSameStreetsNameNobody() throws IOException {
    JsonNode findings = trace(table(new Random(42)));

    assertThat(findings.path("accused")).isEmpty();
    assertThat(findings.path("verdict").asText()).isEqualTo("not-ours");
  }
}
