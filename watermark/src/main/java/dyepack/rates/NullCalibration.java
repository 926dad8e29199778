package dyepack.rates;

import dyepack.attribution.Evidence;
import dyepack.attribution.FalseAccusationBound;
import dyepack.attribution.Interval;
import dyepack.code.Conditioning;
import dyepack.code.ExpertBank;
import dyepack.code.HeldRows;
import dyepack.code.Inclusion;
import dyepack.code.Lineage;
import dyepack.code.ReadRow;
import dyepack.code.Recipients;
import dyepack.code.RowBatch;
import dyepack.code.RowMerge;
import dyepack.code.Suspect;
import dyepack.code.SymbolCode;
import dyepack.code.Tally;
import dyepack.code.TallyKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How often innocents reach small p-values, on dumps of every kind: copies of others, two copies
 * merged row by row, the unmarked original, with and without canaries, 10 to 300 rows. A third of
 * the innocents got the data from another one.
 */
final class NullCalibration {
  private static final int INNOCENTS = 5_000;
  private static final int DECADES = 7;
  private static final double CANARIES = .05;
  private static final List<Scheme> SCHEMES = List.of(Scheme.values());
  private static final List<Inclusion> TIERS =
      List.of(Inclusion.RARE, Inclusion.HALF, Inclusion.COMMON);

  private final long tests;
  private final long[] atMost = new long[DECADES + 1];
  private long tested;
  private long accused;

  NullCalibration(long tests) {
    this.tests = tests;
  }

  String run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    while (tested < tests) {
      test(random.split());
    }
    return table();
  }

  private void test(SplittableRandom random) {
    Scheme scheme = SCHEMES.get(random.nextInt(SCHEMES.size()));
    MarkedTable table = new MarkedTable(scheme.alphabets(), random);
    Recipients innocents = innocents(table);
    RowBatch rows = RowBatch.of(dump(table, random));
    TallyKernel kernel = new TallyKernel(innocents, new DrawnCanaries(random.nextLong()));
    Tally tally = kernel.tally(rows, Conditioning.NONE);
    Evidence evidence = new Evidence(tally, ExpertBank.UNCONDITIONAL, innocents.lineage());
    FalseAccusationBound bound = new FalseAccusationBound(Trials.RECIPIENTS, 1);
    for (int i = 0; i < innocents.size(); i++) {
      double logP = evidence.logP(i);
      int decades = (int) Math.min(DECADES, Math.floor(-logP / Math.log(10) + 1e-12));
      for (int k = 1; k <= decades; k++) {
        atMost[k]++;
      }
      accused += bound.log(logP, 1) <= Math.log(Trials.ALPHA) ? 1 : 0;
    }
    tested += innocents.size();
  }

  private static Recipients innocents(MarkedTable table) {
    List<Suspect> suspects = new ArrayList<>();
    List<byte[]> keys = new ArrayList<>();
    for (int i = 0; i < INNOCENTS; i++) {
      suspects.add(
          i % 3 == 2 ? Suspect.subRecipient("r" + i, "r" + (i - 1)) : Suspect.recipient("r" + i));
      keys.add(table.bytes());
    }
    return new Recipients(new Lineage(suspects), keys);
  }

  private static List<ReadRow> dump(MarkedTable table, SplittableRandom random) {
    int kind = random.nextInt(3);
    int count = 10 + random.nextInt(291);
    boolean canaries = random.nextBoolean();
    SymbolCode first = new SymbolCode(table.bytes());
    SymbolCode second = new SymbolCode(table.bytes());
    List<ReadRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MarkedTable.TableRow row = table.row();
      Inclusion tier =
          canaries && random.nextDouble() < CANARIES
              ? TIERS.get(random.nextInt(TIERS.size()))
              : Inclusion.NONE;
      List<ReadRow> same = new ArrayList<>();
      String[] copy = kind == 0 ? row.cells() : table.copy(row, first);
      same.add(table.read(row.rid(), copy).asCanary(tier, 0));
      if (kind == 2) {
        same.add(table.read(row.rid(), table.copy(row, second)).asCanary(tier, 0));
      }
      rows.addAll(RowMerge.merge(same));
    }
    return rows;
  }

  private String table() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%,d tests of innocents; accused at alpha = %.0e with N = %,d: %d (95 %% upper bound"
                    + " %.1e per test, %.1e promised).%n%n"
                    + "| p at most | expected at most | found | 95 %% Poisson interval | |%n"
                    + "|---|---|---|---|---|%n",
                tested,
                Trials.ALPHA,
                Trials.RECIPIENTS,
                accused,
                new Proportion(accused, tested).poisson().high() / tested,
                Trials.ALPHA / Trials.RECIPIENTS));
    for (int k = 1; k <= DECADES; k++) {
      double nominal = tested * Math.pow(10, -k);
      Interval interval = new Proportion(atMost[k], tested).poisson();
      text.append(
          String.format(
              Locale.ROOT,
              "| 1e-%d | %,.0f | %,d | %,.1f to %,.1f | %s |%n",
              k,
              nominal,
              atMost[k],
              interval.low(),
              interval.high(),
              interval.low() <= nominal ? "holds" : "BROKEN"));
    }
    return text.toString();
  }

  /** Says whether every interval lies at or below nominal. */
  boolean holds() {
    for (int k = 1; k <= DECADES; k++) {
      if (new Proportion(atMost[k], tested).poisson().low() > tested * Math.pow(10, -k)) {
        return false;
      }
    }
    return true;
  }

  /** Everybody held every real row; each canary is drawn for each recipient. */
  private record DrawnCanaries(long seed) implements HeldRows {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean everything(int recipient) {
      return true;
    }

    @Override
    public boolean held(int recipient, ReadRow row) {
      long mixed = seed ^ row.rid().low() ^ (recipient * 0x9E3779B97F4A7C15L);
      return new SplittableRandom(mixed).nextDouble() < row.inclusion().probability();
    }
  }
}
