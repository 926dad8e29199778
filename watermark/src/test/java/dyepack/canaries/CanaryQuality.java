package dyepack.canaries;

import dyepack.canaries.ForgeRequest.Caution;
import dyepack.canaries.ForgeRequest.Constraints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A share with canaries (their numbers, -1 for real rows), and a classifier that looks for them.
 */
record CanaryQuality(List<String[]> share, int[] number, List<String> header) {
  /** Real rows that a classifier is shown. */
  static final int REAL = 4_000;

  private static final int NEIGHBOURS = 40;

  static CanaryPool pool(
      TestTables table, TierCounts counts, ContactsPool contacts, Caution caution, long seed) {
    return pool(table, counts, contacts, caution, seed, 0, List.of());
  }

  static CanaryPool pool(
      TestTables table,
      TierCounts counts,
      ContactsPool contacts,
      Caution caution,
      long seed,
      double withheld,
      List<Canary> existing) {
    DonorSampler sampler = DonorSampler.forColumns(table.header().size(), seed);
    Set<List<String>> known = new HashSet<>();
    for (int i = 0; i < table.rows().size(); i++) {
      sampler.add(i, table.rows().get(i));
      for (int k = 0; k < table.identifiers().size(); k++) {
        known.add(key(table, k, table.rows().get(i)));
      }
    }
    return new CanaryForge(("key " + seed).getBytes(StandardCharsets.UTF_8))
        .forge(
            new ForgeRequest(
                table.header(),
                table.identifiers(),
                sampler.sample(),
                table.rows().size(),
                counts,
                contacts,
                Constraints.NONE,
                caution,
                (identifier, cells) -> {
                  List<String> key = new ArrayList<>(List.of("" + identifier));
                  key.addAll(cells);
                  return known.contains(key);
                },
                withheld,
                existing));
  }

  private static List<String> key(TestTables table, int identifier, String[] row) {
    List<String> key = new ArrayList<>(List.of("" + identifier));
    table
        .identifiers()
        .get(identifier)
        .columns()
        .forEach(column -> key.add(row[table.header().indexOf(column)]));
    return key;
  }

  /** Puts canaries where they stand. */
  static CanaryQuality share(TestTables table, CanaryPool pool, List<Canary> held) {
    Map<List<String>, List<Canary>> after = new HashMap<>();
    Map<Long, List<Canary>> at = new HashMap<>();
    Map<List<String>, Canary> instead = new HashMap<>();
    Set<List<String>> lacking = new HashSet<>();
    for (Canary canary : held) {
      if (canary.apart()) {
        List<String> key = new ArrayList<>(List.of("0"));
        key.addAll(canary.instead());
        lacking.add(key);
      }
      if (!canary.instead().isEmpty() && !canary.apart()) {
        List<String> key = new ArrayList<>(List.of("0"));
        key.addAll(canary.instead());
        if (instead.put(key, canary) != null) {
          throw new AssertionError("two canaries in the place of one row");
        }
      } else if (canary.after().isEmpty()) {
        at.computeIfAbsent(canary.rowNumber(table.rows().size()), key -> new ArrayList<>())
            .add(canary);
      } else {
        List<String> key = new ArrayList<>(List.of("0"));
        key.addAll(canary.after());
        after.computeIfAbsent(key, any -> new ArrayList<>()).add(canary);
      }
    }
    after.values().forEach(list -> list.sort(Comparator.comparingDouble(Canary::place)));
    List<String[]> share = new ArrayList<>();
    List<Integer> made = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      for (Canary canary : at.getOrDefault((long) i, List.of())) {
        share.add(canary.row());
        made.add(canary.number());
      }
      Canary standing = instead.get(key(table, 0, table.rows().get(i)));
      if (standing != null) {
        share.add(standing.row());
        made.add(standing.number());
      } else if (!lacking.contains(key(table, 0, table.rows().get(i)))) {
        share.add(table.rows().get(i));
        made.add(-1);
      }
      for (Canary canary : after.getOrDefault(key(table, 0, table.rows().get(i)), List.of())) {
        share.add(canary.row());
        made.add(canary.number());
      }
    }
    return new CanaryQuality(
        share, made.stream().mapToInt(Integer::intValue).toArray(), table.header());
  }

  static ContactsPool contacts(int count, long seed) {
    Random random = new Random(1_000_003 * (seed + 17));
    List<ContactsPool.Contact> contacts = new ArrayList<>();
    String[] prefixes = {
      "130", "131", "133", "135", "136", "138", "139", "150", "151", "158", "159", "177", "180",
      "186", "188", "189"
    };
    for (int i = 0; i < count; i++) {
      contacts.add(
          new ContactsPool.Contact(
              prefixes[random.nextInt(prefixes.length)]
                  + String.format("%08d", random.nextInt(100_000_000)),
              "c" + i + "@owner.test"));
    }
    return new ContactsPool(contacts);
  }

  /** Area under the curve, precision at k over the base rate, and what gave canaries away. */
  record Result(double areaUnderCurve, double lift, int canaries, String features) {}

  /**
   * Lets boosted trees look for canaries in {@code shares} shares, over which the pool is dealt
   * out. They learn with the truth of four fifths of the canaries and of {@link #REAL} real rows,
   * and are judged on the rest: more than a recipient has, who knows no truth and has one share.
   * Rare canaries that were made one after the other have the same contacts, and hardly ever meet
   * in a share: they are learned or judged together. So are all rows of one person, made up or
   * real: with some of them in the lesson the others would be known by the person's number alone. A
   * row that another share lacks for a canary is never in the lesson: it has the canary's cells,
   * and learned as a real row it would hide the canary.
   *
   * @param without columns that the classifier doesn't see
   */
  static Result classified(
      TestTables table, CanaryPool pool, int shares, Set<String> without, long seed) {
    Random random = new Random(seed);
    List<double[][]> taken = new ArrayList<>();
    List<Boolean> truth = new ArrayList<>();
    List<Integer> groups = new ArrayList<>();
    List<String> names = List.of();
    Map<Integer, Integer> draws = new HashMap<>();
    pool.canaries().forEach(c -> draws.putIfAbsent(c.draw(), draws.size()));
    Set<List<String>> models = new HashSet<>();
    for (Canary canary : pool.canaries()) {
      List<String> key = new ArrayList<>(List.of("0"));
      key.addAll(canary.instead());
      models.add(key);
    }
    Map<Integer, Integer> leaders = new HashMap<>();
    pool.canaries().forEach(c -> leaders.put(c.number(), c.draw()));
    int person =
        table.identifiers().size() < 2
            ? -1
            : table.header().indexOf(table.identifiers().get(1).columns().get(0));
    long rows = 0;
    for (int recipient = 0; recipient < shares; recipient++) {
      int own = recipient;
      CanaryQuality share =
          share(
              table,
              pool,
              pool.canaries().stream()
                  .filter(c -> draws.getOrDefault(c.draw(), 0) % shares == own)
                  .toList());
      ShareFeatures features = new ShareFeatures(share.header, share.share);
      double[][] values = features.features();
      names = names.isEmpty() ? features.names() : names;
      rows += share.share.size();
      double part = (double) REAL / shares / share.share.size();
      int[] chosen =
          IntStream.range(0, share.share.size())
              .filter(
                  i ->
                      share.number[i] >= 0
                          || (random.nextDouble() < part
                              && !models.contains(key(table, 0, share.share.get(i)))))
              .toArray();
      List<String> known = features.names();
      taken.add(
          names.stream()
              .map(
                  name ->
                      Arrays.stream(chosen)
                          .mapToDouble(
                              i -> known.contains(name) ? values[known.indexOf(name)][i] : 0)
                          .toArray())
              .toArray(double[][]::new));
      for (int i : chosen) {
        truth.add(share.number[i] >= 0);
        groups.add(
            share.number[i] >= 0
                ? leaders.getOrDefault(share.number[i], 0) / NEIGHBOURS
                : person < 0
                    ? random.nextInt(5)
                    : Math.floorMod(31 * share.share.get(i)[person].hashCode(), 5));
      }
    }
    List<double[]> seen = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int f = 0; f < names.size(); f++) {
      String name = names.get(f);
      int feature = f;
      if (without.stream().noneMatch(column -> name.contains(column))) {
        labels.add(name);
        seen.add(taken.stream().flatMapToDouble(part -> Arrays.stream(part[feature])).toArray());
      }
    }
    boolean[] canary = new boolean[truth.size()];
    for (int i = 0; i < canary.length; i++) {
      canary[i] = truth.get(i);
    }
    BoostedTrees trees = new BoostedTrees(seen.toArray(new double[0][]), canary);
    double[] scores = trees.scores(groups.stream().mapToInt(Integer::intValue).toArray());
    int canaries = pool.canaries().size();
    double each = (rows - canaries) / (double) (canary.length - canaries);
    return new Result(
        BoostedTrees.areaUnderCurve(scores, canary),
        BoostedTrees.precision(scores, canary, each)
            / (canaries / (canaries + each * (canary.length - canaries))),
        canaries,
        trees.telling(labels, 8));
  }
}
