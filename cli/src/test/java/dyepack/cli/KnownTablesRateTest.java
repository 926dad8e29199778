package dyepack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables on which others publish: German Credit, Breast Cancer Wisconsin, Nursery, Adult and
 * Covertype of the UCI repository (CC BY 4.0), each with an id of its own that stays in the leak,
 * shared with 2,000 recipients through the public commands, and leaked at the strengths of those
 * papers. The marked columns, their steps and tolerances stand in {@code known-tables/*.yaml}.
 *
 * <p>Needs {@code -Dknown.tables=FOLDER} with the files as they come from {@code
 * https://archive.ics.uci.edu}; a table whose file is missing is skipped. Appends its figures to
 * {@code target/KNOWN-TABLES.md}.
 */
@Tag("slow")
class KnownTablesRateTest {
  private static final int RECIPIENTS = Integer.getInteger("known.recipients", 2_000);
  private static final int TRIALS = Integer.getInteger("known.trials", 20);
  private static final int MOST_ROWS = 5_000;

  /** A table as its publisher has it. */
  enum Known {
    GERMAN(
        "german.data",
        " ",
        "status,duration,history,purpose,amount,savings,employment,rate,personal,debtors,residence,"
            + "property,age,plans,housing,credits,job,liable,telephone,foreign,class"),
    BREAST(
        "breast-cancer-wisconsin.data",
        ",",
        "code,clump,size,shape,adhesion,epithelial,bare,chromatin,nucleoli,mitoses,class"),
    NURSERY(
        "nursery.data", ",", "parents,has_nurs,form,children,housing,finance,social,health,class"),
    ADULT(
        "adult.data",
        ",",
        "age,workclass,fnlwgt,education,education_num,marital,occupation,relationship,race,sex,"
            + "gain,loss,hours,country,class"),
    COVTYPE("covtype.data", ",", "elevation,aspect,slope,water,water_v,road");

    private final String file;
    private final String separator;
    private final ImmutableList<String> header;

    Known(String file, String separator, String header) {
      this.file = file;
      this.separator = separator;
      this.header = ImmutableList.copyOf(Splitter.on(',').split(header));
    }
  }

  @TempDir Path folder;
  private final Map<String, List<String>> values = new HashMap<>();
  private final Map<String, Integer> tolerances = new HashMap<>();
  private final List<String> marked = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void namedAtThePublishedStrengths(Known known) throws IOException {
    String tables = System.getProperty("known.tables");
    assumeTrue(tables != null, "-Dknown.tables=FOLDER is not given");
    Path source = Path.of(tables).resolve(known.file);
    assumeTrue(Files.exists(source), known.file + " is not there");
    share(known, source);

    List<String> lines = new ArrayList<>();
    double half = detected(known, lines, 0.5, 1);
    double most = detected(known, lines, 0.6, 1);
    double tenth = detected(known, lines, 0, 0.1);
    assertThat(nobodyIn(folder.resolve("table.csv"))).as("the original accuses nobody").isTrue();
    Path results = Path.of("target", "KNOWN-TABLES.md");
    Files.write(
        results,
        lines,
        StandardCharsets.UTF_8,
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
    assertThat(half).isGreaterThanOrEqualTo(1.0);
    assertThat(most).isGreaterThanOrEqualTo(0.93);
    assertThat(tenth).isGreaterThanOrEqualTo(1.0);
  }

  private void share(Known known, Path source) throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add("id," + String.join(",", known.header));
    for (String line : Files.readAllLines(source, StandardCharsets.ISO_8859_1)) {
      List<String> cells =
          Splitter.on(known.separator).trimResults().omitEmptyStrings().splitToList(line);
      if (cells.size() >= known.header.size() && rows.size() <= MOST_ROWS) {
        List<String> kept = cells.subList(0, known.header.size());
        rows.add(String.format("K%06d,", rows.size()) + String.join(",", kept));
        for (int i = 0; i < kept.size(); i++) {
          values.computeIfAbsent(known.header.get(i), name -> new ArrayList<>()).add(kept.get(i));
        }
      }
    }
    Files.write(folder.resolve("table.csv"), rows);
    String name = known.file.replace(".data", ".yaml");
    String policy =
        Resources.toString(Resources.getResource("known-tables/" + name), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("policy.yaml"), policy);
    for (String column : known.header) {
      if (policy.contains("column: " + column + ",")) {
        marked.add(column);
        Matcher number =
            Pattern.compile("column: " + column + ", kind: number.*tolerance: (\\d+)")
                .matcher(policy);
        if (number.find()) {
          tolerances.put(column, Integer.valueOf(number.group(1)));
        }
      }
    }
    Path ledger = ledger();
    Run.ledger(ledger, IntStream.range(0, RECIPIENTS).mapToObj(i -> "r" + i).toList());
    Run.ok(
        "share",
        folder.resolve("table.csv"),
        "--ledger",
        ledger,
        "--policy",
        folder.resolve("policy.yaml"),
        "--to-all",
        "--out",
        folder.resolve("outbox"),
        "--quiet");
  }

  /**
   * Part of the trials in which the right recipient was named.
   *
   * @param flipped part of the marked cells that get another value of the tolerance at random
   * @param kept part of the rows that are left
   */
  private double detected(Known known, List<String> lines, double flipped, double kept)
      throws IOException {
    int named = 0;
    int innocents = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Random random = new Random(trial * 31L + Math.round(flipped * 100));
      String recipient = "r" + random.nextInt(RECIPIENTS);
      List<String> accused = trace(leak(known, recipient, flipped, kept, random));
      named += accused.contains(recipient) ? 1 : 0;
      innocents += accused.stream().anyMatch(who -> !who.equals(recipient)) ? 1 : 0;
    }
    assertThat(innocents).as("%s: innocents named", known).isZero();
    lines.add(
        String.format(
            "| %s | %s | %.0f %% | %.0f %% | %d of %d | %d |",
            known,
            String.join(", ", marked),
            100 * flipped,
            100 * (1 - kept),
            named,
            TRIALS,
            innocents));
    return (double) named / TRIALS;
  }

  private Path leak(Known known, String recipient, double flipped, double kept, Random random)
      throws IOException {
    List<String> copy =
        new ArrayList<>(
            Files.readAllLines(folder.resolve("outbox").resolve(recipient).resolve("table.csv")));
    String header = copy.remove(0);
    Collections.shuffle(copy, random);
    List<String> leaked = new ArrayList<>(List.of(header));
    for (String line : copy.subList(0, (int) Math.round(copy.size() * kept))) {
      List<String> cells = new ArrayList<>(Splitter.on(',').splitToList(line));
      for (String column : marked) {
        if (random.nextDouble() < flipped) {
          int place = 1 + known.header.indexOf(column);
          cells.set(place, flipped(column, cells.get(place), random));
        }
      }
      leaked.add(String.join(",", cells));
    }
    return Files.write(folder.resolve("leak.csv"), leaked);
  }

  /** Another value that the owner would accept as well: what destroys a mark and shows least. */
  private String flipped(String column, String cell, Random random) {
    Integer tolerance = tolerances.get(column);
    if (tolerance == null) {
      List<String> of = values.getOrDefault(column, List.of());
      return of.get(random.nextInt(of.size()));
    }
    return Long.toString(Long.parseLong(cell) + random.nextInt(2 * tolerance + 1) - tolerance);
  }

  private boolean nobodyIn(Path dump) throws IOException {
    return trace(dump).isEmpty();
  }

  private Path ledger() {
    return folder.resolve("ledger");
  }

  private List<String> trace(Path dump) throws IOException {
    Path out = folder.resolve("case");
    Run.ok("trace", dump, "--ledger", ledger(), "--out", out, "--quiet");
    JsonNode findings = new ObjectMapper().readTree(out.resolve("findings.json").toFile());
    List<String> accused = new ArrayList<>();
    findings.path("accused").forEach(one -> accused.add(one.path("recipient").asText()));
    return accused;
  }
}
