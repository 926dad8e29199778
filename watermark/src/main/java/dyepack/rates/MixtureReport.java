package dyepack.rates;

import dyepack.attribution.Accusation;
import dyepack.attribution.AccusedCopy;
import dyepack.attribution.Attributor;
import dyepack.attribution.DumpFacts;
import dyepack.attribution.MarkCondition;
import dyepack.attribution.Question;
import dyepack.attribution.RowPosterior;
import dyepack.attribution.TallySource;
import dyepack.attribution.Verdict;
import dyepack.code.Conditioning;
import dyepack.code.HeldRows;
import dyepack.code.Lineage;
import dyepack.code.ReadRow;
import dyepack.code.Recipients;
import dyepack.code.RowBatch;
import dyepack.code.RowClass;
import dyepack.code.RowClasses;
import dyepack.code.Suspect;
import dyepack.code.SymbolCode;
import dyepack.code.Tally;
import dyepack.code.TallyKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Whole attributions of dumps of 1,000 rows against 2,000 recipients: 62 % from one, 35 % from
 * another, 3 % from nobody recorded; 10 % of the marks random; hybrid plan.
 */
final class MixtureReport {
  private static final int ROWS = 1_000;
  private static final double[] SHARES = {.62, .35};
  private static final double DAMAGE = .1;
  private static final int BINS = 5;

  private final int runs;
  private long bothNamed;
  private long othersNamed;
  private long covered;
  private long shares;
  private long wellWithin;
  private double absoluteError;
  private final double[] claimed = new double[BINS];
  private final long[] right = new long[BINS];
  private final long[] rows = new long[BINS];

  MixtureReport(int runs) {
    this.runs = runs;
  }

  String run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < runs; run++) {
      attribute(random.split());
    }
    StringBuilder text = new StringBuilder();
    text.append(line("both sources named", new Proportion(bothNamed, runs)));
    text.append(String.format(Locale.ROOT, "- others named: %d of %,d dumps%n", othersNamed, runs));
    if (shares > 0) {
      text.append(
          String.format(
              Locale.ROOT, "- mean absolute error of a share: %.4f%n", absoluteError / shares));
      text.append(line("shares within 5 points", new Proportion(wellWithin, shares)));
      text.append(line("95 % intervals that hold the true share", new Proportion(covered, shares)));
    }
    text.append("\n| row posterior | rows | mean claimed | right |\n|---|---|---|---|\n");
    for (int bin = 0; bin < BINS; bin++) {
      if (rows[bin] > 0) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %.1f to %.1f | %,d | %.3f | %s |%n",
                (double) bin / BINS,
                (bin + 1.0) / BINS,
                rows[bin],
                claimed[bin] / rows[bin],
                new Proportion(right[bin], rows[bin])));
      }
    }
    return text.toString();
  }

  private static String line(String what, Proportion part) {
    return "- " + what + ": " + part + "\n";
  }

  private void attribute(SplittableRandom random) {
    MarkedTable table = new MarkedTable(Scheme.HYBRID.alphabets(), random);
    List<Suspect> suspects = new ArrayList<>();
    List<byte[]> keys = new ArrayList<>();
    for (int i = 0; i < Trials.RECIPIENTS; i++) {
      suspects.add(Suspect.recipient("r" + i));
      keys.add(table.bytes());
    }
    Recipients recipients = new Recipients(new Lineage(suspects), keys);
    int[] sources = {7, 11};
    int[] sourceOfRow = new int[ROWS];
    List<ReadRow> read = new ArrayList<>();
    SymbolCode[] codes = {
      new SymbolCode(keys.get(7)), new SymbolCode(keys.get(11)), new SymbolCode(table.bytes())
    };
    for (int i = 0; i < ROWS; i++) {
      double draw = random.nextDouble();
      sourceOfRow[i] = draw < SHARES[0] ? 0 : draw < SHARES[0] + SHARES[1] ? 1 : 2;
      MarkedTable.TableRow row = table.row();
      String[] copy = table.copy(row, codes[sourceOfRow[i]]);
      table.damage(row, copy, DAMAGE);
      read.add(table.read(row.rid(), copy));
    }
    score(recipients, read, sources, sourceOfRow, random.nextLong());
  }

  private void score(
      Recipients recipients, List<ReadRow> read, int[] sources, int[] sourceOfRow, long seed) {
    TallyKernel kernel = new TallyKernel(recipients, HeldRows.ALL);
    DumpFacts facts = new DumpFacts(ROWS, ROWS, 0, MarkCondition.UNKNOWN);
    Question question =
        new Question(
            recipients.lineage(), recipients.size(), 1, Trials.ALPHA, facts, Map.of(), seed);
    Verdict verdict = new Attributor(question).verdict(new Whole(kernel, RowBatch.of(read)));
    List<Accusation> accused = verdict.attribution().accused();
    long hits = accused.stream().filter(a -> indexOf(sources, a.index()) >= 0).count();
    bothNamed += hits == sources.length ? 1 : 0;
    othersNamed += accused.size() - hits;
    for (Accusation accusation : accused) {
      int source = indexOf(sources, accusation.index());
      if (source >= 0) {
        scoreShare(accusation, sourceOfRow, source);
      }
    }
    RowPosterior posterior = verdict.attribution().rowPosterior();
    if (posterior != null) {
      List<Integer> copies = posterior.copies().stream().map(AccusedCopy::recipient).toList();
      scoreRows(posterior, kernel.classify(read, copies), sources, sourceOfRow);
    }
  }

  private void scoreShare(Accusation accusation, int[] sourceOfRow, int source) {
    double truth = 0;
    for (int of : sourceOfRow) {
      truth += of == source ? 1.0 / ROWS : 0;
    }
    double error = Math.abs(accusation.shareOfDump() - truth);
    absoluteError += error;
    wellWithin += error <= .05 ? 1 : 0;
    covered +=
        accusation.shareOfDumpInterval().low() <= truth
                && truth <= accusation.shareOfDumpInterval().high()
            ? 1
            : 0;
    shares++;
  }

  private void scoreRows(
      RowPosterior posterior, List<RowClass> classes, int[] sources, int[] sourceOfRow) {
    for (int row = 0; row < ROWS; row++) {
      double[] of = posterior.of(classes.get(row));
      for (int a = 0; a < posterior.copies().size(); a++) {
        int bin = Math.min(BINS - 1, (int) (of[a] * BINS));
        claimed[bin] += of[a];
        rows[bin]++;
        int source = indexOf(sources, posterior.copies().get(a).recipient());
        right[bin] += source == sourceOfRow[row] ? 1 : 0;
      }
    }
  }

  private static int indexOf(int[] values, int wanted) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** A dump tallied in one piece. */
  private record Whole(TallyKernel kernel, RowBatch rows) implements TallySource {
    @Override
    public Tally tally(Conditioning given) {
      return kernel.tally(rows, given);
    }

    @Override
    public RowClasses classes(List<Integer> accused) {
      return kernel.classes(rows, accused);
    }
  }
}
