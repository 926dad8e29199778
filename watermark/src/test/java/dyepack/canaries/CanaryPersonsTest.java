package dyepack.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.canaries.ForgeRequest.Caution;
import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Made-up people have as many rows as real ones, and are one bet however many rows they have. */
class CanaryPersonsTest {
  private static final int ROWS = 3_000;
  private static final TierCounts COUNTS = new TierCounts(4, 10, 16);
  private static final List<String> HEADER = List.of("visit", "patient", "sex", "born", "ward");

  /** Every second person comes once, the others three times. */
  private static TestTables visits() {
    Random random = new Random(3);
    List<String[]> rows = new ArrayList<>();
    while (rows.size() < ROWS) {
      String[] person = {
        String.format("%08d", random.nextInt(100_000_000)),
        random.nextBoolean() ? "F" : "M",
        "19" + (20 + random.nextInt(80)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9)
      };
      for (int i = random.nextBoolean() ? 2 : 0; i < 3; i++) {
        rows.add(
            new String[] {
              "V" + (1_000_000 + random.nextInt(9_000_000)),
              person[0],
              person[1],
              person[2],
              "ward " + random.nextInt(9)
            });
      }
    }
    java.util.Collections.shuffle(rows, random);
    return new TestTables(
        "visits",
        HEADER,
        List.of(
            IdentifierSpec.of("visit", IdentifierType.TEXT),
            IdentifierSpec.of("patient", IdentifierType.TEXT)),
        rows);
  }

  private static final TestTables TABLE = visits();
  private static final CanaryPool POOL =
      CanaryQuality.pool(TABLE, COUNTS, ContactsPool.EMPTY, Caution.NEVER_ISSUED, 5);

  private static Map<Integer, List<Canary>> people() {
    return POOL.canaries().stream().collect(Collectors.groupingBy(Canary::draw));
  }

  @Test
  void rowsOfAPersonAgreeInWhoItIs() {
    Set<String> real = TABLE.rows().stream().map(row -> row[1]).collect(Collectors.toSet());
    Set<String> made = new HashSet<>();
    for (List<Canary> rows : people().values()) {
      assertThat(rows.get(0).leads()).isTrue();
      assertThat(rows)
          .extracting(c -> c.cells().subList(1, 4))
          .containsOnly(rows.get(0).cells().subList(1, 4));
      assertThat(rows)
          .extracting(c -> c.tier() + " " + c.level())
          .containsOnly(rows.get(0).tier() + " " + rows.get(0).level());
      assertThat(made.add(rows.get(0).cells().get(1))).isTrue();
    }
    assertThat(made).doesNotContainAnyElementsOf(real);
    assertThat(POOL.canaries()).extracting(c -> c.cells().get(0)).doesNotHaveDuplicates();
  }

  /** A quarter of the real rows are about somebody who comes once. */
  @Test
  void peopleComeBackAsOftenAsRealOnes() {
    Map<Integer, Integer> people = new HashMap<>();
    people().values().forEach(rows -> people.merge(rows.size(), 1, Integer::sum));
    double all = people().size();
    assertThat(people.getOrDefault(1, 0) / all).isBetween(0.38, 0.62);
    assertThat(people.getOrDefault(3, 0) / all).isBetween(0.35, 0.62);
    assertThat(people.keySet()).allMatch(rows -> rows <= 3);
    assertThat(POOL.canaries()).hasSize(200 + 20 + 20);
  }

  @Test
  void aPersonIsDrawnOnceForAllRows() {
    for (int recipient = 0; recipient < 200; recipient++) {
      byte[] key = ("recipient " + recipient).getBytes(StandardCharsets.UTF_8);
      CanaryInclusion inclusion = new CanaryInclusion(List.of(key));
      people()
          .values()
          .forEach(
              rows ->
                  assertThat(rows.stream().filter(inclusion::holds).count())
                      .isIn(0L, (long) rows.size()));
    }
  }

  /** A small share draws from the first of each tier, and never from a part of a person's rows. */
  @Test
  void smallSharesDontDividePeople() {
    for (long rows = 200; rows < 4_000; rows += 170) {
      List<Canary> drawn = POOL.forShareOf(rows, COUNTS);
      Map<Integer, Long> whole =
          drawn.stream().collect(Collectors.groupingBy(Canary::draw, Collectors.counting()));
      whole.forEach(
          (draw, count) ->
              assertThat(count).isEqualTo((long) people().getOrDefault(draw, List.of()).size()));
    }
  }

  @Test
  void theFileKeepsWhoBelongsTogether() {
    assertThat(CanaryFile.read(CanaryFile.write(POOL))).isEqualTo(POOL);
  }

  @Test
  void serialNumbersInShortStepsAreNoted() {
    assertThat(notesOfSteps(random -> 1 + random.nextInt(9)))
        .anyMatch(note -> note.contains("short steps"));
    assertThat(notesOfSteps(random -> 1 + (int) (-30 * Math.log(random.nextDouble()))))
        .noneMatch(note -> note.contains("short steps"));
  }

  private static List<String> notesOfSteps(java.util.function.ToIntFunction<Random> step) {
    Random random = new Random(4);
    List<String[]> rows = new ArrayList<>();
    int number = 70_000;
    for (int i = 0; i < ROWS; i++) {
      number += step.applyAsInt(random);
      rows.add(new String[] {Integer.toString(number), "kind " + random.nextInt(5)});
    }
    TestTables table =
        new TestTables(
            "steps",
            List.of("number", "kind"),
            List.of(IdentifierSpec.of("number", IdentifierType.NUMBER)),
            rows);
    return CanaryQuality.pool(table, COUNTS, ContactsPool.EMPTY, Caution.NEVER_ISSUED, 5).notes();
  }
}
