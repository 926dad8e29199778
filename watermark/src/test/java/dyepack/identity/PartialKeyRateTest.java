package dyepack.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dyepack.rates.FigureBook;
import dyepack.rates.ReadingFigure;
import dyepack.share.BlindIndex;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many of a million people a partial key tells from all others, with the index's own keys, and
 * how many resident numbers are found again after a program rounded them to a double or to fifteen
 * digits. {@code java dyepack.identity.PartialKeyRateTest PEOPLE SEED} prints the table.
 */
@Tag("slow")
@Tag("figures")
class PartialKeyRateTest {
  private static final List<KeyKind> KINDS =
      List.of(
          KeyKind.PHONE_3_4,
          KeyKind.PHONE_3_4_SURNAME,
          KeyKind.PHONE_3_4_NAME,
          KeyKind.PHONE_4_NAME,
          KeyKind.PHONE_4_SURNAME,
          KeyKind.PHONE_4_HIDDEN_NAME,
          KeyKind.PHONE_7,
          KeyKind.PHONE_7_SURNAME,
          KeyKind.CN_ID_15,
          KeyKind.CN_ID_14,
          KeyKind.CN_ID_6_4,
          KeyKind.CN_ID_6_4_SURNAME,
          KeyKind.CN_ID_4_NAME,
          KeyKind.CN_ID_6_NAME,
          KeyKind.NAME_BIRTH,
          KeyKind.NAME_END_BIRTH,
          KeyKind.SURNAME_BIRTH);
  private static final IndexPlan PLAN =
      new IndexPlan(
          List.of(
              IdentifierSpec.of("no", IdentifierType.TEXT),
              IdentifierSpec.of("phone", IdentifierType.PHONE),
              IdentifierSpec.of("id", IdentifierType.CN_ID)),
          "name",
          null,
          List.of());

  /**
   * What was measured.
   *
   * @param unique part of the people whose key nobody else has, by kind
   * @param candidates mean number of people that share a person's key, by kind
   * @param doubles part of the rounded numbers that lead to their person alone, after a double
   * @param fifteen the same after fifteen digits
   */
  record Rates(
      Map<KeyKind, Double> unique,
      Map<KeyKind, Double> candidates,
      double doubles,
      double fifteen) {}

  static Rates measure(int people, long seed) {
    Population population = new Population(seed);
    RowIndexer indexer =
        new RowIndexer(RowIndexerTest.KEYS, PLAN, List.of("no", "name", "phone", "id"));
    Map<KeyKind, long[]> keys = new LinkedHashMap<>();
    KINDS.forEach(kind -> keys.put(kind, new long[people]));
    long[] whole = new long[people];
    long[] ids = new long[people];
    Map<KeyKind, Integer> filled = new LinkedHashMap<>();
    for (int i = 0; i < people; i++) {
      Population.One one = population.next();
      ids[i] = one.id().endsWith("X") ? -1 : Long.parseLong(one.id());
      Set<KeyKind> had = new TreeSet<>();
      for (IndexKey key :
          indexer.keys(new String[] {"n" + i, one.name(), one.phone(), one.id()}).keys()) {
        if (key.use() == 2) {
          whole[i] = key.key().high();
        }
        KeyKind kind = KeyKind.ofUse(key.use()).orElse(null);
        if (kind != null && keys.containsKey(kind) && had.add(kind)) {
          requireNonNull(keys.get(kind))[i] = key.key().high();
          filled.merge(kind, 1, Integer::sum);
        }
      }
    }
    Map<KeyKind, Double> unique = new LinkedHashMap<>();
    Map<KeyKind, Double> candidates = new LinkedHashMap<>();
    for (KeyKind kind : KINDS) {
      // One in a million is called as a title: 陈太太.
      assertThat(filled.get(kind)).as(kind.label()).isGreaterThan(people - 20);
      long[] counts = counts(requireNonNull(keys.get(kind)));
      unique.put(kind, (double) counts[0] / people);
      candidates.put(kind, (double) counts[1] / people);
    }
    long[] heads = requireNonNull(keys.get(KeyKind.CN_ID_15));
    return new Rates(
        unique,
        candidates,
        rounded(ids, whole, heads, true, seed),
        rounded(ids, whole, heads, false, seed));
  }

  /** How many values stand alone, and the sum of squared sizes of groups of equal ones. */
  private static long[] counts(long[] keys) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    long alone = 0;
    long squares = 0;
    for (int from = 0, to = 0; from < sorted.length; from = to) {
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      alone += to - from == 1 ? 1 : 0;
      squares += (long) (to - from) * (to - from);
    }
    return new long[] {alone, squares};
  }

  /**
   * Looks rounded numbers of a sample up as a trace does: what the keys of one use find is united,
   * what keys of different uses find is intersected.
   */
  private static double rounded(
      long[] ids, long[] whole, long[] heads, boolean asDouble, long seed) {
    Map<Long, Set<Integer>> byWhole = index(whole);
    Map<Long, Set<Integer>> byHead = index(heads);
    DumpProbe probe = new DumpProbe(RowIndexerTest.KEYS, PLAN);
    Random random = new Random(seed + 1);
    int tried = 0;
    int right = 0;
    while (tried < 50_000) {
      int person = random.nextInt(ids.length);
      if (ids[person] < 0) {
        continue;
      }
      tried++;
      Set<Integer> byNumber = new TreeSet<>();
      Set<Integer> byBeginning = new TreeSet<>();
      for (Probe one : probe.probes(Map.of("id", cell(ids[person], asDouble, random)))) {
        BlindIndex key = one.key();
        Map<Long, Set<Integer>> index = one.use() == 2 ? byWhole : byHead;
        (one.use() == 2 ? byNumber : byBeginning).addAll(index.getOrDefault(key.high(), Set.of()));
      }
      Set<Integer> found = byNumber.isEmpty() ? byBeginning : byNumber;
      if (!byNumber.isEmpty() && !byBeginning.isEmpty()) {
        found.retainAll(byBeginning);
      }
      right += found.equals(Set.of(person)) ? 1 : 0;
    }
    return (double) right / tried;
  }

  private static String cell(long id, boolean asDouble, Random random) {
    double held = (double) id;
    String digits = Long.toString(id);
    if (!asDouble) {
      return random.nextBoolean()
          ? digits.substring(0, 15) + "000"
          : "%s.%sE+17".formatted(digits.charAt(0), digits.substring(1, 15));
    }
    return switch (random.nextInt(3)) {
      case 0 -> Double.toString(held);
      case 1 -> new BigDecimal(held).toPlainString();
      default -> new BigDecimal(held).toPlainString() + ".0";
    };
  }

  private static Map<Long, Set<Integer>> index(long[] keys) {
    Map<Long, Set<Integer>> index = new java.util.HashMap<>(2 * keys.length);
    for (int i = 0; i < keys.length; i++) {
      Set<Integer> before = index.get(keys[i]);
      if (before == null) {
        index.put(keys[i], Set.of(i));
      } else {
        Set<Integer> both = new TreeSet<>(before);
        both.add(i);
        index.put(keys[i], both);
      }
    }
    return index;
  }

  /** The required figures, on people that nothing was chosen on. */
  @Test
  void partialKeysTellAMillionPeopleApart() {
    long begun = System.nanoTime();
    Rates rates = measure(1_000_000, 20_261);
    double seconds = (System.nanoTime() - begun) / 1e9;
    double told = rates.unique().getOrDefault(KeyKind.PHONE_3_4_SURNAME, 0.0);
    FigureBook book = FigureBook.here();
    book.put(ReadingFigure.MASKED_PHONES, Math.round(told * 1e6), 1_000_000, told >= .95, seconds);
    book.put(
        ReadingFigure.ROUNDED_NUMBERS,
        Math.round(rates.doubles() * 50_000),
        50_000,
        rates.doubles() >= .999,
        seconds);

    assertThat(rates.unique().get(KeyKind.PHONE_3_4_SURNAME)).isGreaterThanOrEqualTo(.95);
    assertThat(rates.unique().get(KeyKind.PHONE_4_NAME)).isGreaterThanOrEqualTo(.95);
    assertThat(rates.unique().get(KeyKind.CN_ID_6_4_SURNAME)).isGreaterThanOrEqualTo(.99);
    assertThat(rates.doubles()).isGreaterThanOrEqualTo(.999);
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    Rates rates = measure(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
    rates
        .unique()
        .forEach(
            (kind, unique) ->
                System.out.printf(
                    Locale.ROOT,
                    "%-22s candidates %8.2f  unique %6.2f %%%n",
                    kind.label(),
                    requireNonNull(rates.candidates().get(kind)),
                    100 * unique));
    System.out.printf(
        Locale.ROOT,
        "resident numbers found alone: after a double %.3f %%, after 15 digits %.3f %%%n",
        100 * rates.doubles(),
        100 * rates.fifteen());
  }
}
