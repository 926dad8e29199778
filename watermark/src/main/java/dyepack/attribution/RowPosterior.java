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

  private final ArrayList<Integer> accused;
  private final double[] shares;
  private final ArrayList<double[]> damage;

  RowPosterior(List<Integer> accused, double[] shares, List<double[]> damage) {
    this.accused = new ArrayList<>(accused);
    this.shares = shares.clone();
    this.damage = new ArrayList<>();
    damage.forEach(fields -> this.damage.add(fields.clone()));
  }

  /** Returns the indexes of the accused, in the order that classes must be made for. */
  public List<Integer> accused() {
    return List.copyOf(accused);
  }

  /**
   * Returns probabilities that add up to 1: one for each of the accused, the last for an unknown
   * source.
   *
   * @param row the row's class for {@link #accused()}
   */
  public double[] of(RowClass row) {
    double[] posterior = shares.clone();
    double sum = posterior[posterior.length - 1];
    for (int a = 0; a < accused.size(); a++) {
      posterior[a] *= row.likelihoodRatio(a, damage.get(a));
      sum += posterior[a];
    }
    for (int a = 0; a < posterior.length; a++) {
      posterior[a] /= sum;
    }
    return posterior;
  }

  /**
   * Returns the likeliest source of a row: its place among {@link #accused()}, or their number for
   * an unknown source.
   *
   * @param row the row's class for {@link #accused()}
   */
  public int likeliest(RowClass row) {
    double[] posterior = of(row);
    int best = posterior.length - 1;
    for (int a = 0; a < accused.size(); a++) {
      best = posterior[a] > posterior[best] ? a : best;
    }
    return best;
  }
}
