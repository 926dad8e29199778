package dyepack.canaries;

import dyepack.share.BadInputException;
import java.io.Serializable;

/**
 * A number of canaries for each tier: what a share carries on average, as a policy states it.
 *
 * @param rare carried with inclusion .02
 * @param half carried with inclusion .5
 * @param common carried with inclusion .8
 */
public record TierCounts(double rare, double half, double common) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No canaries at all. */
  public static final TierCounts NONE = new TierCounts(0, 0, 0);

  /** Fewer rows than this carry no canaries. */
  public static final long FEWEST_ROWS = 200;

  /** The largest part of a share that canaries may make up on average. */
  public static final double LARGEST_PART = 0.01;

  /** Refuses a negative or unbounded count. */
  public TierCounts {
    if (!(rare >= 0 && half >= 0 && common >= 0 && rare + half + common <= 1e6)) {
      throw new BadInputException(
          "Canary counts rare "
              + rare
              + ", half "
              + half
              + ", common "
              + common
              + " can't be used: each needs to be 0 or more, and a million at most together.");
    }
  }

  /** Returns the count of one tier. */
  public double of(Tier tier) {
    return switch (tier) {
      case RARE -> rare;
      case HALF -> half;
      case COMMON -> common;
    };
  }

  /** Returns what a share carries on average. */
  public double sum() {
    return rare + half + common;
  }

  /**
   * Returns these counts scaled down so that canaries make up at most {@link #LARGEST_PART} of
   * {@code rows}, and {@link #NONE} below {@link #FEWEST_ROWS} rows.
   */
  public TierCounts cappedFor(long rows) {
    if (rows < FEWEST_ROWS || sum() == 0) {
      return NONE;
    }
    double scale = Math.min(1, LARGEST_PART * rows / sum());
    return new TierCounts(rare * scale, half * scale, common * scale);
  }

  /**
   * Returns how many canaries of a tier the pool needs so that a share carries these counts on
   * average: count / inclusion, rounded down.
   */
  public int poolSize(Tier tier) {
    return (int) Math.floor(of(tier) / tier.inclusion() + 1e-9);
  }
}
