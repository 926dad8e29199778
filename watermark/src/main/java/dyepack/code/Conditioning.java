package dyepack.code;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of those already accused when the others are tested: the mixture that explains the
 * rows so far. It is fitted without the recipients still to be tested, so their e-values stay valid
 * whatever it says.
 *
 * @param accused indexes of the accused
 * @param shares part of the rows that came from each; what is left to 1 is unknown
 * @param damage for each accused 32 numbers: the part of its marks destroyed, by field
 */
public record Conditioning(List<Integer> accused, List<Double> shares, List<double[]> damage)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nobody is accused yet. */
  public static final Conditioning NONE = new Conditioning(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Conditioning {
    if (accused.size() != shares.size() || accused.size() != damage.size()) {
      throw new IllegalArgumentException("one share and one damage for each accused");
    }
    accused = List.copyOf(accused);
    shares = List.copyOf(shares);
    damage = damage.stream().map(double[]::clone).toList();
  }

  /**
   * Returns {@link Profile#explained()} of a row: {@code 2 log2} of {@code unknown + sum of share x
   * likelihood ratio}, rounded and kept within -16 and 60.
   */
  int explained(RowClass row) {
    double mixture = 1;
    for (int a = 0; a < accused.size(); a++) {
      double ratio = row.likelihoodRatio(a, damage.get(a));
      mixture += shares.get(a) * (ratio - 1);
    }
    double steps = 2 * StrictMath.log(Math.max(mixture, 1e-9)) / StrictMath.log(2);
    return (int) Math.max(-16, Math.min(60, Math.round(steps)));
  }
}
