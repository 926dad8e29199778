package dyepack.rates;

/**
 * How long to measure.
 *
 * @param trials dumps per figure
 * @param longestDump rows of the longest dump of several sources
 * @param longestCollusion rows of the longest dump of colluders
 * @param innocentTests innocent recipients tested for the null calibration
 * @param mixtures mixed dumps attributed as a whole
 */
public record Effort(
    int trials, int longestDump, int longestCollusion, long innocentTests, int mixtures) {
  /** A few seconds: shows that everything works. */
  public static final Effort QUICK = new Effort(60, 100, 250, 40_000, 4);

  /** What is published: more than half an hour on two cores. */
  public static final Effort FULL = new Effort(600, 2_500, 2_500, 10_000_000, 100);
}
