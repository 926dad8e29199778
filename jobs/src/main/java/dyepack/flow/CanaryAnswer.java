package dyepack.flow;

import java.util.List;

/**
 * A canary that was recognised.
 *
 * @param dataset its dataset
 * @param epoch the dataset's epoch
 * @param number its number in the pool
 * @param tier {@code rare}, {@code half} or {@code common}
 * @param inclusion part of the recipients that hold it on average
 * @param place file and line, empty for a single value
 * @param holders recipients who held it
 * @param enrolled recipients of the epoch
 */
public record CanaryAnswer(
    String dataset,
    int epoch,
    int number,
    String tier,
    double inclusion,
    String place,
    List<String> holders,
    int enrolled) {
  /**
   * Part of the finds that come from a share and not from outside of them (MATHS.md section 13).
   */
  private static final double FROM_A_SHARE = 0.98;

  /**
   * Returns how many times as likely this find is if one given holder leaked as it is on average
   * over innocent recipients: {@code R = 1 + w (1 / p - 1)} of MATHS.md section 13 with L = 1, as
   * no marks are read here; 49 for a rare canary, 1.2 for a common one. A lead, never an
   * accusation.
   */
  public double likelihoodRatio() {
    return 1 + FROM_A_SHARE * (1 / inclusion - 1);
  }
}
