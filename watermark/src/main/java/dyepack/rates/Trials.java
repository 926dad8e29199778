package dyepack.rates;

import dyepack.attribution.Evidence;
import dyepack.attribution.FalseAccusationBound;
import dyepack.code.Conditioning;
import dyepack.code.ExpertBank;
import dyepack.code.HeldRows;
import dyepack.code.ReadRow;
import dyepack.code.Recipients;
import dyepack.code.RowBatch;
import dyepack.code.Tally;
import dyepack.code.TallyKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How many rows it takes until one of a few guilty recipients is accused in 99 of 100 dumps. Only
 * the guilty are tallied; the bound pays for all 2,000 recipients.
 */
final class Trials {
  static final int RECIPIENTS = 2_000;
  static final double ALPHA = 1e-6;
  private static final double DETECTED = .99;

  /**
   * A dump whose bound lies by a factor of 1e12 below what is asked is taken to accuse however long
   * it grows: coming back over the line would take as much evidence against the source as for it.
   */
  private static final double FAR_BELOW = 12 * Math.log(10);

  /** Makes dumps of one kind. */
  interface Source {
    /** Starts a new dump: new table, new keys. */
    Dump next(SplittableRandom random);
  }

  /** A dump that grows row by row. */
  interface Dump {
    /** Returns those who are guilty. */
    Recipients guilty();

    /** Makes the next row, as read. */
    ReadRow row();
  }

  /**
   * Rows needed.
   *
   * @param rows the smallest number at which 99 % of the dumps accuse
   * @param low the smallest at which it could be, by a 95 % interval of the part
   * @param high the smallest at which it is for sure; -1 beyond the longest dump
   */
  record RowsNeeded(int rows, int low, int high) {
    @Override
    public String toString() {
      String range = low + " to " + (high < 0 ? "more" : high);
      return rows < 0 ? "more than looked at" : rows + " (" + range + ")";
    }
  }

  private final int trials;
  private final long seed;

  Trials(int trials, long seed) {
    this.trials = trials;
    this.seed = seed;
  }

  /**
   * Returns the rows needed.
   *
   * @param checks numbers of rows at which is looked, ascending
   */
  RowsNeeded rowsNeeded(Source source, int[] checks) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SplittableRandom> chances = Stream.generate(random::split).limit(trials).toList();
    int[] accused =
        chances.parallelStream()
            .map(chance -> follow(source.next(chance), checks))
            .reduce(new int[checks.length], Trials::sum);
    int rows = -1;
    int low = -1;
    int high = -1;
    for (int i = checks.length - 1; i >= 0; i--) {
      Proportion part = new Proportion(accused[i], trials);
      rows = part.value() >= DETECTED ? checks[i] : rows;
      low = part.interval().high() >= DETECTED ? checks[i] : low;
      high = part.interval().low() >= DETECTED ? checks[i] : high;
    }
    return new RowsNeeded(rows, low, high);
  }

  /** Says at which checks a growing dump accuses: 1 where it does. */
  private static int[] follow(Dump dump, int[] checks) {
    TallyKernel kernel = new TallyKernel(dump.guilty(), HeldRows.ALL);
    Tally tally = Tally.EMPTY;
    int[] accused = new int[checks.length];
    int made = 0;
    for (int i = 0; i < checks.length; i++) {
      List<ReadRow> fresh = new ArrayList<>();
      for (; made < checks[i]; made++) {
        fresh.add(dump.row());
      }
      tally = tally.plus(kernel.tally(RowBatch.of(fresh), Conditioning.NONE));
      double logBound = logBound(tally, dump.guilty());
      if (logBound <= Math.log(ALPHA) - FAR_BELOW) {
        Arrays.fill(accused, i, checks.length, 1);
        return accused;
      }
      accused[i] = logBound <= Math.log(ALPHA) ? 1 : 0;
    }
    return accused;
  }

  /** Returns the logarithm of the smallest bound of a guilty one. */
  private static double logBound(Tally tally, Recipients guilty) {
    Evidence evidence = new Evidence(tally, ExpertBank.UNCONDITIONAL, guilty.lineage());
    FalseAccusationBound bound = new FalseAccusationBound(RECIPIENTS, 1);
    double smallest = 0;
    for (int i = 0; i < guilty.size(); i++) {
      smallest = Math.min(smallest, bound.log(evidence.logP(i), 1));
    }
    return smallest;
  }

  private static int[] sum(int[] a, int[] b) {
    int[] sum = a.clone();
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** Returns numbers from {@code from} to {@code to}, close up to 200 and 3 % apart beyond. */
  static int[] steps(int from, int to) {
    List<Integer> steps = new ArrayList<>();
    for (int at = from; at <= to; at += Math.max(1, at / 33)) {
      steps.add(at);
    }
    return steps.stream().mapToInt(Integer::intValue).toArray();
  }
}
