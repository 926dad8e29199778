package dyepack.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shares of a dump by accused, fitted over all readings of the dump together.
 *
 * <p>An accused stands in the fit with the copy by which it was accused. Its copy of another epoch
 * is added where the dump is {@code e^12} times as likely with it: whether somebody leaked two
 * copies decides on no accusation, only on how large its share is.
 *
 * @param copies the copies fitted
 * @param accused for each copy the place of its recipient among the accused
 * @param fit the fit over the copies and the unknown source
 */
record CopyMixture(List<AccusedCopy> copies, int[] accused, MixtureFit fit) {
  /** Logarithm of the likelihood that another copy has to win. */
  private static final double WORTH_A_COPY = 12;

  /** A copy that is a smaller part of its reading than this isn't looked for. */
  private static final double SMALLEST_SHARE = .005;

  /**
   * Fits.
   *
   * @param named each accused's copy, in the order of the accusations
   * @param byReading the last fit of each reading over all accused, in the same order
   */
  static CopyMixture of(DumpReadings dump, List<AccusedCopy> named, List<MixtureFit> byReading) {
    int[] accused = new int[named.size()];
    Arrays.setAll(accused, a -> a);
    if (byReading.size() == 1) {
      return new CopyMixture(named, accused, byReading.get(0));
    }
    CopyMixture mixture = fitted(dump, named, accused);
    for (int a = 0; a < named.size(); a++) {
      for (int reading = 0; reading < byReading.size(); reading++) {
        if (reading != named.get(a).reading()
            && byReading.get(reading).shares()[a] >= SMALLEST_SHARE) {
          CopyMixture larger =
              mixture.with(dump, new AccusedCopy(named.get(a).recipient(), reading), a);
          double won = larger.fit.logLikelihood() - mixture.fit.logLikelihood();
          mixture = won > WORTH_A_COPY ? larger : mixture;
        }
      }
    }
    return mixture;
  }

  private static CopyMixture fitted(DumpReadings dump, List<AccusedCopy> copies, int[] accused) {
    return new CopyMixture(copies, accused, MixtureFit.of(dump.classes(copies), copies.size()));
  }

  private CopyMixture with(DumpReadings dump, AccusedCopy copy, int of) {
    List<AccusedCopy> more = new ArrayList<>(copies);
    more.add(copy);
    int[] whose = Arrays.copyOf(accused, accused.length + 1);
    whose[accused.length] = of;
    return fitted(dump, more, whose);
  }

  /** Returns the share of each accused, and last that of the unknown source. */
  double[] shares() {
    return sums(fit.shares());
  }

  /** Returns the part of an accused's readable marks that is random, over all its copies. */
  double meanDamage(int a) {
    double damaged = 0;
    double share = 0;
    for (int copy = 0; copy < accused.length; copy++) {
      if (accused[copy] == a) {
        damaged += fit.shares()[copy] * fit.meanDamage(copy);
        share += fit.shares()[copy];
      }
    }
    return share > 0 ? damaged / share : fit.meanDamage(a);
  }

  /** Adds up what copies of one accused have; the unknown source's stays last. */
  double[] sums(double[] byCopy) {
    int most = Arrays.stream(accused).max().orElse(-1) + 1;
    double[] sums = new double[most + 1];
    for (int copy = 0; copy < accused.length; copy++) {
      sums[accused[copy]] += byCopy[copy];
    }
    sums[most] = byCopy[accused.length];
    return sums;
  }
}
