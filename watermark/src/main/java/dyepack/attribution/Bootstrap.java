package dyepack.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How far shares of a mixture could be off, by fitting dumps whose rows are drawn again from the
 * dump (Poisson bootstrap: each class count is redrawn, which is the multinomial one but for the
 * total). Percentiles 2.5 and 97.5.
 */
final class Bootstrap {
  private static final int MANY_CLASSES = 5_000;

  private Bootstrap() {}

  /** Returns one interval per accused's share, the unknown one last. */
  static List<Interval> intervals(CopyMixture mixture, long seed) {
    MixtureFit fit = mixture.fit();
    int runs = fit.counts().length > MANY_CLASSES ? 60 : 200;
    SplittableRandom random = new SplittableRandom(seed);
    double[] found = mixture.shares();
    double[][] drawn = new double[found.length][runs];
    for (int run = 0; run < runs; run++) {
      double[] shares = mixture.sums(fit.refit(redrawn(fit.counts(), random)).shares());
      for (int s = 0; s < shares.length; s++) {
        drawn[s][run] = shares[s];
      }
    }
    List<Interval> intervals = new ArrayList<>();
    for (int s = 0; s < drawn.length; s++) {
      Arrays.sort(drawn[s]);
      int tail = Math.max(1, (int) Math.round(runs * .025));
      double share = found[s];
      intervals.add(
          new Interval(
              Math.min(share, drawn[s][tail - 1]), Math.max(share, drawn[s][runs - tail])));
    }
    return intervals;
  }

  private static double[] redrawn(double[] counts, SplittableRandom random) {
    double[] redrawn = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      redrawn[i] = Draw.poisson(counts[i], random);
    }
    return redrawn;
  }
}
