package dyepack.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which of a recipient's own deliveries the rows come from, by the versions of values and by
 * canaries. Speaks of one recipient's shares only: across recipients versions exclude, they never
 * accuse.
 *
 * <p>A value is taken to be of the wrong version with probability 1 % (late corrections, rows mixed
 * with older ones), a canary to be found outside the shares that held it with probability 0.1 %.
 * All shares are equally likely beforehand. Rows are not independent witnesses (one export makes
 * all of them), so at most 100 are counted.
 */
public final class Dating {
  private static final double WRONG_VERSION = .01;
  private static final double WRONG_CANARY = .001;
  private static final double ROWS_COUNTED = 100;

  private Dating() {}

  /** Returns the shares with their posterior, the likeliest first. */
  public static List<DatedShare> posterior(List<ShareEvidence> shares) {
    double[] logs = new double[shares.size()];
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = logLikelihood(shares.get(i));
      max = Math.max(max, logs[i]);
    }
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.exp(logs[i] - max);
      sum += logs[i];
    }
    List<DatedShare> dated = new ArrayList<>();
    for (int i = 0; i < logs.length; i++) {
      dated.add(new DatedShare(shares.get(i).id(), logs[i] / sum));
    }
    dated.sort(Comparator.comparing(DatedShare::posterior).reversed());
    return dated;
  }

  /**
   * Returns the likeliest shares that together have at least the given probability.
   *
   * @param shares with their posterior, in any order
   * @param probability for instance .95
   */
  public static List<DatedShare> likeliest(List<DatedShare> shares, double probability) {
    List<DatedShare> sorted = new ArrayList<>(shares);
    sorted.sort(Comparator.comparing(DatedShare::posterior).reversed());
    List<DatedShare> taken = new ArrayList<>();
    double sum = 0;
    for (DatedShare share : sorted) {
      if (sum >= probability) {
        break;
      }
      taken.add(share);
      sum += share.posterior();
    }
    return taken;
  }

  private static double logLikelihood(ShareEvidence share) {
    double rows = share.compatible() + share.incompatible();
    double weight = rows > ROWS_COUNTED ? ROWS_COUNTED / rows : 1;
    return weight * share.compatible() * Math.log(1 - WRONG_VERSION)
        + weight * share.incompatible() * Math.log(WRONG_VERSION)
        + share.canariesNotHere() * Math.log(WRONG_CANARY);
  }
}
