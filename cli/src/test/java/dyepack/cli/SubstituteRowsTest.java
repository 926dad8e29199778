package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A canary in the place of a real row has the row's cells but for its number. Leaks of the real
 * rows, without numbers, must speak of whoever leaked them and of nobody who holds the canaries;
 * leaks of the canaries themselves, with their numbers, are the control.
 */
class SubstituteRowsTest {
  private static final int ROWS = 3_000;
  private static final List<String> IDS = List.of("p1", "p2", "p3", "p4", "p5", "p6");
  private static final String LEAKER = "p4";

  @TempDir static Path folder;

  private static final Set<String> real = new HashSet<>();

  /** The lines of each copy. */
  private static final Map<String, List<String>> copies = new HashMap<>();

  @BeforeAll
  static void share() throws IOException {
    Random random = new Random(9);
    List<String> lines = new ArrayList<>(List.of("number,ward,minute,grams,cost,fee"));
    int number = 10_000;
    for (int i = 0; i < ROWS; i++) {
      number += 2 + random.nextInt(5);
      real.add(Integer.toString(number));
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,ward %d,%d,%d,%.2f,%.2f",
              number,
              1 + random.nextInt(9),
              random.nextInt(100_000),
              3_000 + 5 * random.nextInt(200),
              Math.exp(6 + random.nextGaussian()),
              Math.exp(5 + random.nextGaussian())));
    }
    Files.write(folder.resolve("visits.csv"), lines);
    Files.writeString(
        folder.resolve("visits.yaml"),
        """
        dataset: visits
        identifiers: [{column: number, type: number}]
        marks:
          - {column: cost, kind: number, step: 0.01, tolerance: 0.5}
          - {column: fee, kind: number, step: 0.01, tolerance: 0.5}
        canaries: {rare: 6, half: 12, common: 12}
        withhold: 0.01
        """);
    Run.ledger(folder.resolve("ledger"), IDS);
    Run.ok(
        "share",
        folder.resolve("visits.csv"),
        "--ledger",
        folder.resolve("ledger"),
        "--policy",
        folder.resolve("visits.yaml"),
        "--to-all",
        "--out",
        folder.resolve("out"));
    for (String recipient : IDS) {
      Path copy = folder.resolve("out").resolve(recipient).resolve("visits.csv");
      copies.put(recipient, Files.readAllLines(copy));
    }
  }

  private static List<String> copy(String recipient) {
    return copies.getOrDefault(recipient, List.of());
  }

  private static String cell(String line, int column) {
    return line.split(",", -1)[column];
  }

  private static boolean isCanary(String line) {
    return !line.startsWith("number") && !real.contains(cell(line, 0));
  }

  /** What a canary has from the row it stands for. */
  private static String kept(String line) {
    return cell(line, 1) + "," + cell(line, 2) + "," + cell(line, 3);
  }

  /** The leaker's rows for which somebody else has a canary. */
  private static List<String> standIns() {
    Set<String> others = new HashSet<>();
    for (String recipient : IDS) {
      copy(recipient).stream()
          .filter(SubstituteRowsTest::isCanary)
          .forEach(line -> others.add(kept(line)));
    }
    return copy(LEAKER).stream()
        .filter(line -> real.contains(cell(line, 0)) && others.contains(kept(line)))
        .toList();
  }

  private static JsonNode trace(String name, List<String> lines) throws IOException {
    Path leak = Files.write(folder.resolve(name + ".csv"), lines);
    Path report = folder.resolve(name);
    Run.ok("trace", leak, "--ledger", folder.resolve("ledger"), "--out", report);
    return new ObjectMapper().readTree(report.resolve("findings.json").toFile());
  }

  private static List<String> accused(JsonNode findings) {
    List<String> accused = new ArrayList<>();
    findings.path("accused").forEach(one -> accused.add(one.path("recipient").asText()));
    return accused;
  }

  @Test
  void leakerOfTheRealRowsIsNamedAndNoHolderOfTheirCanaries() throws IOException {
    List<String> lines = new ArrayList<>(List.of("ward,minute,grams,cost,fee"));
    List<String> rows = standIns();
    rows.forEach(line -> lines.add(line.substring(line.indexOf(',') + 1)));
    // Others among them, so that columns are found whatever becomes of the rows in question.
    copy(LEAKER).stream()
        .skip(1)
        .filter(line -> !isCanary(line))
        .limit(300)
        .forEach(line -> lines.add(line.substring(line.indexOf(',') + 1)));
    assertThat(rows).hasSizeGreaterThan(20);
    JsonNode findings = trace("real", lines);
    assertThat(accused(findings)).containsExactly(LEAKER);
    assertThat(findings.path("dump").path("canariesFound").asInt(-1)).isZero();
    assertThat(findings.path("dump").path("rowsAmbiguous").asInt(-1)).isZero();
  }

  @Test
  void realRowsWithoutNumbersAndMarksAccuseNobody() throws IOException {
    List<String> lines = new ArrayList<>(List.of("ward,minute,grams"));
    standIns().forEach(line -> lines.add(kept(line)));
    JsonNode findings = trace("bare", lines);
    assertThat(accused(findings)).isEmpty();
    assertThat(findings.path("dump").path("canariesFound").asInt(-1)).isZero();
  }

  @Test
  void canariesWithTheirNumbersAreFound() throws IOException {
    List<String> lines = new ArrayList<>(copy(LEAKER).subList(0, 301));
    List<String> canaries = copy(LEAKER).stream().filter(SubstituteRowsTest::isCanary).toList();
    assertThat(canaries).hasSizeGreaterThan(10);
    lines.addAll(canaries);
    JsonNode findings = trace("canaries", lines);
    assertThat(accused(findings)).containsExactly(LEAKER);
    assertThat(findings.path("dump").path("canariesFound").asInt(-1)).isEqualTo(canaries.size());
  }

  @Test
  void copiesWithACanaryLackTheRowWhoseCellsItHas() {
    Map<String, String> table = new HashMap<>();
    for (String recipient : IDS) {
      copy(recipient).stream()
          .skip(1)
          .filter(line -> !isCanary(line))
          .forEach(line -> table.put(kept(line), cell(line, 0)));
    }
    int checked = 0;
    for (String recipient : IDS) {
      Set<String> there = new HashSet<>();
      copy(recipient).forEach(line -> there.add(cell(line, 0)));
      for (String line : copy(recipient)) {
        String original = isCanary(line) ? table.get(kept(line)) : null;
        if (original != null) {
          assertThat(there).doesNotContain(original);
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(60);
  }
}
