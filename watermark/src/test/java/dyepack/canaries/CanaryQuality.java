package dyepack.canaries;

import dyepack.canaries.ForgeRequest.Caution;
import dyepack.canaries.ForgeRequest.Constraints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Shares a table with canaries and lets a classifier look for them. */
record CanaryQuality(CanaryPool pool, List<String[]> share, boolean[] canary, List<String> header) {

  static CanaryPool pool(
      TestTables table, TierCounts counts, ContactsPool contacts, Caution caution, long seed) {
    return pool(table, counts, contacts, caution, seed, List.of());
  }

  static CanaryPool pool(
      TestTables table,
      TierCounts counts,
      ContactsPool contacts,
      Caution caution,
      long seed,
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
    for (Canary canary : held) {
      if (canary.after().isEmpty()) {
        at.computeIfAbsent(canary.rowNumber(table.rows().size()), key -> new ArrayList<>())
            .add(canary);
      } else {
        List<String> key = new ArrayList<>(List.of("0"));
        key.addAll(canary.after());
        after.computeIfAbsent(key, any -> new ArrayList<>()).add(canary);
      }
    }
    List<String[]> share = new ArrayList<>();
    List<Boolean> made = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      for (Canary canary : at.getOrDefault((long) i, List.of())) {
        share.add(canary.row());
        made.add(true);
      }
      share.add(table.rows().get(i));
      made.add(false);
      for (Canary canary : after.getOrDefault(key(table, 0, table.rows().get(i)), List.of())) {
        share.add(canary.row());
        made.add(true);
      }
    }
    boolean[] canary = new boolean[made.size()];
    for (int i = 0; i < canary.length; i++) {
      canary[i] = made.get(i);
    }
    return new CanaryQuality(pool, share, canary, table.header());
  }

  static ContactsPool contacts(int count, long seed) {
    Random random = new Random(seed);
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

  /** Area under the curve and precision at k over the base rate. */
  record Result(double areaUnderCurve, double lift, int canaries, String features) {}

  /** Trains on all canaries and on 4,000 of the real rows. */
  Result classified(long seed) {
    ShareFeatures features = new ShareFeatures(header, share);
    Random random = new Random(seed);
    int[] taken =
        IntStream.range(0, share.size())
            .filter(i -> canary[i] || random.nextInt(share.size()) < 4_000)
            .toArray();
    double[][] values =
        Arrays.stream(features.features())
            .map(f -> Arrays.stream(taken).mapToDouble(i -> f[i]).toArray())
            .toArray(double[][]::new);
    boolean[] canary = new boolean[taken.length];
    for (int i = 0; i < taken.length; i++) {
      canary[i] = this.canary[taken[i]];
    }
    BoostedTrees trees = new BoostedTrees(values, canary);
    double[] scores = trees.scores(seed);
    int canaries = 0;
    for (boolean c : canary) {
      canaries += c ? 1 : 0;
    }
    record Alone(String name, double area) {}
    List<Alone> alone = new ArrayList<>();
    for (int f = 0; f < values.length; f++) {
      alone.add(new Alone(features.names().get(f), BoostedTrees.alone(values[f], canary)));
    }
    alone.sort((a, b) -> Double.compare(b.area, a.area));
    StringBuilder best = new StringBuilder();
    alone.stream().limit(8).forEach(a -> best.append(String.format("%s %.3f; ", a.name, a.area)));
    double base = (double) canaries / canary.length;
    return new Result(
        BoostedTrees.areaUnderCurve(scores, canary),
        BoostedTrees.precision(scores, canary) / base,
        canaries,
        best.toString());
  }
}
