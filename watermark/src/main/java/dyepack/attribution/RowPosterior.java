package dyepack.attribution;

import dyepack.code.RowClass;
import java.util.List;

/**
 * Whose copy a single row came from: one of the accused or an unknown source. Exists only where the
 * unknown part is below 20 % and the fit is good.
 */
public final class RowPosterior {
  /** With more of the rows from an unknown source nothing is said of single rows. */
  static final double MOST_UNKNOWN = .2;

  private final List<Integer> accused;
  private final double[] shares;
  private final List<double[]> damage;

  RowPosterior(List<Integer> accused, double[] shares, List<double[]> damage) {
    this.accused = List.copyOf(accused);
    this.shares = shares.clone();
    this.damage = damage.stream().map(double[]::clone).toList();
  }

  /** Returns the indexes of the accused, in the order that classes must be made for. */
  public List<Integer> accused() {
    return accused;
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
}
