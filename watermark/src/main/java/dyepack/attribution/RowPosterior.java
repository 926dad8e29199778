package dyepack.attribution;

import dyepack.code.RowClass;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose copy a single row came from: one of the accused or an unknown source. Said of single rows
 * only where the unknown part is below 20 % and the fit is good.
 */
public final class RowPosterior implements Serializable {
  private static final long serialVersionUID = 1L;

  /** With more of the rows from an unknown source nothing is said of single rows. */
  static final double MOST_UNKNOWN = .2;

  private final ArrayList<AccusedCopy> copies;
  private final int[] accused;
  private final double[] shares;
  private final ArrayList<double[]> damage;

  RowPosterior(CopyMixture mixture) {
    copies = new ArrayList<>(mixture.copies());
    accused = mixture.accused().clone();
    shares = mixture.fit().shares();
    damage = new ArrayList<>(mixture.fit().damage());
  }

  /** Returns the copies of the accused, in the order that classes must be made for. */
  public List<AccusedCopy> copies() {
    return List.copyOf(copies);
  }

  /** Returns whose a copy is: the place of its recipient among the accused. */
  public int accused(int copy) {
    return accused[copy];
  }

  /**
   * Returns probabilities that add up to 1: one for each copy, the last for an unknown source.
   *
   * @param row the row's class for {@link #copies()}
   */
  public double[] of(RowClass row) {
    double[] posterior = shares.clone();
    double sum = posterior[posterior.length - 1];
    for (int copy = 0; copy < copies.size(); copy++) {
      posterior[copy] *= row.likelihoodRatio(copy, damage.get(copy));
      sum += posterior[copy];
    }
    for (int s = 0; s < posterior.length; s++) {
      posterior[s] /= sum;
    }
    return posterior;
  }

  /**
   * Returns the probability that a row came from any copy of an accused.
   *
   * @param row the row's class for {@link #copies()}
   * @param whose place among the accused
   */
  public double of(RowClass row, int whose) {
    double[] posterior = of(row);
    double sum = 0;
    for (int copy = 0; copy < accused.length; copy++) {
      sum += accused[copy] == whose ? posterior[copy] : 0;
    }
    return sum;
  }

  /**
   * Returns the likeliest source of a row: its place among {@link #copies()}, or their number for
   * an unknown source.
   *
   * @param row the row's class for {@link #copies()}
   */
  public int likeliest(RowClass row) {
    double[] posterior = of(row);
    int best = posterior.length - 1;
    for (int copy = 0; copy < copies.size(); copy++) {
      best = posterior[copy] > posterior[best] ? copy : best;
    }
    return best;
  }
}
