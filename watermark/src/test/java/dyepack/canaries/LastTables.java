package dyepack.canaries;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Tables that were written after the last change of the forge, and measured once. */
final class LastTables {
  private LastTables() {}

  private static double exponential(Random random, double mean) {
    return -Math.log(1 - random.nextDouble()) * mean;
  }

  /** Claims of an insurance in the order of their numbers, several for each contract. */
  static TestTables claims(long seed, int rows) {
    Random random = new Random(91 * seed + 13);
    String[] causes = {"water", "storm", "theft", "glass", "fire", "liability"};
    double[] means = {2_400, 1_300, 900, 350, 9_000, 1_700};
    List<String[]> contracts = new ArrayList<>();
    for (int i = 0; i < rows / 2; i++) {
      LocalDate begun = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(5_400));
      contracts.add(
          new String[] {
            String.format("VN%d-%06d", 10 + random.nextInt(5), random.nextInt(1_000_000)),
            begun.toString(),
            String.format("%05d", 1_067 + 37 * random.nextInt(2_600)),
            new String[] {"basic", "comfort", "premium"}
                [(int) (3 * Math.pow(random.nextDouble(), 2))]
          });
    }
    List<String[]> table = new ArrayList<>();
    long number = 2_024_000_117L;
    LocalDateTime reported = LocalDateTime.of(2024, 1, 2, 7, 30);
    for (int i = 0; i < rows; i++) {
      number += 1 + (random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0);
      reported = reported.plusMinutes((long) exponential(random, 50));
      String[] contract = contracts.get(random.nextInt(contracts.size()));
      int cause = (int) (causes.length * Math.pow(random.nextDouble(), 1.3));
      long sum = Math.round(Math.exp(0.8 * random.nextGaussian()) * means[cause]);
      long own = contract[3].equals("premium") ? 0 : contract[3].equals("comfort") ? 150 : 500;
      long paid = random.nextInt(8) == 0 ? 0 : Math.max(0, sum - own);
      table.add(
          new String[] {
            Long.toString(number),
            reported.toString().substring(0, 16),
            reported.toLocalDate().minusDays((long) exponential(random, 6)).toString(),
            contract[0],
            contract[1],
            contract[2],
            contract[3],
            causes[cause],
            Long.toString(sum),
            Long.toString(own),
            Long.toString(paid),
            paid == 0 ? "refused" : random.nextInt(9) == 0 ? "open" : "paid",
            "A" + (cause * 7 + random.nextInt(7))
          });
    }
    return new TestTables(
        "claims",
        List.of(
            "claim",
            "reported",
            "happened",
            "contract",
            "since",
            "zip",
            "tariff",
            "cause",
            "sum",
            "own",
            "paid",
            "state",
            "clerk"),
        List.of(
            IdentifierSpec.of("claim", IdentifierType.NUMBER),
            IdentifierSpec.of("contract", IdentifierType.TEXT)),
        table);
  }

  /** Readings of meters every quarter of an hour, one station after the other. */
  static TestTables readings(long seed, int rows) {
    Random random = new Random(77 * seed + 29);
    List<String[]> table = new ArrayList<>();
    int station = 0;
    double temperature = 8;
    double total = 0;
    LocalDateTime time = LocalDateTime.of(2025, 11, 3, 0, 0);
    String model = "";
    while (table.size() < rows) {
      if (table.size() % 192 == 0) {
        station += 1 + random.nextInt(4);
        time = LocalDateTime.of(2025, 11, 3, 0, 0);
        temperature = 4 + 8 * random.nextDouble();
        total = 10_000 * random.nextDouble();
        model = "EM" + (3 + random.nextInt(4)) + "0" + (random.nextBoolean() ? "x" : "");
      }
      double hour = time.getHour() + time.getMinute() / 60.0;
      temperature += 0.25 * random.nextGaussian() + 0.06 * Math.sin((hour - 8) * Math.PI / 12);
      double load =
          Math.exp(0.5 * Math.sin((hour - 11) * Math.PI / 12) + 0.3 * random.nextGaussian());
      total += load / 4;
      table.add(
          new String[] {
            Long.toString(random.nextLong() >>> 1, 36),
            String.format("ST%03d", station),
            time.toString().replace('T', ' '),
            model,
            String.format(Locale.ROOT, "%.1f", temperature),
            String.format(Locale.ROOT, "%.2f", load),
            String.format(Locale.ROOT, "%.1f", total),
            random.nextInt(40) == 0 ? "E" + random.nextInt(4) : "ok",
            Integer.toString(225 + (int) (4 * random.nextGaussian()))
          });
      time = time.plusMinutes(15);
    }
    return new TestTables(
        "readings",
        List.of("id", "station", "time", "model", "celsius", "kw", "kwh", "state", "volt"),
        List.of(IdentifierSpec.of("id", IdentifierType.TEXT)),
        table);
  }
}
