package dyepack.attribution;

import dyepack.code.RowClass;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a mixture describes how marks of the accused stand together in rows: cells that colluders
 * mixed one by one do not fit rows that each came from one copy.
 *
 * <p>Rows fall into patterns: for each accused all of the eligible marks match, none or some. The
 * observed distribution over patterns is compared with the fitted one by total variation distance.
 *
 * <p>Where copies of several epochs are fitted, how often symbols of one epoch can be read, and
 * which ones, depends on whether the row is of that epoch. So there each source is expected as
 * often as the fit finds it among rows with the same reads, not as often as among all.
 */
final class FitQuality {
  /** More accused than these are not looked at together. */
  private static final int COMPARED = 5;

  /** Distance that a useful model may have besides what chance makes. */
  private static final double TOLERATED = .03;

  private FitQuality() {}

  /** Says whether the fit is close enough to speak of single rows. */
  static boolean good(CopyMixture mixture) {
    MixtureFit fit = mixture.fit();
    boolean several = mixture.copies().stream().map(AccusedCopy::reading).distinct().count() > 1;
    Map<List<Integer>, double[]> sharesByReads = several ? fit.sharesByReads() : Map.of();
    int accused = Math.min(COMPARED, fit.shares().length - 1);
    int patterns = (int) Math.pow(3, accused);
    double[] seen = new double[patterns];
    double[] expected = new double[patterns];
    List<RowClass> classes = fit.classes();
    double[] counts = fit.counts();
    double rows = 0;
    for (int i = 0; i < counts.length; i++) {
      seen[pattern(classes.get(i), accused)] += counts[i];
      double[] shares =
          sharesByReads.getOrDefault(MixtureFit.readsOf(classes.get(i)), fit.shares());
      expect(fit, shares, classes.get(i), accused, counts[i], expected);
      rows += counts[i];
    }
    double distance = 0;
    for (int pattern = 0; pattern < patterns; pattern++) {
      distance += Math.abs(seen[pattern] - expected[pattern]) / 2;
    }
    return rows > 0 && distance / rows <= TOLERATED + Math.sqrt(patterns / rows) / 2;
  }

  private static int pattern(RowClass row, int accused) {
    int pattern = 0;
    for (int a = accused - 1; a >= 0; a--) {
      boolean all = true;
      boolean none = true;
      for (int read = 0; read < row.reads(); read++) {
        if (row.eligible(a, read)) {
          all &= row.matches(a, read);
          none &= !row.matches(a, read);
        }
      }
      pattern = pattern * 3 + (all ? 0 : none ? 1 : 2);
    }
    return pattern;
  }

  private static void expect(
      MixtureFit fit, double[] shares, RowClass row, int accused, double count, double[] expected) {
    for (int source = 0; source < shares.length; source++) {
      double[][] chances = new double[accused][];
      for (int a = 0; a < accused; a++) {
        chances[a] = chances(row, a, source == a ? fit.damage().get(a) : null);
      }
      for (int pattern = 0; pattern < expected.length; pattern++) {
        double chance = shares[source];
        int rest = pattern;
        for (int a = 0; a < accused; a++) {
          chance *= chances[a][rest % 3];
          rest /= 3;
        }
        expected[pattern] += count * chance;
      }
    }
  }

  /** Chances that all, none or some of the eligible marks match; without damage by pure chance. */
  private static double[] chances(RowClass row, int a, double @Nullable [] damage) {
    double all = 1;
    double none = 1;
    boolean any = false;
    for (int read = 0; read < row.reads(); read++) {
      if (row.eligible(a, read)) {
        double q = row.atom(read).matchProbability();
        double match = damage == null ? q : 1 - damage[row.field(read)] * (1 - q);
        all *= match;
        none *= 1 - match;
        any = true;
      }
    }
    return any ? new double[] {all, none, 1 - all - none} : new double[] {1, 0, 0};
  }
}
