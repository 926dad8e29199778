package dyepack.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import dyepack.canaries.ForgeRequest.Caution;
import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Values of canaries come back as often as real ones, and parts of a cell agree with the row. */
class CanaryLikenessTest {
  private static final TierCounts COUNTS = new TierCounts(4, 10, 16);

  private static List<Canary> canaries(Function<Random, String[]> row, String... header) {
    return made(row, header).canaries;
  }

  private record Made(List<String[]> rows, List<Canary> canaries) {}

  private static Made made(Function<Random, String[]> row, String... header) {
    Random random = new Random(5);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      rows.add(row.apply(random));
    }
    TestTables table =
        new TestTables(
            "made",
            List.of(header),
            List.of(IdentifierSpec.of(header[0], IdentifierType.NUMBER)),
            rows);
    CanaryPool pool =
        CanaryQuality.pool(table, COUNTS, new ContactsPool(List.of()), Caution.NEVER_ISSUED, 5);
    assertThat(pool.canaries()).hasSizeGreaterThan(200);
    return new Made(rows, pool.canaries());
  }

  private static String id(Random random) {
    return Integer.toString(10_000_000 + random.nextInt(80_000_000));
  }

  /** 1,500 values of two rows on average: 13 % of the rows have one that no other has. */
  @Test
  void aValueIsAsFrequentAsThatOfARealRow() {
    Made made =
        made(
            random -> new String[] {id(random), String.format("Q%05X", 7 * random.nextInt(1_500))},
            "id",
            "code");
    Map<String, Integer> counts = new HashMap<>();
    made.rows.forEach(row -> counts.merge(row[1], 1, Integer::sum));
    double[] real = new double[5];
    made.rows.forEach(row -> real[Math.min(4, counts.getOrDefault(row[1], 0))]++);
    double[] found = new double[5];
    made.canaries.forEach(c -> found[Math.min(4, 1 + counts.getOrDefault(c.cells().get(1), 0))]++);
    for (int count = 1; count < 5; count++) {
      double expected = real[count] / made.rows.size();
      assertThat(found[count] / made.canaries.size())
          .as("part of the canaries whose value stands in %d rows", count)
          .isBetween(expected - 0.12, expected + 0.12);
    }
  }

  @Test
  void whatAValueDeterminesGoesWithIt() {
    String[] words = {"lamp", "rake", "robot", "tea", "novel", "cable", "pot"};
    Made made =
        made(
            random -> {
              int article = random.nextInt(900);
              return new String[] {
                id(random), "A" + (5_000 + article), words[article % 7], "" + article % 11
              };
            },
            "id",
            "article",
            "title",
            "shelf");
    Set<String> real = made.rows.stream().map(row -> row[1]).collect(Collectors.toSet());
    assertThat(made.canaries)
        .filteredOn(c -> real.contains(c.cells().get(1)))
        .hasSizeGreaterThan(150)
        .allSatisfy(
            canary -> {
              int article = Integer.parseInt(canary.cells().get(1).substring(1)) - 5_000;
              assertThat(canary.cells().get(2)).isEqualTo(words[article % 7]);
              assertThat(canary.cells().get(3)).isEqualTo("" + article % 11);
            });
  }

  @Test
  void fieldsOfACellAgreeWithOtherColumns() {
    List<Canary> canaries =
        canaries(
            random -> {
              int site = random.nextInt(12);
              int load = random.nextInt(4) * random.nextInt(25);
              return new String[] {
                id(random),
                "s" + site,
                "10." + site + "." + random.nextInt(256) + "." + random.nextInt(256),
                "{\"load\":" + load + ",\"up\":" + (load > 0) + "}"
              };
            },
            "id",
            "site",
            "ip",
            "state");
    assertThat(canaries)
        .allSatisfy(
            canary -> {
              String[] bytes = canary.cells().get(2).split("\\.", -1);
              assertThat("s" + bytes[1]).isEqualTo(canary.cells().get(1));
              assertThat(bytes).allSatisfy(b -> assertThat(Integer.parseInt(b)).isBetween(0, 255));
              String state = canary.cells().get(3);
              assertThat(state.contains("\"load\":0,")).isEqualTo(state.contains("\"up\":false"));
            });
  }

  @Test
  void durationsFollowTheirDates() {
    List<Canary> canaries =
        canaries(
            random -> {
              LocalDate from = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_000));
              int days = (int) (-Math.log(random.nextDouble()) * 9);
              return new String[] {
                id(random), from.toString(), from.plusDays(days).toString(), "" + days
              };
            },
            "id",
            "from",
            "to",
            "days");
    assertThat(canaries)
        .allSatisfy(
            canary ->
                assertThat(
                        ChronoUnit.DAYS.between(
                            LocalDate.parse(canary.cells().get(1)),
                            LocalDate.parse(canary.cells().get(2))))
                    .isEqualTo(Long.parseLong(canary.cells().get(3))));
  }

  /**
   * Numbers of customers without a letter are names, not quantities: moved they would be nobody.
   */
  @Test
  void numbersThatNameSomethingAreNotMoved() {
    Made made =
        made(
            random -> {
              int customer = random.nextInt(600);
              return new String[] {
                id(random), Long.toString(460_000_000_000L + 98_765_431L * customer)
              };
            },
            "id",
            "customer");
    Set<String> real = made.rows.stream().map(row -> row[1]).collect(Collectors.toSet());
    assertThat(made.canaries.stream().filter(c -> real.contains(c.cells().get(1))).count())
        .isGreaterThan((long) (0.9 * made.canaries.size()));
  }

  /** Prices lie so close together that they meet by chance, too; still each is its article's. */
  @Test
  void pricesGoWithTheirArticles() {
    Made made =
        made(
            random -> {
              int article = random.nextInt(700);
              return new String[] {
                id(random),
                "A" + (5_000 + article),
                String.format("%.2f", 1 + article * 7_919 % 1_500 / 100.0)
              };
            },
            "id",
            "article",
            "price");
    Map<String, String> prices = new HashMap<>();
    made.rows.forEach(row -> prices.put(row[1], row[2]));
    assertThat(made.canaries)
        .filteredOn(c -> prices.containsKey(c.cells().get(1)))
        .hasSizeGreaterThan(180)
        .allSatisfy(c -> assertThat(c.cells().get(2)).isEqualTo(prices.get(c.cells().get(1))));
  }

  /** Days of delivery repeat, but go with the time of the order and not with the neighbour. */
  @Test
  void repeatedDaysMoveAlongWithTheirPlace() {
    LocalDate[] clock = {LocalDate.of(2024, 1, 1)};
    int[] row = {0};
    Made made =
        made(
            random -> {
              clock[0] = ++row[0] % 60 == 0 ? clock[0].plusDays(1) : clock[0];
              return new String[] {
                Integer.toString(10_000 * row[0] + random.nextInt(9_000)),
                clock[0].toString(),
                clock[0].plusDays(1 + random.nextInt(6)).toString()
              };
            },
            "id",
            "ordered",
            "delivered");
    Map<Long, Integer> waits = new HashMap<>();
    int like = 0;
    for (Canary canary : made.canaries) {
      long wait =
          ChronoUnit.DAYS.between(
              LocalDate.parse(canary.cells().get(1)), LocalDate.parse(canary.cells().get(2)));
      assertThat(wait).isBetween(1L, 6L);
      waits.merge(wait, 1, Integer::sum);
      int place = (int) canary.rowNumber(made.rows.size());
      like += made.rows.get(place - 1)[2].equals(canary.cells().get(2)) ? 1 : 0;
    }
    assertThat(waits.keySet()).hasSize(6);
    assertThat((double) like / made.canaries.size()).isBetween(0.05, 0.4);
  }
}
